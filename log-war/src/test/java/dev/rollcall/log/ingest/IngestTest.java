package dev.rollcall.log.ingest;

import static dev.rollcall.log.store.Fixtures.SHOP;
import static dev.rollcall.log.store.Fixtures.STOCK;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.log.ingest.Outcome.Rejection;
import dev.rollcall.log.store.InMemoryLogStore;
import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.ProducerSequence;
import dev.rollcall.log.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IngestTest {

    private static final UUID PRODUCER = new UUID(1, 2);

    private final ManualTime time = new ManualTime();
    private final InMemoryLogStore store = new InMemoryLogStore();
    private final Ingest ingest = new Ingest(store, time);

    @Test
    void everyLineOfATextIsAnEvent() throws IOException {
        Outcome outcome = ingest.text(body("[A] - one\n\n[B] - two\r\n   \nthree"), Sender.unsigned());

        assertEquals(new Outcome(31, 3, 0, 0, List.of(), 3), outcome);
        assertEquals(List.of("one", "two", "three"), store.texts());
        assertEquals(time.instant(), store.all().get(0).time());
    }

    @Test
    void aSmallBodyIsStoredAtOnce() throws IOException {
        ingest.text(body("one\ntwo\n"), Sender.unsigned());

        assertEquals(1, store.appends());
    }

    @Test
    void whatComesSlowlyIsStoredAsItComesWithTheTimeOfItsArrival() throws IOException {
        Instant begun = time.instant();

        ingest.text(slow(Duration.ofSeconds(1)), Sender.unsigned());

        assertEquals(
                List.of(begun.plusSeconds(1), begun.plusSeconds(2), begun.plusSeconds(3)),
                store.all().stream().map(LogRecord::time).toList());
        assertEquals(3, store.appends());
    }

    /** Else it would be kept in memory until the clock is where it was. */
    @Test
    void whatComesSlowlyIsStoredAsItComesThoughTheClockIsSetBack() throws IOException {
        ingest.text(slow(Duration.ofHours(-1)), Sender.unsigned());

        assertEquals(3, store.appends());
    }

    /** Three lines; before each, and before the end, the clock moves by {@code step}. */
    private InputStream slow(Duration step) {
        Iterator<String> lines = List.of("one\n", "two\n", "three\n").iterator();
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] to, int from, int length) throws IOException {
                time.jump(step);
                return lines.hasNext() ? body(lines.next()).read(to, from, length) : -1;
            }
        };
    }

    @Test
    void nothingIsStoredForNothing() throws IOException {
        assertEquals(new Outcome(0, 0, 0, 0, List.of(), 0), ingest.text(body(""), Sender.unsigned()));
        assertEquals(new Outcome(1, 0, 0, 0, List.of(), 0), ingest.text(body("\n"), Sender.unsigned()));
        assertEquals(0, store.appends());
    }

    @Test
    void aBadLineNeverCostsItsNeighbours() throws IOException {
        Outcome outcome = ingest.ndjson(
                body("{\"message\":\"one\"}\nrubbish\n\n{\"message\":\"two\"}\n[]\n{\"message\":\"three\"}"),
                SHOP,
                null);

        assertEquals(3, outcome.accepted());
        assertEquals(2, outcome.rejectedCount());
        assertEquals(List.of(new Rejection(2, "not JSON"), new Rejection(5, "not a JSON object")), outcome.rejected());
        assertEquals(List.of("one", "two", "three"), store.texts());
    }

    @Test
    void onlyTheFirstBadLinesAreTold() throws IOException {
        Outcome outcome = ingest.ndjson(body("rubbish\n".repeat(10_000)), SHOP, null);

        assertEquals(10_000, outcome.rejectedCount());
        assertEquals(Outcome.MAX_REJECTED, outcome.rejected().size());
    }

    @Test
    void aCallerLogsOnlyUnderItsOwnName() throws IOException {
        ingest.ndjson(body("{\"message\":\"m\",\"service.name\":\"RegistryService\"}"), SHOP, null);

        LogRecord record = store.all().get(0);
        assertEquals(SHOP, record.service());
        assertTrue(record.signed());
    }

    @Test
    void longBodiesAreStoredInBatches() throws IOException {
        ingest.text(body("line\n".repeat(2200)), Sender.unsigned());
        assertEquals(3, store.appends());

        ingest.text(body(("x".repeat(200_000) + "\n").repeat(4)), Sender.unsigned());
        assertEquals(5, store.appends());
    }

    @Test
    void aLineBeyondTheLimitIsCutAndMarked() throws IOException {
        ingest.text(body("x".repeat(300_000) + "\nnext\n"), Sender.unsigned());

        assertEquals(
                "x".repeat(262_144) + " [cut: the line had 300000 bytes]",
                store.texts().get(0));
        assertEquals("next", store.texts().get(1));
    }

    @Test
    void anEventBeyondTheLimitIsCutAndMarked() throws IOException {
        ingest.ndjson(body("{\"message\":\"" + "x".repeat(300_000) + "\"}\n{\"message\":\"next\"}"), SHOP, null);

        assertTrue(store.texts().get(0).startsWith("xxx"));
        assertTrue(store.texts().get(0).endsWith("xxx [cut: the line had 300014 bytes]"));
        assertEquals("next", store.texts().get(1));
    }

    @Test
    void aBodyThatBreaksOffIsNotAcknowledged() {
        InputStream broken = new InputStream() {
            private int left = 10;

            @Override
            public int read() throws IOException {
                if (left-- <= 0) {
                    throw new IOException("the peer is gone");
                }
                return 'x';
            }
        };

        assertThrows(IOException.class, () -> ingest.text(broken, Sender.unsigned()));
    }

    @Test
    void aStoreThatRefusesIsHeardOf() {
        store.refuse(StoreException.Reason.FULL);

        assertThrows(StoreException.class, () -> ingest.text(body("one"), Sender.unsigned()));
    }

    @Test
    void whatWasSentIsCounted() throws IOException {
        ingest.ndjson(body("{\"message\":\"one\"}\nrubbish\n"), SHOP, null);
        ingest.text(body("two"), Sender.unsigned());

        assertEquals(Map.of("stored", 2L, "duplicate", 0L, "rejected", 1L), ingest.lines());
        assertEquals(29, ingest.bytes());
    }

    @Test
    void whatWasStoredOfABodyThatWasRefusedIsCountedOnce() {
        ProducerSequence first = new ProducerSequence(PRODUCER, 1);
        String body = "{\"message\":\"m\"}\n".repeat(1_500);
        store.onAppended(() -> store.refuse(StoreException.Reason.FULL));
        assertThrows(StoreException.class, () -> ingest.ndjson(body(body), SHOP, first));
        assertEquals(Map.of("stored", 1_000L, "duplicate", 0L, "rejected", 0L), ingest.lines());
        assertEquals(body.length(), ingest.bytes());

        store.refuse(null);
        assertThrows(StoreException.class, () -> ingest.ndjson(body(body), SHOP, first));
        assertEquals(Map.of("stored", 1_000L, "duplicate", 1_000L, "rejected", 0L), ingest.lines());
    }

    @Test
    void whatIsSentAgainIsNotStoredAgain() throws IOException {
        String body = "{\"message\":\"one\"}\n\nrubbish\n{\"message\":\"three\"}\n";
        ingest.ndjson(body(body), SHOP, new ProducerSequence(PRODUCER, 7));

        Outcome again = ingest.ndjson(body(body), SHOP, new ProducerSequence(PRODUCER, 7));

        assertEquals(new Outcome(again.bytes(), 0, 2, 1, again.rejected(), 2), again);
        assertEquals(
                List.of(new ProducerSequence(PRODUCER, 7), new ProducerSequence(PRODUCER, 9)),
                store.all().stream().map(LogRecord::origin).toList());
    }

    @Test
    void theSameProducerOfAnotherServiceIsAnother() throws IOException {
        ingest.ndjson(body("{\"message\":\"one\"}"), SHOP, new ProducerSequence(PRODUCER, 1));

        assertEquals(
                1,
                ingest.ndjson(body("{\"message\":\"two\"}"), STOCK, new ProducerSequence(PRODUCER, 1))
                        .accepted());
    }

    @Test
    void aJsonBodyIsOneEventOrSeveral() throws UnreadableBodyException {
        assertEquals(
                1, ingest.json(bytes(" {\"message\":\"one\"} "), SHOP, null).accepted());
        Outcome several = ingest.json(bytes("[{\"message\":\"two\"}, 7, [], {\"message\":\"three\"}]"), SHOP, null);

        assertEquals(2, several.accepted());
        assertEquals(
                List.of(new Rejection(2, "not a JSON object"), new Rejection(3, "not a JSON object")),
                several.rejected());
        assertEquals(List.of("one", "two", "three"), store.texts());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "\"text\"", "[", "[{\"message\":\"one\"},]", "{\"message\":\"one\"} {}", "[{}"})
    void aBodyThatIsNoJsonAsAWholeIsRefusedAsAWhole(String body) {
        assertThrows(UnreadableBodyException.class, () -> ingest.json(bytes(body), SHOP, null));
        assertEquals(List.of(), store.texts());
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 20_000})
    void anEventThatIsNestedTooDeeplyCostsItsNeighboursNothing(int depth) throws UnreadableBodyException {
        String deep = "{\"a\":".repeat(depth) + "[]" + "}".repeat(depth);

        Outcome several =
                ingest.json(bytes("[{\"message\":\"one\"}," + deep + ",{\"message\":\"three\"}]"), SHOP, null);

        assertEquals(List.of(new Rejection(2, "JSON nested too deeply")), several.rejected());
        assertEquals(List.of("one", "three"), store.texts());
    }

    @Test
    void anEventOfAJsonBodyIsCutAsALineIs() throws UnreadableBodyException {
        ingest.json(bytes("[{\"message\":\"" + "€".repeat(100_000) + "\"},{\"message\":\"next\"}]"), SHOP, null);

        assertTrue(store.texts().get(0).startsWith("€€€"));
        assertTrue(store.texts().get(0).endsWith("€€€ [cut: the line had 300014 bytes]"));
        assertEquals("next", store.texts().get(1));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
