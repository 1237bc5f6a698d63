package dev.rollcall.grading.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FileUtils;

/**
 * A file that is read and written by other threads than the caller's, so that an interrupt of the caller does not close
 * it: a {@link java.nio.channels.FileChannel} would be closed for everybody.
 */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // accesses name their position, so they may overlap
final class AsyncFile extends FileBaseDefault {
    private final String name;
    private final AsynchronousFileChannel channel;

    AsyncFile(String name, String mode, ExecutorService threads) throws IOException {
        this.name = name;
        this.channel = AsynchronousFileChannel.open(Path.of(name), FileUtils.modeToOptions(mode), threads);
    }

    @Override
    public long size() throws IOException {
        return channel.size();
    }

    @Override
    public int read(ByteBuffer target, long position) throws IOException {
        return complete(channel.read(target, position));
    }

    @Override
    public int write(ByteBuffer source, long position) throws IOException {
        return complete(channel.write(source, position));
    }

    @Override
    protected void implTruncate(long newLength) throws IOException {
        channel.truncate(newLength);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        channel.force(metaData);
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return channel.tryLock(position, size, shared);
    }

    @Override
    public void implCloseChannel() throws IOException {
        channel.close();
    }

    @Override
    public String toString() {
        return "async:" + name;
    }

    /** Waits to the end whatever happens; an interrupt on the way is kept for the caller. */
    private static <T> T complete(Future<T> future) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IOException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
