package dev.rollcall.kit.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One file of a spool: entries behind one another, and how far they are delivered. Damage is passed over: by
 * the length in the header if that is valid, else up to the next valid header. Not thread-safe.
 */
final class Segment implements Closeable {

    private final String name;
    private final SpoolFile file;
    private final SpoolListener listener;
    private long size;
    private long start;
    /** Damage before this position has been reported. */
    private long told;

    private boolean sealed;

    /** An entry, and where it ends. */
    record Read(SpoolEntry entry, long at, long end) {}

    private Segment(String name, SpoolFile file, SpoolListener listener) {
        this.name = name;
        this.file = file;
        this.listener = listener;
    }

    /** Takes up a new, empty file. */
    static Segment fresh(String name, SpoolFile file, SpoolListener listener) {
        return new Segment(name, file, listener);
    }

    /** Takes up a file of an earlier process, behind its delivered entries. */
    static Segment existing(String name, SpoolFile file, SpoolListener listener) throws IOException {
        Segment segment = new Segment(name, file, listener);
        segment.size = file.size();
        segment.sealed = true;
        long at = 0;
        EntryHeader header = segment.header(at);
        while (header != null) {
            at += header.total();
            if (header.delivered()) {
                segment.start = at;
            }
            header = segment.header(at);
        }
        return segment;
    }

    String name() {
        return name;
    }

    long size() {
        return size;
    }

    /** Returns where the first undelivered entry begins. */
    long start() {
        return start;
    }

    /** Returns whether nothing may be appended any more: it is of an earlier process, or ends in a part of an entry. */
    boolean isSealed() {
        return sealed;
    }

    /** Appends an entry; if that fails, nothing of it is left. */
    void append(ByteBuffer entry) throws IOException {
        int length = entry.remaining();
        try {
            file.write(entry, size);
            size += length;
        } catch (IOException e) {
            cutBack(e);
            throw e;
        }
    }

    /** Removes a part of an entry; if that fails, nothing is appended any more. */
    private void cutBack(IOException reason) {
        try {
            file.truncate(size);
        } catch (IOException e) {
            sealed = true;
            reason.addSuppressed(e);
        }
    }

    /** Returns the entry at {@code position}, or the next that can be read; null if there is none. */
    @Nullable
    Read read(long position) throws IOException {
        long at = position;
        while (at < size) {
            EntryHeader header = header(at);
            if (header == null) {
                damaged(at, 1);
                at = nextHeader(at + 1);
                continue;
            }
            byte[] payload = bytes(at + EntryHeader.BYTES, header.length());
            SpoolEntry entry = header.entry(payload);
            if (payload.length == header.length() && entry.checksum() == header.checksum()) {
                return new Read(entry, at, at + header.total());
            }
            damaged(at, header.events());
            at += payload.length == header.length() ? header.total() : size - at;
        }
        return null;
    }

    /** Reports damage once, although every attempt to read on meets it. */
    private void damaged(long at, int events) {
        if (at >= told) {
            told = at + 1;
            listener.damaged(events);
        }
    }

    /** Counts the events from {@code position} on, as far as their headers tell. */
    long events(long position) throws IOException {
        long events = 0;
        long at = position;
        while (at < size) {
            EntryHeader header = header(at);
            events += header == null ? 0 : header.events();
            at = header == null ? nextHeader(at + 1) : at + header.total();
        }
        return events;
    }

    /** Remembers that everything up to {@code end} is delivered; also for the next process, if the disk lets it. */
    void delivered(long lastEntry, long end) {
        start = end;
        try {
            file.write(ByteBuffer.wrap(new byte[] {EntryHeader.DELIVERED}), lastEntry);
        } catch (IOException e) {
            // The next process delivers it again, under the same numbers, by which the log service recognises it.
        }
    }

    /** Empties the file once everything in it is delivered, so that it takes no room. */
    void empty() {
        try {
            file.truncate(0);
            size = 0;
            start = 0;
            told = 0;
        } catch (IOException e) {
            // It stays as long as it is, and goes when the next segment begins.
        }
    }

    boolean isDelivered() {
        return start == size;
    }

    void force() throws IOException {
        file.force();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private @Nullable EntryHeader header(long at) throws IOException {
        EntryHeader header = EntryHeader.read(bytes(at, EntryHeader.BYTES), 0);
        return header == null || at + EntryHeader.BYTES >= size ? null : header;
    }

    /** A damaged file is read at once, at most a segment. */
    private long nextHeader(long from) throws IOException {
        byte[] rest = bytes(from, (int) Math.min(size - from, Integer.MAX_VALUE - 8));
        for (int i = 0; i < rest.length; i++) {
            if (EntryHeader.read(rest, i) != null) {
                return from + i;
            }
        }
        return size;
    }

    /** Returns fewer bytes where the file ends. */
    private byte[] bytes(long from, int count) throws IOException {
        int length = (int) Math.max(0, Math.min(count, size - from));
        ByteBuffer bytes = ByteBuffer.allocate(length);
        file.read(bytes, from);
        byte[] read = new byte[bytes.position()];
        System.arraycopy(bytes.array(), 0, read, 0, read.length);
        return read;
    }
}
