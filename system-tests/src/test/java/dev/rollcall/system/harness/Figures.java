package dev.rollcall.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Measured values: printed, and kept in {@code target/figures.txt}. */
public final class Figures {
    private Figures() {}

    /** Notes how long something took. */
    public static void note(String what, Duration took) {
        note(what, took.toMillis() + " ms");
    }

    /** Notes the least, the median and the greatest of several durations. */
    public static void note(String what, List<Duration> took) {
        List<Duration> sorted = took.stream().sorted().toList();
        note(
                what,
                "min " + seconds(sorted.get(0)) + ", median " + seconds(sorted.get(sorted.size() / 2)) + ", max "
                        + seconds(sorted.get(sorted.size() - 1)) + " of " + sorted.size());
    }

    /** Returns a duration as people read it. */
    public static String seconds(Duration took) {
        return String.format(Locale.ROOT, "%.2f s", took.toMillis() / 1000.0);
    }

    /** Notes a value. */
    public static synchronized void note(String what, Object value) {
        String line = what + ": " + value + System.lineSeparator();
        System.out.print("FIGURE " + line);
        Path file = Installation.target("figures.txt");
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
