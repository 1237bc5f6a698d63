package dev.rollcall.registry.store;

import dev.rollcall.registry.roll.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * One open file: first all that was known when it was begun, then what has changed since. It gets its name only when
 * the first part is complete and forced. Not thread-safe.
 */
final class Journal implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final long begunWith;
    private long bytes;

    private Journal(FileChannel channel, long bytes) {
        this.channel = channel;
        this.begunWith = bytes;
        this.bytes = bytes;
    }

    /** Begins {@code file} with {@code entries}. */
    static Journal begin(Path file, Iterable<Entry> entries) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        FileChannel channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        try {
            long bytes = write(channel, entries);
            channel.force(true);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            forceDirectoryOf(file);
            return new Journal(channel, bytes);
        } catch (Throwable e) {
            channel.close();
            throw e;
        }
    }

    /** Appends {@code entries} and forces them to the disk. */
    void append(Iterable<Entry> entries) throws IOException {
        bytes += write(channel, entries);
        channel.force(false);
    }

    /** Returns how many bytes were appended. */
    long appended() {
        return bytes - begunWith;
    }

    /** Returns how many bytes it was begun with. */
    long begunWith() {
        return begunWith;
    }

    private static long write(FileChannel channel, Iterable<Entry> entries) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long written = 0;
        for (Entry entry : entries) {
            byte[] line = Line.of(EntryCodec.write(entry));
            written += line.length;
            if (line.length > buffer.remaining()) {
                flush(buffer, channel);
            }
            if (line.length > buffer.capacity()) {
                flush(ByteBuffer.wrap(line).position(line.length), channel);
            } else {
                buffer.put(line);
            }
        }
        flush(buffer, channel);
        return written;
    }

    private static void flush(ByteBuffer buffer, FileChannel channel) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    /** A name is on the disk only when its directory is forced; where a directory cannot be opened, nothing can be done. */
    private static void forceDirectoryOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null
                && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
                directory.force(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
