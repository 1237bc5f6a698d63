package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.PrivateFiles;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Function;
import java.util.function.Predicate;

/** A file that a command writes as a whole, or reads. */
record ArchiveFile(Path path) {
    /**
     * Requires that it can be written, and that nothing is overwritten.
     *
     * @throws FailureException if it exists, or its folder does not
     */
    void requireAbsent() {
        if (Files.exists(path)) {
            throw FailureException.because("There is a file " + path + " already.");
        }
        Path folder = path.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw FailureException.because("There is no folder " + folder + ": make it, or name another one.");
        }
    }

    /**
     * Requires that it can be read.
     *
     * @throws FailureException if it cannot
     */
    void requireReadable() {
        if (!Files.isRegularFile(path)) {
            throw FailureException.because("There is no file " + path + ".");
        }
        if (!Files.isReadable(path)) {
            throw FailureException.because(path + " may not be read by this user.");
        }
    }

    /**
     * Has it written, for its owner only. It has its name once it is complete, and on the disk.
     *
     * @param work writes into a file that is there, and says what became of it
     * @param done whether it is complete
     */
    <T> T write(Function<Path, T> work, Predicate<T> done) {
        Path unfinished = path.resolveSibling(path.getFileName() + ".unfinished");
        try {
            Files.deleteIfExists(unfinished);
            PrivateFiles.createFile(unfinished, "");
            unfinished.toFile().deleteOnExit(); // as when Ctrl-C ends the process
            try {
                T outcome = work.apply(unfinished);
                if (done.test(outcome)) {
                    PrivateFiles.force(unfinished);
                    Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
                    PrivateFiles.forceFolder(path);
                }
                return outcome;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written: " + Reason.of(e), e);
        }
    }
}
