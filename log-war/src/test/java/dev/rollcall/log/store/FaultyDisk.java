package dev.rollcall.log.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** The real disk, which fills up and breaks when told to, on a machine that speaks German. */
final class FaultyDisk implements Disk {

    private final Disk disk = new RealDisk();
    private long room = Long.MAX_VALUE;
    private boolean truncatable = true;
    private boolean forcible = true;
    private boolean creating = true;
    private boolean memory = true;
    private int forces;
    private int writes;

    /** Makes the disk take {@code bytes} more, but not say so before. */
    synchronized void room(long bytes) {
        room = bytes;
    }

    synchronized void truncatable(boolean works) {
        truncatable = works;
    }

    synchronized void forcible(boolean works) {
        forcible = works;
    }

    /** Makes each force fail for want of memory, when it is done. */
    synchronized void memory(boolean enough) {
        memory = enough;
    }

    synchronized void creating(boolean works) {
        creating = works;
    }

    synchronized int forces() {
        return forces;
    }

    synchronized int writes() {
        return writes;
    }

    @Override
    public synchronized AppendFile create(Path file) throws IOException {
        if (!creating) {
            throw new IOException("Input/output error");
        }
        return new FaultyFile(disk.create(file));
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        disk.createFolder(folder);
    }

    @Override
    public void forceFolder(Path folder) throws IOException {
        disk.forceFolder(folder);
    }

    @Override
    public void rename(Path file, Path name) throws IOException {
        disk.rename(file, name);
    }

    @Override
    public void delete(Path path) throws IOException {
        disk.delete(path);
    }

    @Override
    public synchronized long usableBytes(Path folder) {
        return room == 0 ? 0 : Long.MAX_VALUE / 2;
    }

    @Override
    public long totalBytes(Path folder) {
        return Long.MAX_VALUE;
    }

    private synchronized int take(int wanted) {
        writes++;
        int taken = (int) Math.min(wanted, room);
        room -= taken;
        return taken;
    }

    private final class FaultyFile implements AppendFile {

        private final AppendFile file;

        FaultyFile(AppendFile file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer... bytes) throws IOException {
            for (ByteBuffer part : bytes) {
                int wanted = part.remaining();
                int taken = take(wanted);
                file.write(part.duplicate().limit(part.position() + taken));
                if (taken < wanted) {
                    throw new IOException("Auf dem Gerät ist kein Speicherplatz mehr verfügbar");
                }
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (FaultyDisk.this) {
                if (!truncatable) {
                    throw new IOException("Input/output error");
                }
            }
            file.truncate(size);
        }

        @Override
        public void force() throws IOException {
            synchronized (FaultyDisk.this) {
                forces++;
                if (!forcible) {
                    throw new IOException("Input/output error");
                }
            }
            file.force();
            synchronized (FaultyDisk.this) {
                if (!memory) {
                    throw new OutOfMemoryError("Java heap space");
                }
            }
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
