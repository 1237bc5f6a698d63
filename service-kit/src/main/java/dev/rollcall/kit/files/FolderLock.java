package dev.rollcall.kit.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps others out of a folder for as long as it is open; ended by the operating system when the process dies.
 *
 * <p>Two locks: a system property keeps the web applications of one JVM apart, and a file lock the JVMs. The file lock
 * alone would not do: closing any channel to the file ends a POSIX lock, even that of another web application, so the
 * lock file is never touched while a neighbour in the JVM holds it, and another file names the holder.
 */
public final class FolderLock implements AutoCloseable {

    private static final String LOCK = "lock";
    private static final String HOLDER = "holder";
    private static final String JVM_WIDE = "dev.rollcall.data-directory:";

    private final Path folder;
    private final FileChannel channel;

    private FolderLock(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /**
     * Locks a folder that exists.
     *
     * @param folder its real path
     * @param owner the new holder, in words for others that want it too
     * @throws FolderHeldException if it is held already
     * @throws IOException if the lock cannot be written
     */
    public static FolderLock take(Path folder, String owner) throws IOException {
        Object neighbour = System.getProperties().putIfAbsent(JVM_WIDE + folder, owner);
        if (neighbour != null) {
            throw new FolderHeldException(folder, neighbour.toString());
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                throw new FolderHeldException(folder, holder(folder));
            }
            tell(folder, owner);
            return new FolderLock(folder, channel);
        } catch (IOException e) {
            if (channel != null) {
                channel.close();
            }
            System.getProperties().remove(JVM_WIDE + folder);
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

    /** Names the holder in a file, if that can be written. */
    private static void tell(Path folder, String owner) throws IOException {
        Path holder = folder.resolve(HOLDER);
        try {
            Files.writeString(
                    holder, owner + ", process " + ProcessHandle.current().pid());
        } catch (IOException e) { // such as a full disk, on which much can still be done
            Files.deleteIfExists(holder);
        }
    }

    private static String holder(Path folder) {
        try {
            return Files.readString(folder.resolve(HOLDER), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "another process";
        }
    }

    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(folder.resolve(HOLDER));
        } finally {
            channel.close();
            System.getProperties().remove(JVM_WIDE + folder);
        }
    }
}
