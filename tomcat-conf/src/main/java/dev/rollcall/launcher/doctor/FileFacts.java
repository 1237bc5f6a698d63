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
 * @param owner whose it is
 * @param mode its permissions, as {@code ls} writes them
 * @param readOnly whether it is mounted so that nobody can write
 */
record FileFacts(String owner, String mode, boolean readOnly) {

    static FileFacts of(Path directory) {
        return new FileFacts(owner(directory).orElse("nobody known"), mode(directory), isReadOnly(directory));
    }

    boolean isWritableByOwner() {
        return mode.charAt(1) == 'w';
    }

    /** The system says so to whoever asks to write, except in other languages and, of a part of a file system, to strangers. */
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

    /** Returns whose a file is, or a link itself; empty if there is none, or no such thing here. */
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
