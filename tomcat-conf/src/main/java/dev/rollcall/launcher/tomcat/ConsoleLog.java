package dev.rollcall.launcher.tomcat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What Tomcat and the WARs print, in {@code logs/console.log}. At a start, and when the file has reached its limit, it
 * becomes {@code console.1.log}: two files at most, so that it cannot fill a disk.
 */
public final class ConsoleLog {
    private static final long MAX_BYTES = 16 << 20;
    private static final int TAIL_BYTES = 32 * 1024;

    private final Path file;
    private final long maxBytes;

    /** Keeps it in a directory. */
    public ConsoleLog(Path directory) {
        this(directory, MAX_BYTES);
    }

    ConsoleLog(Path directory, long maxBytes) {
        this.file = directory.resolve("console.log");
        this.maxBytes = maxBytes;
    }

    /** Returns the file. */
    public Path file() {
        return file;
    }

    /** Copies a stream to its end. A full disk loses lines, but never stops the process that prints them. */
    void drain(InputStream in) {
        byte[] buffer = new byte[8192];
        try {
            rotate();
        } catch (IOException e) {
            // Then the earlier log goes on.
        }
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                append(buffer, count);
            }
        } catch (IOException e) {
            // The process has ended, and its last words cannot be read.
        }
    }

    private void append(byte[] bytes, int count) {
        try {
            if (Files.exists(file) && Files.size(file) + count > maxBytes) {
                rotate();
            }
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                out.write(bytes, 0, count);
            }
        } catch (IOException e) {
            // Nowhere to say it: this is the log.
        }
    }

    private void rotate() throws IOException {
        if (Files.exists(file)) {
            Files.move(file, file.resolveSibling("console.1.log"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Returns why a context could not be started, as far as the log tells.
     *
     * @param context as Tomcat names it: empty for the root, else such as {@code /shop}
     * @param after earlier lines are of an earlier start
     * @param zone of the times in the log
     */
    public Optional<String> reason(String context, Instant after, ZoneId zone) {
        StartFailure failure = new StartFailure(context, after, zone);
        for (Path part : List.of(file.resolveSibling("console.1.log"), file)) {
            try (BufferedReader lines = // which takes bytes that are no UTF-8, too
                    new BufferedReader(new InputStreamReader(Files.newInputStream(part), StandardCharsets.UTF_8))) {
                lines.lines().forEach(failure::read);
            } catch (IOException | UncheckedIOException e) {
                // Then the other part has it, or nothing is known.
            }
        }
        return failure.reason();
    }

    /** Returns the last lines. */
    public List<String> tail(int lines) {
        try (RandomAccessFile reader = new RandomAccessFile(file.toFile(), "r")) {
            long start = Math.max(0, reader.length() - TAIL_BYTES);
            byte[] bytes = new byte[(int) (reader.length() - start)];
            reader.seek(start);
            reader.readFully(bytes);
            List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
