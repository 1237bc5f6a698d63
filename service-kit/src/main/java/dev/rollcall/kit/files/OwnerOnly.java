package dev.rollcall.kit.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders of mode 0700 and files of mode 0600; plain ones where the file system knows no modes. Stateless. */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /**
     * Creates a folder and those above it where they are missing, and closes an existing one to others.
     *
     * @return its real path
     * @throws IOException if it cannot be created, or belongs to another user
     */
    public static Path folder(Path folder) throws IOException {
        if (!posix(folder)) {
            return Files.createDirectories(folder).toRealPath();
        }
        Path real = Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER))
                .toRealPath();
        Files.setPosixFilePermissions(real, FOLDER);
        return real;
    }

    /**
     * Creates an empty file. Works on a thread that is interrupted, too.
     *
     * @throws FileAlreadyExistsException if there is something of that name, a symbolic link included
     * @throws IOException if it cannot be created
     */
    public static void create(Path file) throws IOException {
        FileAttribute<?>[] mode = posix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
                : new FileAttribute<?>[0];
        Files.createFile(file, mode);
        forceFolder(file);
    }

    /** Makes a second name for a file, as {@link Files#createLink} does. */
    @FunctionalInterface
    public interface Link {
        /**
         * Makes {@code name} lead to {@code file}.
         *
         * @throws FileAlreadyExistsException if there is something of that name
         * @throws IOException if it cannot be done, for instance because there are no links
         */
        void make(Path name, Path file) throws IOException;
    }

    /**
     * Gives a complete file its name, unless that is taken. Where there are no links (FAT, many a share) the name is
     * taken first, by an empty file.
     *
     * @throws FileAlreadyExistsException if there is something of that name
     */
    public static void name(Path name, Path draft, Link link) throws IOException {
        try {
            link.make(name, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            create(name);
            try {
                Files.move(draft, name, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException broken) {
                Files.deleteIfExists(name);
                throw broken;
            }
        }
        forceFolder(name);
    }

    /** Forces the folder of a new file, so that its name survives a power cut, if the system can do that. */
    public static void forceFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && posix(folder)) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException e) {
                // The file is there for every process; only a power cut in the next seconds could take its name.
            }
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
