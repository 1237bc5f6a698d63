package dev.rollcall.kit.log.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.log.event.LogLine;
import dev.rollcall.kit.log.transport.LogBatch;
import dev.rollcall.kit.spool.InMemoryFolder;
import dev.rollcall.kit.spool.Spool;
import dev.rollcall.kit.spool.SpoolEntry;
import dev.rollcall.kit.testing.ManualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final byte[] HEAD = bytes("{\"service.name\":\"Test\",");

    private final ManualTime time = new ManualTime();
    private final InMemoryFolder folder = new InMemoryFolder();
    private final Losses losses = new Losses(time);
    private final Numbering numbering = new Numbering();
    private boolean openable = true;
    private Backlog backlog = backlog();

    @Test
    void eventsAreNumberedAndComeBackInTheirOrder() {
        assertTrue(add("a", "b"));
        assertTrue(add("c"));

        LogBatch batch = oldest();

        assertEquals(1, batch.sequence());
        assertEquals(3, batch.events());
        assertEquals(numbering.producer(), batch.producer());
        assertEquals(text("a", "b", "c"), text(batch));
        backlog.done();
        assertNull(backlog.oldest());
    }

    @Test
    void theNextProcessSendsWhatIsLeftUnderItsNumbers() {
        add("a");
        add("b");
        LogBatch before = oldest();
        Numbering other = new Numbering();
        backlog = new Backlog(() -> folder, 8 << 20, other, losses, time, time);
        add("c");

        LogBatch left = oldest();
        backlog.done();
        LogBatch own = oldest();

        assertEquals(before.producer(), left.producer());
        assertEquals(1, left.sequence());
        assertEquals(text("a", "b"), text(left));
        assertEquals(other.producer(), own.producer());
        assertEquals(1, own.sequence());
    }

    @Test
    void aFullDiskLeavesOneBatchInMemoryAndThenThereIsNoRoom() {
        add("a");
        folder.capacity(folder.used());

        assertTrue(add("b"));
        assertFalse(add("c"));

        assertEquals(text("a"), text(oldest()));
        backlog.done();
        assertEquals(text("b"), text(oldest()));
        backlog.done();
        assertTrue(add("c"));
        assertEquals(text("c"), text(oldest()));
        assertEquals(3, oldest().sequence());
    }

    @Test
    void whatIsInMemoryIsPutOnDiskOnceThereIsRoom() {
        folder.capacity(0);
        add("a");
        assertFalse(add("b"));

        folder.capacity(Long.MAX_VALUE);

        assertTrue(add("b"));
        assertEquals(text("a", "b"), text(oldest()));
        assertTrue(backlog.spooledBytes() > 0);
    }

    @Test
    void whatIsOnItsWayFromMemoryIsNotPutOnDiskAsWell() {
        folder.capacity(0);
        add("a");
        LogBatch first = oldest();
        folder.capacity(Long.MAX_VALUE);

        assertFalse(add("b"));
        backlog.done();
        assertTrue(add("b"));

        assertEquals(text("a"), text(first));
        assertEquals(text("b"), text(oldest()));
    }

    @Test
    void whatFailedToBeSentFromMemoryIsPutOnDisk() {
        folder.capacity(0);
        add("a");
        oldest();
        backlog.failed();
        folder.capacity(Long.MAX_VALUE);

        assertTrue(add("b"));
        assertEquals(text("a", "b"), text(oldest()));
    }

    @Test
    void whatCouldNotBeSentIsThereAfterAPowerCutThoughNothingFollowed() {
        add("a");
        oldest();
        backlog.failed();
        folder.powerCut();

        backlog = backlog();

        assertEquals(text("a"), text(oldest()));
    }

    @Test
    void aFolderThatCannotBeOpenedIsTriedAgainEverySecond() {
        openable = false;
        backlog = backlog();
        add("a");
        assertEquals(0, backlog.spooledBytes());
        openable = true;

        assertFalse(add("b"));
        time.advance(Duration.ofSeconds(1));

        assertTrue(add("b"));
        assertTrue(backlog.spooledBytes() > 0);
    }

    @Test
    void whatIsOnDiskButCannotBeUnpackedStandsInNobodysWay() throws IOException {
        UUID producer = UUID.randomUUID();
        Spool spool = Spool.open(folder, 8 << 20, losses, time, time);
        spool.append(new SpoolEntry(producer, 1, 2, 100, true, bytes("no gzip")));
        spool.append(new SpoolEntry(producer, 3, 3, 100, true, bytes("no gzip either")));
        add("a");

        assertNull(backlog.oldest());

        assertEquals(5L, losses.counts().get("damaged"));
        assertEquals(text("a"), text(oldest()));
    }

    @Test
    void itIsShortWhileALogServiceTakesAllOfItAtOnce() {
        assertTrue(backlog.isShort());
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder incompressible = new StringBuilder();
        for (int i = 0; i < 300_000; i++) {
            incompressible.append((char) random.nextInt('a', 'z'));
        }
        for (int i = 0; i < 8; i++) {
            add(incompressible.toString());
        }

        assertFalse(backlog.isShort());
    }

    @Test
    void whatIsInMemoryOnlyIsCountedAsLostAtTheEnd() {
        folder.capacity(0);
        add("a", "b");

        backlog.close();

        assertEquals(2L, losses.counts().get("unsent"));
        assertFalse(add("c"));
        assertNull(backlog.oldest());
    }

    @Test
    void whatIsRefusedIsPutAsideWithTheReason() {
        add("a");
        backlog.putAside(oldest(), "413 \"too large\"");

        String name = folder.names().stream()
                .filter(n -> n.startsWith("refused-"))
                .findFirst()
                .orElseThrow();
        assertEquals(
                "{\"refused\":\"2026-11-22T08:00:00Z\",\"reason\":\"413 \\\"too large\\\"\",\"producer\":\""
                        + numbering.producer() + "\",\"sequence\":\"1\",\"events\":\"1\"}\n" + text("a"),
                new String(content(name), StandardCharsets.UTF_8));
    }

    private byte[] content(String name) {
        try (var file = folder.open(name)) {
            var bytes = java.nio.ByteBuffer.allocate((int) file.size());
            file.read(bytes, 0);
            return bytes.array();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private Backlog backlog() {
        return new Backlog(
                () -> {
                    if (!openable) {
                        throw new IOException("held");
                    }
                    return folder;
                },
                8 << 20,
                numbering,
                losses,
                time,
                time);
    }

    private boolean add(String... messages) {
        return backlog.add(Stream.of(messages).map(BacklogTest::line).toList(), HEAD);
    }

    private LogBatch oldest() {
        LogBatch batch = backlog.oldest();
        assertNotNull(batch);
        return batch;
    }

    private static byte[] line(String message) {
        return bytes("\"message\":\"" + message + "\"}");
    }

    private static String text(LogBatch batch) {
        return new String(batch.ndjson(), StandardCharsets.UTF_8);
    }

    private static String text(String... messages) {
        return new String(
                LogLine.join(
                        HEAD, List.of(messages).stream().map(BacklogTest::line).toList()),
                StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
