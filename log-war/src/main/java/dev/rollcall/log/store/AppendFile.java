package dev.rollcall.log.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A file that is only appended to. One thread at a time. */
interface AppendFile extends Closeable {

    /** Appends all of {@code bytes}, in order; if it throws, a part of them may have been appended. */
    void write(ByteBuffer... bytes) throws IOException;

    /** Cuts the file down to {@code size} bytes. */
    void truncate(long size) throws IOException;

    /** Returns once everything written would survive a power cut. */
    void force() throws IOException;
}
