package dev.rollcall.kit.spool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpoolTest {

    private static final long CAP = 1 << 20;
    private static final UUID PRODUCER = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private final InMemoryFolder folder = new InMemoryFolder();
    private final ManualTime time = new ManualTime();
    private final Losses losses = new Losses();
    private Spool spool;

    @BeforeEach
    void open() throws IOException {
        spool = Spool.open(folder, CAP, losses, time, time);
    }

    @Test
    void entriesComeBackInTheirOrder() throws IOException {
        append(1, "a");
        append(2, "b");

        assertEquals(List.of("a\n"), takeOne());
        assertEquals(List.of("b\n"), takeOne());
        assertEquals(List.of(), takeOne());
    }

    @Test
    void theSameEntriesAreReturnedUntilTheyAreDelivered() throws IOException {
        append(1, "a");
        spool.oldest(10, 1_000);
        append(2, "b");

        assertEquals(List.of("a\n"), lines(spool.oldest(1, 1_000)));
    }

    @Test
    void whatTheProcessLeavesIsReadByTheNext() throws IOException {
        append(1, "a");
        append(2, "b");
        takeOne();

        open();
        append(3, "c");

        assertEquals(List.of("b\n"), takeOne());
        assertEquals(List.of("c\n"), takeOne());
    }

    @Test
    void aFolderThatCannotBeReadIsGivenBackToBeTriedAgain() throws IOException {
        append(1, "a");
        folder.readable(false);

        assertThrows(IOException.class, this::open);

        assertTrue(folder.closed());
        folder.readable(true);
        open();
        assertEquals(List.of("a\n"), takeOne());
    }

    @Test
    void anEntryKeepsItsProducerAndItsSequence() throws IOException {
        String text = "long enough to be compressed ".repeat(100);
        append(7, text);
        open();

        SpoolEntry entry = spool.oldest(1, 1).get(0);

        assertEquals(PRODUCER, entry.producer());
        assertEquals(7, entry.sequence());
        assertEquals(1, entry.events());
        assertTrue(entry.compressed());
        assertEquals(text + "\n", new String(entry.lines(), StandardCharsets.UTF_8));
    }

    @Test
    void entriesThatFollowOneAnotherComeTogetherWithinTheBounds() throws IOException {
        for (int i = 1; i <= 10; i++) {
            append(i, "x");
        }

        assertEquals(4, spool.oldest(4, 1_000).size());
        assertEquals(3, spool.oldest(100, 7).size());
        assertEquals(10, spool.oldest(100, 1_000).size());
    }

    @Test
    void whatDoesNotFollowComesByItself() throws IOException {
        append(1, "a");
        append(3, "c");
        spool.append(entry(new UUID(0, 2), 4, "d"));

        assertEquals(List.of("a\n"), lines(spool.oldest(100, 1_000)));
        spool.delivered();
        assertEquals(List.of("c\n"), lines(spool.oldest(100, 1_000)));
        spool.delivered();
        assertEquals(List.of("d\n"), lines(spool.oldest(100, 1_000)));
    }

    @Test
    void filesGoWhenEverythingInThemIsDelivered() throws IOException {
        for (int i = 1; i <= 1000; i++) {
            append(i, incompressible(1000));
        }
        assertTrue(folder.segments().size() > 4, () -> folder.names().toString());

        while (!takeOne().isEmpty()) {
            assertTrue(spool.bytes() < CAP);
        }

        assertEquals(1, folder.segments().size());
        spool.close();
        assertEquals(List.of(), folder.names());
    }

    @Test
    void whatIsDeliveredAtOnceTakesNoRoom() throws IOException {
        for (int i = 1; i <= 1000; i++) {
            append(i, incompressible(1000));
            assertEquals(1, takeOne().size());
            assertTrue(folder.used() <= 70_000, () -> "used " + folder.used());
        }
    }

    @Test
    void theOldestIsForcedOutAndCounted() throws IOException {
        for (int i = 1; i <= 3000; i++) {
            append(i, incompressible(1000));
            assertTrue(folder.used() <= CAP);
        }

        long first = spool.oldest(1, 1).get(0).sequence();

        assertTrue(first > 1, "first " + first);
        assertEquals(first - 1, losses.forcedOut);
        assertEquals(0, losses.damaged);
    }

    @Test
    void whatIsOnItsWayIsNotCountedWhenItIsForcedOut() throws IOException {
        append(1, "a");
        append(2, "b");
        spool.oldest(1, 1_000);
        for (int i = 3; losses.forcedOut == 0; i++) {
            append(i, incompressible(1000));
        }

        spool.delivered();

        long first = spool.oldest(1, 1).get(0).sequence();
        assertEquals(first - 2, losses.forcedOut);
    }

    @Test
    void aFullDiskRefusesAndTakesAgainOnceThereIsRoom() throws IOException {
        append(1, "a");
        folder.capacity(folder.used() + EntryHeader.BYTES + 1);
        assertThrows(IOException.class, () -> append(2, "bb"));

        folder.capacity(Long.MAX_VALUE);
        append(2, "cc");

        assertEquals(List.of("a\n", "cc\n"), lines(spool.oldest(10, 1_000)));
        assertEquals(0, losses.damaged);
    }

    @Test
    void whatCouldNotBeCutOffAFileEndsIt() throws IOException {
        append(1, "a");
        folder.capacity(folder.used() + 20);
        folder.truncating(false);
        assertThrows(IOException.class, () -> append(2, "b"));

        folder.capacity(Long.MAX_VALUE);
        append(2, "c");
        open();

        assertEquals(List.of("a\n"), takeOne());
        assertEquals(List.of("c\n"), takeOne());
        assertEquals(1, losses.damaged);
    }

    @Test
    void closingMakesEverythingSurviveAPowerCut() throws IOException {
        append(1, "a");
        append(2, "b");
        spool.close();
        folder.powerCut();

        open();

        assertEquals(List.of("a\n", "b\n"), lines(spool.oldest(10, 1_000)));
    }

    @Test
    void whileSomethingWaitsAPowerCutCostsOneSecond() throws IOException {
        append(1, "a");
        time.advance(Spool.FORCE_PERIOD);
        append(2, "b");
        time.advance(Duration.ofMillis(900));
        append(3, "c");
        folder.powerCut();

        open();

        assertEquals(List.of("a\n", "b\n"), lines(spool.oldest(10, 1_000)));
    }

    @Test
    void whatWaitsIsForcedWithoutAnotherEntry() throws IOException {
        append(1, "a");
        spool.forceWaiting();
        append(2, "b");
        folder.powerCut();

        open();

        assertEquals(List.of("a\n"), lines(spool.oldest(10, 1_000)));
    }

    @Test
    void theOrderHoldsAlsoWhenTheClockIsSetBack() throws IOException {
        append(1, "a");
        time.jump(Duration.ofDays(-1));
        open();
        append(2, "b");

        assertEquals(List.of("a\n"), takeOne());
        assertEquals(List.of("b\n"), takeOne());
    }

    @Test
    void aFileThatSomebodyHasRemovedDoesNotHoldUpWhatFollows() throws IOException {
        for (int i = 1; i <= 500; i++) {
            append(i, incompressible(1000));
        }
        folder.delete(folder.segments().get(1));

        long last = 0;
        for (List<SpoolEntry> next = spool.oldest(1, 1); !next.isEmpty(); next = spool.oldest(1, 1)) {
            last = next.get(0).sequence();
            spool.delivered();
        }

        assertEquals(500, last);
        assertEquals(1, losses.damaged);
        assertEquals(0, spool.bytes());
    }

    @Test
    void aFileThatCannotBeReadIsNotOpenedMoreAndMoreOften() throws IOException {
        append(1, "a");
        open();
        int before = folder.open();
        folder.reading(false);

        assertThrows(IOException.class, this::takeOne);
        assertThrows(IOException.class, this::takeOne);

        assertEquals(before, folder.open());
        folder.reading(true);
        assertEquals(List.of("a\n"), takeOne());
    }

    private void append(long sequence, String line) throws IOException {
        spool.append(entry(PRODUCER, sequence, line));
    }

    private static SpoolEntry entry(UUID producer, long sequence, String line) {
        return SpoolEntry.of(producer, sequence, 1, (line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static String incompressible(int length) {
        var text = new StringBuilder();
        var random = new java.util.SplittableRandom(7);
        while (text.length() < length) {
            text.append((char) random.nextInt(' ', 127));
        }
        return text.toString();
    }

    private List<String> takeOne() throws IOException {
        List<String> lines = lines(spool.oldest(1, 1));
        spool.delivered();
        return lines;
    }

    private static List<String> lines(List<SpoolEntry> entries) {
        List<String> lines = new ArrayList<>();
        entries.forEach(entry -> lines.add(new String(entry.lines(), StandardCharsets.UTF_8)));
        return lines;
    }
}
