package dev.rollcall.system.bench;

import dev.rollcall.system.harness.Installation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** How long the portal's own scripts and style sheets are, all of them together, each compressed by itself. */
final class PortalAssets implements Measurement {
    private static final double KILO = 1000;

    @Override
    public void into(Table table) throws IOException {
        try (var war = new ZipFile(
                Installation.distribution().resolve("webapps/portal.war").toFile())) {
            add(table, "scripts of all pages, gzip", compressed(war, ".js"), 40);
            add(table, "style sheets of all pages, gzip", compressed(war, ".css"), 15);
        }
    }

    private static void add(Table table, String what, long bytes, int goal) {
        table.add(Figure.goal(
                what, String.format(Locale.ROOT, "%.1f kB", bytes / KILO), "<= " + goal + " kB", bytes <= goal * KILO));
    }

    private static long compressed(ZipFile war, String ending) throws IOException {
        long sum = 0;
        List<? extends ZipEntry> files = war.stream()
                .filter(file ->
                        file.getName().startsWith("assets/") && file.getName().endsWith(ending))
                .toList();
        for (ZipEntry file : files) {
            var bytes = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(bytes)) {
                war.getInputStream(file).transferTo(gzip);
            }
            sum += bytes.size();
        }
        return sum;
    }
}
