package dev.rollcall.log.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The few things the writer does to its file, so that tests can put a failing disk in its place. One thread at a time. */
interface AppendFile extends Closeable {

    /** Returns the length in bytes. */
    long size() throws IOException;

    /** Appends all of {@code bytes}; if it throws, a part of them may have been appended. */
    void write(ByteBuffer bytes) throws IOException;

    /** Cuts the file down to {@code size} bytes. */
    void truncate(long size) throws IOException;

    /** Returns when everything written would survive a power cut. */
    void force() throws IOException;

    /** Returns whether the disk has no room for {@code bytes} more. */
    boolean full(int bytes);
}
