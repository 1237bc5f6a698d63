package dev.rollcall.log.store;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Semaphore;

/** A file in memory on a disk that fills up, breaks and hangs when told to. */
final class FaultyFile implements AppendFile {

    private byte[] content = {};
    private int capacity = Integer.MAX_VALUE;
    private boolean truncatable = true;
    private boolean forcible = true;
    private int forces;
    private boolean closed;
    private final Semaphore writes = new Semaphore(Integer.MAX_VALUE / 2);

    /** Makes the disk hold {@code bytes} at most. */
    synchronized void capacity(int bytes) {
        capacity = bytes;
    }

    synchronized void truncatable(boolean works) {
        truncatable = works;
    }

    synchronized void forcible(boolean works) {
        forcible = works;
    }

    /** Makes every write wait until {@link #resume}. */
    void hang() {
        writes.drainPermits();
    }

    void resume() {
        writes.release(1000);
    }

    synchronized String content() {
        return new String(content, StandardCharsets.UTF_8);
    }

    synchronized int forces() {
        return forces;
    }

    synchronized boolean closed() {
        return closed;
    }

    @Override
    public synchronized long size() {
        return content.length;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
        writes.acquireUninterruptibly();
        synchronized (this) {
            ByteArrayOutputStream grown = new ByteArrayOutputStream();
            grown.writeBytes(content);
            while (bytes.hasRemaining() && grown.size() < capacity) {
                grown.write(bytes.get());
            }
            content = grown.toByteArray();
            if (bytes.hasRemaining()) {
                throw new IOException("No space left on device");
            }
        }
    }

    @Override
    public synchronized void truncate(long size) throws IOException {
        if (!truncatable) {
            throw new IOException("Input/output error");
        }
        content = Arrays.copyOf(content, (int) size);
    }

    @Override
    public synchronized void force() throws IOException {
        forces++;
        if (!forcible) {
            throw new IOException("Input/output error");
        }
    }

    @Override
    public synchronized boolean full(int bytes) {
        return content.length + bytes > capacity;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
