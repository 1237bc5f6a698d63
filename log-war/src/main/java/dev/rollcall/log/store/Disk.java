package dev.rollcall.log.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The few things the store does to its folder besides reading, so that a test can use a disk that fills up, breaks, or
 * forgets what it was not forced to keep. Thread-safe.
 */
interface Disk {

    /**
     * Makes an empty file, readable and writable by its owner only. It survives a power cut once its folder was forced.
     *
     * @throws java.nio.file.FileAlreadyExistsException if something is there, also a symbolic link
     */
    AppendFile create(Path file) throws IOException;

    /** Makes a folder for its owner only, unless it is there; it survives a power cut once its parent was forced. */
    void createFolder(Path folder) throws IOException;

    /** Returns once what was made, moved and deleted in {@code folder} would survive a power cut. */
    void forceFolder(Path folder) throws IOException;

    /** Renames a file in its folder, in one step; the name survives a power cut once the folder was forced. */
    void rename(Path file, Path name) throws IOException;

    /** Deletes a file or an empty folder if it is there. */
    void delete(Path path) throws IOException;

    /** Returns how many bytes can still be written below {@code folder}. */
    long usableBytes(Path folder);

    /** Returns how many bytes the disk has on which {@code folder} is; {@link Long#MAX_VALUE} where it does not tell. */
    long totalBytes(Path folder);
}
