package dev.rollcall.kit.servlet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder below the data directory that belongs to one web application alone: mode 0700, locked while it is open.
 *
 * <p>Two locks: a system property keeps the web applications of one JVM apart, and a file lock the JVMs. The file lock
 * alone would not do: closing any channel to the file ends a POSIX lock, even that of another web application, so the
 * lock file is never touched while a neighbour in the JVM holds it, and who holds it is told by another file.
 */
final class DataDirectory implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final String HOLDER = "holder";
    private static final String JVM_WIDE = "dev.rollcall.data-directory:";

    private final Path folder;
    private final String jvmWide;
    private final FileChannel channel;

    private DataDirectory(Path folder, String jvmWide, FileChannel channel) {
        this.folder = folder;
        this.jvmWide = jvmWide;
        this.channel = channel;
    }

    /**
     * Creates the folder where it is missing, and locks it.
     *
     * @param root the data directory, shared by all
     * @param name the folder below it, which may have several parts
     * @param owner who opens it, in words for somebody who wants it too
     * @throws DataDirectoryException if it cannot be written or somebody else holds it
     */
    static DataDirectory open(Path root, String name, String owner) throws DataDirectoryException {
        Path folder = root.resolve(name);
        try {
            Path created = create(folder);
            String jvmWide = JVM_WIDE + created;
            Object neighbour = System.getProperties().putIfAbsent(jvmWide, owner);
            if (neighbour != null) {
                throw held(folder, neighbour.toString());
            }
            return lock(created, jvmWide, owner);
        } catch (IOException e) {
            throw unwritable(root, e);
        }
    }

    private static DataDirectory lock(Path folder, String jvmWide, String owner)
            throws IOException, DataDirectoryException {
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                throw held(folder, holder(folder));
            }
            Files.writeString(
                    folder.resolve(HOLDER),
                    owner + ", process " + ProcessHandle.current().pid());
            return new DataDirectory(folder, jvmWide, channel);
        } catch (IOException | DataDirectoryException e) {
            if (channel != null) {
                channel.close();
            }
            System.getProperties().remove(jvmWide);
            throw e;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String holder(Path folder) {
        try {
            return Files.readString(folder.resolve(HOLDER), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "another process";
        }
    }

    private static Path create(Path folder) throws IOException {
        Set<PosixFilePermission> ownerOnly = PosixFilePermissions.fromString("rwx------");
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return Files.createDirectories(folder).toRealPath();
        }
        Path real = Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ownerOnly))
                .toRealPath();
        Files.setPosixFilePermissions(real, ownerOnly);
        return real;
    }

    private static DataDirectoryException held(Path folder, String holder) {
        return new DataDirectoryException("The folder " + folder + " is in use by " + holder + ".", List.of(), null);
    }

    static DataDirectoryException unwritable(Path root, IOException cause) {
        return DirectoryAdvice.here().unwritable(root, cause);
    }

    /** Returns the folder. */
    Path path() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(folder.resolve(HOLDER));
        } catch (NoSuchFileException e) {
            // Somebody removed the folder; there is nothing left to say who holds it.
        } finally {
            channel.close();
            System.getProperties().remove(jvmWide);
        }
    }
}
