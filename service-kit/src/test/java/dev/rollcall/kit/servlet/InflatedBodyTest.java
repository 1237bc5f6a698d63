package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class InflatedBodyTest {

    private static final byte[] TEXT = "two lines\nof text\n".getBytes(StandardCharsets.UTF_8);

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    private static InputStream inflated(byte[] compressed, long maxBytes) {
        return InflatedBody.of(new ArrivingBody(new ByteArrayInputStream(compressed)), maxBytes);
    }

    private static CommonProblem refusal(Executable reading) {
        return (CommonProblem) assertThrows(ProblemException.class, reading).type();
    }

    @Test
    void asMuchAsIsAllowedComesOut() throws IOException {
        assertArrayEquals(TEXT, inflated(gzip(TEXT), TEXT.length).readAllBytes());
    }

    @Test
    void oneByteMoreIsTooLarge() throws IOException {
        byte[] compressed = gzip(TEXT);

        assertEquals(
                CommonProblem.TOO_LARGE,
                refusal(() -> inflated(compressed, TEXT.length - 1).readAllBytes()));
    }

    @Test
    void readByteByByteItIsBoundedToo() throws IOException {
        InputStream body = inflated(gzip(new byte[] {1, (byte) 0xff, 3}), 2);

        assertEquals(1, body.read());
        assertEquals(0xff, body.read());
        assertEquals(CommonProblem.TOO_LARGE, refusal(body::read));
        assertEquals(-1, inflated(gzip(new byte[0]), 2).read());
    }

    @Test
    void aFewBytesThatStandForManyAreNotAllUnpacked() throws IOException {
        ByteArrayInputStream bomb = new ByteArrayInputStream(gzip(new byte[64 << 20]));
        int all = bomb.available();

        assertEquals(
                CommonProblem.TOO_LARGE,
                refusal(() -> InflatedBody.of(bomb, 1 << 20).readAllBytes()));

        assertTrue(bomb.available() > all / 2, "left of " + all + ": " + bomb.available());
    }

    @Test
    void whatIsNoGzipIsUnreadable() {
        assertEquals(CommonProblem.UNREADABLE, refusal(() -> inflated(TEXT, 100)));
        assertEquals(CommonProblem.UNREADABLE, refusal(() -> inflated(new byte[0], 100)));
    }

    @Test
    void whereverItIsCutItIsUnreadable() throws IOException {
        byte[] compressed = gzip(TEXT);
        for (int length = 0; length < compressed.length; length++) {
            byte[] cut = Arrays.copyOf(compressed, length);

            assertEquals(
                    CommonProblem.UNREADABLE, refusal(() -> inflated(cut, 100).readAllBytes()), "after " + length);
        }
    }

    /** As a sender writes them that makes a pause after each. */
    @Test
    void allMembersComeOutThoughNothingHasArrivedBehindTheFirst() throws IOException {
        byte[] other = "a third line\n".getBytes(StandardCharsets.UTF_8);
        InputStream members = new SequenceInputStream(arriving(gzip(TEXT)), arriving(gzip(other)));

        assertEquals(
                "two lines\nof text\na third line\n",
                new String(InflatedBody.of(new ArrivingBody(members), 100).readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void manyMembersWithNothingInThemAreNothing() throws IOException {
        byte[] nothing = gzip(new byte[0]);
        ByteArrayOutputStream members = new ByteArrayOutputStream();
        for (int i = 0; i < 100_000; i++) {
            members.write(nothing);
        }
        members.write(gzip(TEXT));

        assertArrayEquals(TEXT, inflated(members.toByteArray(), 100).readAllBytes());
    }

    @Test
    void aMemberThatDoesNotArriveInTimeIsTooSlow() throws IOException {
        InputStream body =
                InflatedBody.of(new ArrivingBody(new SequenceInputStream(arriving(gzip(TEXT)), new Silent())), 100);

        assertEquals(CommonProblem.TOO_SLOW, refusal(body::readAllBytes));
    }

    /** Returns a stream that never knows whether there is more. */
    private static InputStream arriving(byte[] bytes) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int available() {
                return 0;
            }
        };
    }

    @Test
    void aChecksumThatIsWrongIsUnreadable() throws IOException {
        byte[] compressed = gzip(TEXT);
        compressed[compressed.length - 8] ^= 1;

        assertEquals(
                CommonProblem.UNREADABLE,
                refusal(() -> inflated(compressed, 100).readAllBytes()));
    }

    @Test
    void aBodyThatDoesNotArriveInTimeIsTooSlowAndNotUnreadable() throws IOException {
        byte[] compressed = gzip(TEXT);
        InputStream begins = new ByteArrayInputStream(compressed, 0, compressed.length / 2);
        InputStream body = InflatedBody.of(new ArrivingBody(new SequenceInputStream(begins, new Silent())), 100);

        assertEquals(CommonProblem.TOO_SLOW, refusal(body::readAllBytes));
    }

    /** A connection on which nothing more comes. */
    private static final class Silent extends InputStream {
        @Override
        public int read() throws IOException {
            throw new SocketTimeoutException();
        }
    }
}
