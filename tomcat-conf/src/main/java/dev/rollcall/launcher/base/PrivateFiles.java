package dev.rollcall.launcher.base;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Directories 0700 and files 0600 where the file system knows such modes. */
public final class PrivateFiles {
    private static final FileAttribute<?>[] NONE = {};

    private PrivateFiles() {}

    /** Creates a directory and its parents, those that are missing with mode 0700. */
    public static void createDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory, mode(directory, "rwx------"));
        }
    }

    /**
     * Creates a file with mode 0600 in one step: a reader finds all of it or nothing, also after a power cut; where there
     * are no hard links (FAT, many a share), for a moment an empty file.
     *
     * @return false if there was one already; it stays as it is
     */
    public static boolean createFile(Path file, String text) throws IOException {
        return createFile(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static boolean createFile(Path file, byte[] content) throws IOException {
        return createFile(file, content, draft -> Files.createLink(file, draft));
    }

    static boolean createFile(Path file, byte[] content, Step link) throws IOException {
        try {
            write(file, content, draft -> {
                force(draft);
                name(draft, file, link);
            });
            forceFolder(file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Makes a file hold a text, with mode 0600 and in one step: a reader finds the old text or the new one. */
    public static void replaceFile(Path file, String text) throws IOException {
        write(
                file,
                text.getBytes(StandardCharsets.UTF_8),
                draft -> Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING));
    }

    /** Puts the content of a file onto the disk. */
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Puts the name of a new file onto the disk, where the system can do that. */
    public static void forceFolder(Path file) {
        try (FileChannel channel = FileChannel.open(file.resolveSibling("."), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Every process finds the file; only a power cut in the next seconds could take it.
        }
    }

    /** Gives a whole file its name. */
    interface Step {
        void take(Path draft) throws IOException;
    }

    /** A link fails if the name is taken. Without links the name is taken first, which fails likewise. */
    private static void name(Path draft, Path file, Step link) throws IOException {
        try {
            link.take(draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | UnsupportedOperationException e) {
            Files.createFile(file, mode(file, "rw-------"));
            try {
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException broken) {
                Files.deleteIfExists(file);
                throw broken;
            }
        }
    }

    private static void write(Path file, byte[] content, Step last) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException(file + " is not a file");
        }
        Path draft = Files.createTempFile(directory, "." + file.getFileName(), ".new", mode(directory, "rw-------"));
        try {
            Files.write(draft, content);
            last.take(draft);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] mode(Path path, String permissions) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return NONE;
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
    }
}
