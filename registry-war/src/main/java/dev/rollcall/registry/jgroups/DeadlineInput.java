package dev.rollcall.registry.jgroups;

import dev.rollcall.kit.time.Ticker;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;

/**
 * What comes from a socket until a deadline. A socket's own time-out begins anew with each byte, so a peer that sends
 * one now and then could keep its reader forever. Used by one thread.
 */
final class DeadlineInput extends InputStream {

    private static final long MILLI = 1_000_000;

    private final Socket socket;
    private final InputStream in;
    private final Ticker ticker;
    private final long end;

    /**
     * The time begins to run at once.
     *
     * @param socket whose time-out is set
     * @param in its bytes
     */
    DeadlineInput(Socket socket, InputStream in, Ticker ticker, Duration limit) {
        this.socket = socket;
        this.in = in;
        this.ticker = ticker;
        this.end = ticker.nanos() + limit.toNanos();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    /** {@inheritDoc} It throws {@link SocketTimeoutException} once the time is over, even if bytes came later. */
    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        socket.setSoTimeout((int) (left() / MILLI) + 1);
        int count = in.read(buffer, offset, length);
        left();
        return count;
    }

    private long left() throws SocketTimeoutException {
        long left = end - ticker.nanos();
        if (left <= 0) {
            throw new SocketTimeoutException("the time is over");
        }
        return left;
    }
}
