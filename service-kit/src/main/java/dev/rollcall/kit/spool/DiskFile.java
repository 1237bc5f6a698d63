package dev.rollcall.kit.spool;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * A {@link SpoolFile} on disk. Not a {@code FileChannel}: an interrupt of one thread that logs would close it for all.
 */
final class DiskFile implements SpoolFile {

    private final RandomAccessFile file;

    DiskFile(Path path) throws IOException {
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    @Override
    public long size() throws IOException {
        return file.length();
    }

    @Override
    public void read(ByteBuffer into, long position) throws IOException {
        file.seek(position);
        int count = 0;
        while (into.hasRemaining() && count >= 0) {
            count = file.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
            into.position(into.position() + Math.max(0, count));
        }
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
        file.seek(position);
        file.write(bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining());
        bytes.position(bytes.limit());
    }

    @Override
    public void truncate(long size) throws IOException {
        file.setLength(size);
    }

    @Override
    public void force() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
