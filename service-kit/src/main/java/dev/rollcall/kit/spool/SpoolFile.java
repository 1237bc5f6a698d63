package dev.rollcall.kit.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The few things that are done to a file of the spool, so that tests can put a failing disk in its place. Buffers
 * have an array; one thread at a time.
 */
public interface SpoolFile extends Closeable {

    /** Returns the length in bytes. */
    long size() throws IOException;

    /** Reads from {@code position} on until {@code into} is full or the file ends. */
    void read(ByteBuffer into, long position) throws IOException;

    /** Writes all of {@code bytes} from {@code position} on; if it throws, a part of them may have been written. */
    void write(ByteBuffer bytes, long position) throws IOException;

    /** Cuts the file down to {@code size} bytes. */
    void truncate(long size) throws IOException;

    /** Returns when everything written would survive a power cut. */
    void force() throws IOException;
}
