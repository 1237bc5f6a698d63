package dev.rollcall.kit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system below H2, {@code fenced:<number>:<path in another file system>}, in which everything that was opened
 * through one {@link Fence} can be taken away again. An H2 that fails to write may leave a file open, and locked, that
 * nothing refers to any more.
 *
 * <p>H2 knows its databases by their names, and these have the number of their fence in them: so the end of one is not
 * taken for the end of its successor.
 */
public final class FencedFiles extends FilePathWrapper {
    private static final String SCHEME = "fenced";
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Map<String, Fence> FENCES = new ConcurrentHashMap<>();

    static {
        FilePath.register(new FencedFiles());
    }

    /** Opens a fence, through which files can be opened until it is closed. */
    static Fence open() {
        String prefix = SCHEME + ":" + NUMBERS.incrementAndGet() + ":";
        Fence fence = new Fence(prefix);
        FENCES.put(prefix, fence);
        return fence;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    protected String getPrefix() {
        return prefix(name);
    }

    @Override
    protected FilePath unwrap(String path) {
        return FilePath.get(path.substring(prefix(path).length()));
    }

    private static String prefix(String path) {
        return path.substring(0, path.indexOf(':', SCHEME.length() + 1) + 1);
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        Fence fence = FENCES.get(getPrefix());
        if (fence == null) {
            throw new ClosedChannelException();
        }
        return fence.open(getBase(), mode);
    }

    /** Safe for use by several threads. */
    static final class Fence implements AutoCloseable {
        private final String prefix;
        private final Set<Channel> channels = ConcurrentHashMap.newKeySet();
        private final ReadWriteLock lock = new ReentrantReadWriteLock();
        private boolean closed;

        private Fence(String prefix) {
            this.prefix = prefix;
        }

        /** Returns the prefix for the path of a file that is opened through this fence. */
        String prefix() {
            return prefix;
        }

        private FileChannel open(FilePath path, String mode) throws IOException {
            return pass(() -> {
                Channel channel = new Channel(this, path.open(mode));
                channels.add(channel);
                return channel;
            });
        }

        private <T> T pass(Work<T> work) throws IOException {
            lock.readLock().lock();
            try {
                if (closed) {
                    throw new ClosedChannelException();
                }
                return work.run();
            } finally {
                lock.readLock().unlock();
            }
        }

        /** Closes all files once the work on them is done; a holder of one can no longer use it. */
        @Override
        public void close() {
            FENCES.remove(prefix);
            IOException failed = null;
            lock.writeLock().lock();
            try {
                closed = true;
                for (Channel channel : channels) {
                    try {
                        channel.real.close();
                    } catch (IOException e) { // the others would keep the file
                        failed = e;
                    }
                }
                channels.clear();
            } finally {
                lock.writeLock().unlock();
            }
            if (failed != null) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** Work on a file. */
    private interface Work<T> {
        T run() throws IOException;
    }

    /** Reads and writes at given positions, concurrently, as H2 expects of its files. */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    private static final class Channel extends FileBaseDefault {
        private final Fence fence;
        private final FileChannel real;

        Channel(Fence fence, FileChannel real) {
            this.fence = fence;
            this.real = real;
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return fence.pass(() -> real.read(target, position));
        }

        @Override
        public int write(ByteBuffer source, long position) throws IOException {
            return fence.pass(() -> real.write(source, position));
        }

        @Override
        public long size() throws IOException {
            return fence.pass(() -> real.size());
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            fence.pass(() -> real.truncate(size));
        }

        @Override
        public void force(boolean metaData) throws IOException {
            fence.pass(() -> {
                real.force(metaData);
                return this;
            });
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return fence.pass(() -> real.tryLock(position, size, shared));
        }

        @Override
        protected void implCloseChannel() throws IOException {
            fence.channels.remove(this);
            real.close();
        }
    }
}
