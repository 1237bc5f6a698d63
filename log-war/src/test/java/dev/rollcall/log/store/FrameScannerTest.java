package dev.rollcall.log.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Frames shorter and longer than what is read at once, with damage between them. */
class FrameScannerTest {

    private static final long SEED = 20261128;
    private static final int[] BODIES = {0, 1, 1_000, 300_000, 5, 262_144, 262_116, 262_117, 1_000_000, 3};
    private static final int DAMAGE = 40;

    private final Random random = new Random(SEED);
    private final ByteWriter out = new ByteWriter(16);
    private final byte[][] bodies = new byte[BODIES.length][];
    private final int[] begins = new int[BODIES.length];

    FrameScannerTest() {
        for (int i = 0; i < BODIES.length; i++) {
            out.raw(new byte[DAMAGE], 0, i % 2 * DAMAGE); // before every second one
            bodies[i] = new byte[BODIES[i]];
            random.nextBytes(bodies[i]);
            begins[i] = out.skip(Frame.HEADER_BYTES);
            out.raw(bodies[i], 0, bodies[i].length);
            Frame.seal(out.array(), begins[i], Frame.EVENT, bodies[i].length, i + 1, 1_000 + i);
        }
        out.raw(new byte[DAMAGE], 0, DAMAGE);
    }

    private void findsAll(FrameScanner frames) throws IOException {
        for (int i = 0; i < BODIES.length; i++) {
            assertTrue(frames.next(), "frame " + i);

            assertEquals(i + 1, frames.sequence());
            assertEquals(1_000 + i, frames.receivedMicros());
            assertEquals(Frame.EVENT, frames.kind());
            assertEquals(begins[i], frames.offset());
            assertEquals(begins[i] + Frame.HEADER_BYTES + BODIES[i], frames.end());
            assertEquals((i + 1) / 2 * DAMAGE, frames.damagedBytes());
            assertArrayEquals(bodies[i], frames.bodyBytes());
            assertEquals(BODIES[i], frames.body().remaining());
            ByteWriter copy = new ByteWriter(0);
            frames.copyTo(copy);
            assertArrayEquals(
                    Arrays.copyOfRange(out.array(), begins[i], begins[i] + Frame.HEADER_BYTES + BODIES[i]),
                    Arrays.copyOf(copy.array(), copy.size()));
        }
        assertFalse(frames.next());
        assertEquals((BODIES.length / 2 + 1) * DAMAGE, frames.damagedBytes());
        assertFalse(frames.next());
        assertEquals((BODIES.length / 2 + 1) * DAMAGE, frames.damagedBytes());
    }

    @Test
    void everyFrameIsFoundHoweverMuchIsReadAtOnce() throws IOException {
        byte[] bytes = Arrays.copyOf(out.array(), out.size());

        findsAll(new FrameScanner(Channels.newChannel(new ByteArrayInputStream(bytes))));
        findsAll(new FrameScanner(Channels.newChannel(new Trickle(bytes))));
        findsAll(new FrameScanner(bytes, bytes.length));
    }

    @Test
    void theLastFrameMayEndWithTheFile() throws IOException {
        byte[] bytes = Arrays.copyOf(out.array(), out.size() - DAMAGE);
        FrameScanner frames = new FrameScanner(Channels.newChannel(
                new Trickle(Arrays.copyOfRange(bytes, begins[8], begins[8] + Frame.HEADER_BYTES + BODIES[8]))));

        assertTrue(frames.next());
        assertArrayEquals(bodies[8], frames.bodyBytes());
        assertFalse(frames.next());
        assertEquals(0, frames.damagedBytes());
    }

    @Test
    void whatIsCutOffIsDamaged() throws IOException {
        byte[] bytes = Arrays.copyOf(out.array(), begins[1] + 10);

        FrameScanner frames = new FrameScanner(Channels.newChannel(new ByteArrayInputStream(bytes)));

        assertTrue(frames.next());
        assertFalse(frames.next());
        assertEquals(DAMAGE + 10, frames.damagedBytes());
    }

    @Test
    void whatDidNotComeOutOfABlockIsDamaged() throws IOException {
        byte[] bytes = Arrays.copyOf(out.array(), begins[1]);

        FrameScanner frames = new FrameScanner(bytes, bytes.length - 15);

        assertEquals(15, frames.damagedBytes());
        assertTrue(frames.next());
        assertFalse(frames.next());
        assertEquals(DAMAGE, frames.damagedBytes());
    }

    /** Gives a few bytes at a time. */
    private static final class Trickle extends InputStream {

        private final InputStream bytes;

        Trickle(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return bytes.read(into, offset, Math.min(length, 1_009));
        }
    }
}
