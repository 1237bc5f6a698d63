package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says in one sentence why a directory cannot be used. */
final class Directories {
    private Directories() {}

    /** Returns the failure of a write. */
    static FailureException unusable(Path directory, IOException e) {
        return FailureException.because("The directory " + directory + " cannot be used (" + reason(e)
                + "): make it writable, or name another one with --base.");
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

    /** Returns who owns a file, in words. */
    static String owner(Path file) {
        try {
            return Files.getOwner(file).getName();
        } catch (IOException | UnsupportedOperationException e) {
            return "another user";
        }
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file is in its way";
        }
        return e instanceof FileSystemException problem && problem.getReason() != null
                ? problem.getReason()
                : String.valueOf(e.getMessage());
    }
}
