package dev.rollcall.kit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * Changes a closed database in a copy that takes its place once it is complete: before that the database is as it was,
 * and from then on as it will be. A copy that an earlier attempt has left is overwritten.
 *
 * @param database its path without {@code .mv.db}
 */
record Rebuilding(Path database) {
    private static final String SUFFIX = ".mv.db";

    void run(Consumer<Path> work) {
        Path copy = database.resolveSibling(database.getFileName() + "-next");
        Path from = file(database);
        Path to = file(copy);
        try {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            workOrClear(work, copy, to);
            force(to, StandardOpenOption.WRITE);
            Files.move(to, from, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            forceFolder();
        } catch (IOException e) {
            throw new UncheckedIOException("The database " + database + " cannot be replaced", e);
        }
    }

    /** Deletes an unfinished copy: it may hold what must not be kept. */
    private static void workOrClear(Consumer<Path> work, Path copy, Path file) throws IOException {
        boolean done = false;
        try {
            work.accept(copy);
            done = true;
        } finally {
            if (!done) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static Path file(Path name) {
        return name.resolveSibling(name.getFileName() + SUFFIX);
    }

    /**
     * Makes the move survive a power cut; an operating system that does not let a folder be opened does that by itself.
     */
    private void forceFolder() {
        try {
            force(database.resolveSibling("."), StandardOpenOption.READ);
        } catch (IOException e) {
            System.getLogger(Rebuilding.class.getName())
                    .log(System.Logger.Level.DEBUG, "The folder cannot be forced", e);
        }
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (FileChannel channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
