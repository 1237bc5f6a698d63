package dev.rollcall.system.bench;

import dev.rollcall.system.harness.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;

/** How long the WARs are that the distribution brings. */
final class WarSizes implements Measurement {
    private static final long MEBIBYTE = 1024 * 1024;
    private static final long GOAL = 12 * MEBIBYTE;

    @Override
    public void into(Table table) throws IOException {
        for (String war : List.of("registry", "log", "grading", "portal")) {
            long size = Files.size(Installation.distribution().resolve("webapps/" + war + ".war"));
            String measured = String.format(Locale.ROOT, "%.1f MiB", (double) size / MEBIBYTE);
            table.add(Figure.goal("`" + war + ".war`", measured, "<= 12 MiB", size <= GOAL));
        }
    }
}
