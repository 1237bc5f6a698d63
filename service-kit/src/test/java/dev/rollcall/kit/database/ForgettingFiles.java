package dev.rollcall.kit.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * A file system below H2, {@code forget:…}, that knows what a power cut would leave of each file: what it was when it was
 * forced last, in {@code <file>.durable}.
 */
public final class ForgettingFiles extends FilePathWrapper {
    static final AtomicInteger FORCES = new AtomicInteger();

    private static final long ANY_NUMBER = Long.MAX_VALUE;
    private static final AtomicLong WRITES_LEFT = new AtomicLong(ANY_NUMBER);
    private static final AtomicBoolean BROKEN = new AtomicBoolean();

    static String fileSystem() {
        FilePath.register(new ForgettingFiles());
        return "forget";
    }

    /** Puts a database as a power cut would have left it into {@code folder}. */
    static void afterPowerCut(Path database, Path folder) throws IOException {
        Files.copy(durable(database), folder.resolve(database.getFileName()));
    }

    /** Lets nothing be written after so many writes. */
    static void fullAfter(long writes) {
        WRITES_LEFT.set(writes);
    }

    static void makeRoom() {
        WRITES_LEFT.set(ANY_NUMBER);
    }

    /** Refuses the next force, as a disk that fails; an operating system takes it for written after that. */
    static void refuseNextForce() {
        BROKEN.set(true);
    }

    private static Path durable(Path file) {
        return file.resolveSibling(file.getFileName() + ".durable");
    }

    @Override
    public String getScheme() {
        return "forget";
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(super.open(mode), Path.of(getBase().toString()));
    }

    private static final class Channel extends FileBase {
        private final FileChannel real;
        private final Path file;

        Channel(FileChannel real, Path file) {
            this.real = real;
            this.file = file;
        }

        @Override
        public synchronized void force(boolean metaData) throws IOException {
            FORCES.incrementAndGet();
            if (BROKEN.getAndSet(false)) {
                throw new IOException("Input/output error");
            }
            Files.copy(file, durable(file), StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public synchronized int write(ByteBuffer source) throws IOException {
            requireRoom();
            return real.write(source);
        }

        @Override
        public synchronized int write(ByteBuffer source, long position) throws IOException {
            requireRoom();
            return real.write(source, position);
        }

        private static void requireRoom() throws IOException {
            if (WRITES_LEFT.getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public int read(ByteBuffer target) throws IOException {
            return real.read(target);
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            return real.read(target, position);
        }

        @Override
        public long position() throws IOException {
            return real.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            real.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public synchronized FileChannel truncate(long size) throws IOException {
            real.truncate(size);
            return this;
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return real.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }
    }
}
