package dev.rollcall.kit.servlet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** A body that came compressed: what comes out is bounded, because a few bytes can stand for any number of them. */
final class InflatedBody extends FilterInputStream {

    private static final int BUFFER_BYTES = 8 << 10;

    private final long maxBytes;
    private long bytes;

    private InflatedBody(InputStream inflated, long maxBytes) {
        super(inflated);
        this.maxBytes = maxBytes;
    }

    /**
     * Returns what is in {@code compressed}.
     *
     * @throws ProblemException 400 if it does not begin as gzip does
     */
    static InputStream of(InputStream compressed, long maxBytes) {
        try {
            return new InflatedBody(new Members(new UnendedBody(compressed)), maxBytes);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) {
        int read;
        try {
            read = in.read(target, from, length);
        } catch (IOException e) {
            throw unreadable(e);
        }
        bytes += Math.max(read, 0);
        if (bytes > maxBytes) {
            throw new ProblemException(
                    CommonProblem.TOO_LARGE, "The body may have " + maxBytes + " bytes at most when it is unpacked.");
        }
        return read;
    }

    /** The JDK's own recurses for each empty member, and a body can have any number of them. */
    private static final class Members extends GZIPInputStream {

        private boolean reading;

        Members(InputStream compressed) throws IOException {
            super(compressed, BUFFER_BYTES);
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            if (reading) {
                return 0; // the next member has begun
            }
            reading = true;
            try {
                int read = super.read(target, from, length);
                while (read == 0 && length > 0) {
                    read = super.read(target, from, length);
                }
                return read;
            } finally {
                reading = false;
            }
        }
    }

    /** Java 17 looks for another member only if the stream says that more has arrived already: JDK-7036144. */
    private static final class UnendedBody extends FilterInputStream {

        private boolean ended;

        UnendedBody(InputStream compressed) {
            super(compressed);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            ended |= read < 0;
            return read;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int read = in.read(target, from, length);
            ended |= read < 0;
            return read;
        }

        @Override
        public int available() {
            return ended ? 0 : 1;
        }
    }

    private static ProblemException unreadable(IOException e) {
        return new ProblemException(CommonProblem.UNREADABLE, "The body is not what gzip makes, or ends early.", e);
    }
}
