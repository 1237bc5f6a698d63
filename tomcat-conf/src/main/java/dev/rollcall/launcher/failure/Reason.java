package dev.rollcall.launcher.failure;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/**
 * Why a file or a service could not be used, in words. The JDK's own messages are often no more than a name, or
 * nothing.
 */
public final class Reason {
    private Reason() {}

    /** Returns the part of a sentence that follows a colon, or stands in brackets. */
    public static String of(IOException e) {
        if (e instanceof NoSuchFileException missing) {
            return missing.getFile() + " is missing";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "a file is in its way";
        }
        if (e instanceof ConnectException && e.getMessage() == null) {
            return "connections are refused";
        }
        return e instanceof FileSystemException problem && problem.getReason() != null
                ? problem.getReason()
                : String.valueOf(e.getMessage());
    }
}
