package dev.rollcall.kit.servlet;

import dev.rollcall.kit.files.FolderHeldException;
import dev.rollcall.kit.files.FolderLock;
import dev.rollcall.kit.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A folder below the data directory that belongs to one web application alone: mode 0700, locked while it is open. */
final class DataDirectory implements AutoCloseable {

    private final Path folder;
    private final FolderLock lock;

    private DataDirectory(Path folder, FolderLock lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Creates the folder where it is missing, and locks it.
     *
     * @param root the data directory, shared by all
     * @param name the folder below it, which may have several parts
     * @param owner the new holder, in words for others that want it too
     * @throws DataDirectoryException if it cannot be written or is held already
     */
    static DataDirectory open(Path root, String name, String owner) throws DataDirectoryException {
        Path folder = root.resolve(name);
        try {
            Path created = OwnerOnly.folder(folder);
            return new DataDirectory(created, FolderLock.take(created, owner));
        } catch (FolderHeldException e) {
            throw new DataDirectoryException(
                    "The folder " + folder + " is in use by " + e.holder() + ".", List.of(), null);
        } catch (IOException e) {
            throw unwritable(root, e);
        }
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
        lock.close();
    }
}
