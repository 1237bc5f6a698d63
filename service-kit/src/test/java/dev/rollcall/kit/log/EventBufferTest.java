package dev.rollcall.kit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EventBufferTest {
    private static final byte[] HEAD = bytes("{");

    @Test
    void theOldestComeFirstEachOnItsLine() {
        var buffer = new EventBuffer(10, 1_000);
        buffer.offer(bytes("a}"));
        buffer.offer(bytes("b}"));

        Batch batch = buffer.oldest(HEAD);

        assertEquals("{a}\n{b}\n", new String(batch.ndjson(), StandardCharsets.UTF_8));
        assertEquals(2, batch.events());
    }

    @Test
    void whatIsOverTheNumberIsDroppedAndCounted() {
        var buffer = new EventBuffer(4, 1_000);
        for (int i = 0; i < 4; i++) {
            assertTrue(buffer.offer(bytes("x")));
        }

        assertFalse(buffer.offer(bytes("y")));
        assertFalse(buffer.offer(bytes("y")));

        buffer.remove(buffer.oldest(HEAD), true);
        assertEquals(2, buffer.reportable());
    }

    @Test
    void whatIsOverTheBytesIsDroppedAndCounted() {
        var buffer = new EventBuffer(100, 10);
        assertTrue(buffer.offer(bytes("12345678")));

        assertFalse(buffer.offer(bytes("123")));
        assertTrue(buffer.offer(bytes("12")));
    }

    @Test
    void eventsCountAgainstTheBoundsUntilTheirFateIsKnown() {
        var buffer = new EventBuffer(1, 1_000);
        buffer.offer(bytes("a"));
        Batch sent = buffer.oldest(HEAD);

        assertFalse(buffer.offer(bytes("b")));

        buffer.remove(sent, true);
        assertTrue(buffer.offer(bytes("c")));
        assertFalse(buffer.isEmpty());
    }

    @Test
    void aRefusedBatchIsCountedAsDropped() {
        var buffer = new EventBuffer(10, 1_000);
        buffer.offer(bytes("a"));
        buffer.offer(bytes("b"));

        buffer.remove(buffer.oldest(HEAD), false);

        assertEquals(2, buffer.reportable());
        buffer.reported(2);
        assertEquals(0, buffer.reportable());
    }

    @Test
    void nothingIsReportedWhileTheBufferIsMoreThanHalfFull() {
        var buffer = new EventBuffer(2, 1_000);
        buffer.offer(bytes("a"));
        buffer.offer(bytes("b"));
        buffer.offer(bytes("c"));

        assertEquals(0, buffer.reportable());
    }

    @Test
    void aBatchHasAtMostAThousandEvents() {
        var buffer = new EventBuffer(5_000, 1_000_000);
        for (int i = 0; i < 1_500; i++) {
            buffer.offer(bytes("x"));
        }

        Batch first = buffer.oldest(HEAD);
        buffer.remove(first, true);

        assertEquals(1_000, first.events());
        assertEquals(500, buffer.oldest(HEAD).events());
    }

    @Test
    void aBatchHasAtMostAMebibyteButAlwaysOneEvent() {
        var buffer = new EventBuffer(5_000, 100_000_000);
        buffer.offer(new byte[2_000_000]);
        buffer.offer(new byte[700_000]);
        buffer.offer(new byte[700_000]);

        Batch first = buffer.oldest(HEAD);
        buffer.remove(first, true);

        assertEquals(1, first.events());
        assertEquals(1, buffer.oldest(HEAD).events());
    }

    @Test
    void hurryEndsTheWaiting() throws InterruptedException {
        var buffer = new EventBuffer(10, 1_000);
        buffer.hurry(true);

        buffer.awaitBatch(Long.MAX_VALUE);
        buffer.pause(Long.MAX_VALUE);

        assertTrue(buffer.oldest(HEAD).isEmpty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
