package dev.rollcall.kit.spool;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** A folder on a disk that fails as it is told: it is full, loses what was not forced, or changes bytes. */
public final class InMemoryFolder implements SpoolFolder {

    private final TreeMap<String, Content> files = new TreeMap<>();
    private long capacity = Long.MAX_VALUE;
    private boolean truncating = true;
    private boolean readable = true;
    private boolean reading = true;
    private int open;
    private boolean closed;

    private static final class Content {
        byte[] bytes = new byte[0];
        byte[] forced = new byte[0];
    }

    /** Lets the disk hold no more than {@code bytes}; a write that does not fit is done in part. */
    public void capacity(long bytes) {
        capacity = bytes;
    }

    /** Lets files be cut, or not. */
    void truncating(boolean works) {
        truncating = works;
    }

    /** Lets files be opened, or not. */
    void readable(boolean works) {
        readable = works;
    }

    /** Lets open files be read, or not. */
    void reading(boolean works) {
        reading = works;
    }

    /** Returns how many files are open. */
    int open() {
        return open;
    }

    /** Returns whether it was closed. */
    boolean closed() {
        return closed;
    }

    /** Forgets what was not forced. */
    public void powerCut() {
        files.values().forEach(file -> file.bytes = file.forced.clone());
    }

    /** Returns what a file holds. */
    byte[] bytes(String name) {
        return files.get(name).bytes.clone();
    }

    /** Replaces what a file holds. */
    void bytes(String name, byte[] bytes) {
        files.get(name).bytes = bytes;
    }

    /** Returns how many bytes all files have. */
    public long used() {
        return files.values().stream().mapToLong(file -> file.bytes.length).sum();
    }

    /** Returns the names of the segments. */
    List<String> segments() {
        return names().stream().filter(SegmentNames::isSegment).toList();
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public SpoolFile create(String name) throws IOException {
        if (files.putIfAbsent(name, new Content()) != null) {
            throw new IOException(name + " is there");
        }
        return open(name);
    }

    @Override
    public SpoolFile open(String name) throws IOException {
        Content content = files.get(name);
        if (content == null) {
            throw new NoSuchFileException(name);
        }
        if (!readable) {
            throw new FileNotFoundException(name);
        }
        return new Opened(content);
    }

    @Override
    public void delete(String name) {
        files.remove(name);
    }

    @Override
    public void close() {
        closed = true;
    }

    private final class Opened implements SpoolFile {
        private final Content content;
        private boolean ended;

        Opened(Content content) {
            this.content = content;
            open++;
        }

        @Override
        public long size() {
            return content.bytes.length;
        }

        @Override
        public void read(ByteBuffer into, long position) throws IOException {
            if (!reading) {
                throw new IOException("Input/output error");
            }
            int from = (int) Math.min(position, content.bytes.length);
            into.put(content.bytes, from, Math.min(into.remaining(), content.bytes.length - from));
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            long room = capacity - used() + content.bytes.length - position;
            int length = (int) Math.max(0, Math.min(bytes.remaining(), room));
            int end = (int) Math.max(content.bytes.length, position + length);
            content.bytes = Arrays.copyOf(content.bytes, end);
            bytes.get(content.bytes, (int) position, length);
            if (bytes.hasRemaining()) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            if (!truncating) {
                throw new IOException("Input/output error");
            }
            content.bytes = Arrays.copyOf(content.bytes, (int) size);
        }

        @Override
        public void force() {
            content.forced = content.bytes.clone();
        }

        @Override
        public void close() {
            open -= ended ? 0 : 1;
            ended = true;
        }
    }
}
