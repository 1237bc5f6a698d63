package dev.rollcall.registry.jgroups;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.rollcall.kit.time.Ticker;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A socket between two nodes that share a secret. Before anything else passes, in either direction, both have sent
 * <pre>"RCL1"  32 random bytes  a sealed frame</pre>
 * and have opened the frame of the other side, which only the secret allows. Each frame is its length, in four bytes,
 * and what {@link Seal} makes of at most 64 KiB. There is no forward secrecy: with {@code master.key}, recorded traffic
 * can be read. Thread-safe for one reader and one writer at a time.
 */
final class SealedSocket extends Socket {

    static final int MAX_FRAME = 64 << 10;

    private static final byte[] MAGIC = "RCL1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROOF = "registry".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE_BYTES = 32;

    /** For the whole handshake, not for each byte. */
    private static final Duration HANDSHAKE = Duration.ofSeconds(1);

    /**
     * Nodes that hear each other send something every second. A connection on which nothing comes is closed: after a
     * line was cut for half a minute, the system would send on the old connection only half a minute later, while a new
     * one works at once.
     */
    private static final int SILENT_MILLIS = 6_000;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final SealKey key;
    private final boolean accepted;
    private final Ticker ticker;
    private final BiConsumer<Socket, String> strangers;
    private final Object handshake = new Object();

    @GuardedBy("handshake")
    private @Nullable Channel channel;

    /** Both directions after the handshake. */
    private record Channel(DataInputStream in, Seal opening, OutputStream out, Seal sealing) {

        Channel with(InputStream next) {
            return new Channel(new DataInputStream(next), opening, out, sealing);
        }
    }

    /**
     * Makes an unconnected socket.
     *
     * @param accepted whether the other side connects
     * @param strangers is told which connection could not prove that it belongs to the cluster, and why
     */
    SealedSocket(SealKey key, boolean accepted, Ticker ticker, BiConsumer<Socket, String> strangers) {
        this.key = key;
        this.accepted = accepted;
        this.ticker = ticker;
        this.strangers = strangers;
    }

    /**
     * Waits until the other side has proved that it belongs to the cluster; reading and writing do so as well.
     *
     * @throws IOException if it has not proved that in time
     */
    void greet() throws IOException {
        channel();
    }

    @Override
    public InputStream getInputStream() {
        return new SealedInput();
    }

    @Override
    public OutputStream getOutputStream() {
        return new SealedOutput();
    }

    private Channel channel() throws IOException {
        synchronized (handshake) {
            if (channel == null) {
                channel = shakeHands();
                setSoTimeout(SILENT_MILLIS);
            }
            return channel;
        }
    }

    @GuardedBy("handshake")
    private Channel shakeHands() throws IOException {
        InputStream raw = super.getInputStream();
        DataInputStream in = new DataInputStream(new DeadlineInput(this, raw, ticker, HANDSHAKE));
        OutputStream out = super.getOutputStream();
        byte[] own = new byte[NONCE_BYTES];
        RANDOM.nextBytes(own);
        out.write(concatenated(MAGIC, own));
        byte[] theirs = nonce(in);
        byte[] first = accepted ? theirs : own;
        byte[] second = accepted ? own : theirs;
        Seal there = new Seal(key.direction("there", first, second));
        Seal back = new Seal(key.direction("back", first, second));
        Channel made = new Channel(in, accepted ? there : back, out, accepted ? back : there);
        write(made, PROOF, 0, PROOF.length);
        prove(made);
        return made.with(new BufferedInputStream(raw, MAX_FRAME));
    }

    private byte[] nonce(DataInputStream in) throws IOException {
        byte[] magic = new byte[MAGIC.length];
        byte[] nonce = new byte[NONCE_BYTES];
        try {
            in.readFully(magic);
            if (!Arrays.equals(magic, MAGIC)) {
                throw stranger("it speaks something else");
            }
            in.readFully(nonce);
            return nonce;
        } catch (SocketTimeoutException e) {
            throw stranger("it said nothing");
        }
    }

    private void prove(Channel made) throws IOException {
        try {
            int length = made.in().readInt();
            if (length != PROOF.length + Seal.OVERHEAD || !Arrays.equals(read(made, length), PROOF)) {
                throw stranger("it proves nothing");
            }
        } catch (SealBrokenException e) {
            throw stranger("it has another master.key");
        } catch (SocketTimeoutException e) {
            throw stranger("it said nothing more");
        }
    }

    private IOException stranger(String how) {
        strangers.accept(this, how);
        return new IOException("a stranger: " + how);
    }

    private static void write(Channel channel, byte[] plain, int offset, int length) throws IOException {
        byte[] sealed = channel.sealing().seal(plain, offset, length);
        int size = sealed.length;
        byte[] prefix = {(byte) (size >>> 24), (byte) (size >>> 16), (byte) (size >>> 8), (byte) size};
        channel.out().write(concatenated(prefix, sealed));
    }

    private static byte[] read(Channel channel) throws IOException {
        int length = channel.in().readInt();
        if (length < Seal.OVERHEAD || length > MAX_FRAME + Seal.OVERHEAD) {
            throw new SealBrokenException("a frame of " + length + " bytes", null);
        }
        return read(channel, length);
    }

    private static byte[] read(Channel channel, int length) throws IOException {
        byte[] sealed = new byte[length];
        channel.in().readFully(sealed);
        try {
            return channel.opening().open(sealed);
        } catch (GeneralSecurityException e) {
            throw new SealBrokenException("a frame that was not sealed with the key", e);
        }
    }

    private static byte[] concatenated(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** What arrives was not sealed by a node of this cluster. */
    static final class SealBrokenException extends IOException {
        private static final long serialVersionUID = 1L;

        SealBrokenException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private final class SealedInput extends InputStream {

        private byte[] plain = new byte[0];
        private int position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            while (position == plain.length) {
                try {
                    plain = SealedSocket.read(channel());
                    position = 0;
                } catch (EOFException e) {
                    return -1;
                } catch (SocketTimeoutException e) {
                    close();
                    return -1;
                }
            }
            int some = Math.min(length, plain.length - position);
            System.arraycopy(plain, position, buffer, offset, some);
            position += some;
            return some;
        }

        @Override
        public void close() throws IOException {
            SealedSocket.this.close();
        }
    }

    private final class SealedOutput extends OutputStream {

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] buffer, int offset, int length) throws IOException {
            Channel open = channel();
            for (int done = 0; done < length; done += MAX_FRAME) {
                SealedSocket.write(open, buffer, offset + done, Math.min(MAX_FRAME, length - done));
            }
        }

        @Override
        public void close() throws IOException {
            SealedSocket.this.close();
        }
    }
}
