package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says in one sentence why a directory cannot be used. */
final class Directories {
    private Directories() {}

    /** Returns the failure of a write. */
    static FailureException unusable(Path directory, IOException e) {
        String advice = e instanceof AccessDeniedException ? "make it writable" : "put that right";
        return FailureException.because("The directory " + directory + " cannot be used (" + Reason.of(e) + "): "
                + advice + ", or name another one with --base.");
    }

    /**
     * Checks that the user may look into a directory, if there is one.
     *
     * @throws FailureException if not
     */
    static void requireReadable(Path directory) {
        if (Files.isDirectory(directory) && !(Files.isReadable(directory) && Files.isExecutable(directory))) {
            throw FailureException.because("The directory " + directory + " belongs to " + owner(directory)
                    + " and cannot be read: do this as that user, or name another one with --base.");
        }
    }

    /** Returns the owner of a file, in words. */
    static String owner(Path file) {
        try {
            return Files.getOwner(file).getName();
        } catch (IOException | UnsupportedOperationException e) {
            return "another user";
        }
    }
}
