package dev.rollcall.launcher.doctor;

import java.io.IOException;
import java.nio.file.AccessMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * What decides whether a directory can be written.
 *
 * @param owner its owner
 * @param mode its permissions, as {@code ls} writes them
 * @param readOnly whether it is mounted read-only
 */
record FileFacts(String owner, String mode, boolean readOnly) {

    static FileFacts of(Path directory) {
        return new FileFacts(owner(directory).orElse("nobody known"), mode(directory), isReadOnly(directory));
    }

    boolean isWritableByOwner() {
        return mode.charAt(1) == 'w';
    }

    /**
     * The refusal of a write says so, unless the message is in another language or, where a part of a file system is
     * mounted, the user has no right to write anyway.
     */
    static boolean isReadOnly(Path directory) {
        try {
            directory.getFileSystem().provider().checkAccess(directory, AccessMode.WRITE);
            return false;
        } catch (FileSystemException e) {
            return String.valueOf(e.getReason()).contains("Read-only") || isMountedReadOnly(directory);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isMountedReadOnly(Path directory) {
        try {
            return Files.getFileStore(directory).isReadOnly();
        } catch (IOException e) {
            return false;
        }
    }

    /** Returns the owner of a file, or of a link itself; empty if there is no such file, or no owners here. */
    static Optional<String> owner(Path file) {
        try {
            return Optional.of(Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName());
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    static String mode(Path file) {
        return PosixFilePermissions.toString(permissions(file));
    }

    /** Returns its permissions; none, if there is no such file. */
    static Set<PosixFilePermission> permissions(Path file) {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (IOException | UnsupportedOperationException e) {
            return Set.of();
        }
    }
}
