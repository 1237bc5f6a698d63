package dev.rollcall.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Measured values: printed, and kept in {@code target/figures.txt}. */
public final class Figures {
    private Figures() {}

    /** Notes how long something took. */
    public static void note(String what, Duration took) {
        note(what, took.toMillis() + " ms");
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
