package dev.rollcall.launcher.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * A directory for the time of a command. It is deleted with what is in it when the command is done or, as by Ctrl-C, the
 * process is asked to end before. Thread-safe.
 */
final class Scratch implements AutoCloseable {
    private static final String INTERRUPTED = "interrupted";

    private final Path directory;
    private final Thread end = new Thread(this::delete, "rollcall-scratch");
    private boolean deleted;

    private Scratch(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes one.
     *
     * @param parent where, made if it is missing
     * @param prefix how its name begins
     * @throws IOException if that cannot be done, or the process is about to end
     */
    static Scratch in(Path parent, String prefix) throws IOException {
        PrivateFiles.createDirectories(parent);
        Scratch scratch = new Scratch(Files.createTempDirectory(parent, prefix));
        try {
            Runtime.getRuntime().addShutdownHook(scratch.end);
        } catch (IllegalStateException e) {
            scratch.delete();
            throw new IOException(INTERRUPTED, e);
        }
        return scratch;
    }

    Path directory() {
        return directory;
    }

    /**
     * Writes a file of it.
     *
     * @throws IOException if that fails, or it is deleted already
     */
    synchronized void write(Path file, InputStream content) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        Files.copy(content, file);
    }

    /**
     * Makes a directory of it, if it is missing.
     *
     * @throws IOException if that fails, or it is deleted already
     */
    synchronized void createDirectories(Path directory) throws IOException {
        if (deleted) {
            throw new IOException(INTERRUPTED);
        }
        Files.createDirectories(directory);
    }

    @Override
    public void close() {
        delete();
        try {
            Runtime.getRuntime().removeShutdownHook(end);
        } catch (IllegalStateException e) {
            // The process ends.
        }
    }

    private synchronized void delete() {
        deleted = true;
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Scratch files only; the next start has its own.
        }
    }
}
