package dev.rollcall.log.store;

import static dev.rollcall.log.store.LogStoreContract.from;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProducersTest {

    private final Producers producers = new Producers();

    private static Producers.Key key(long number) {
        return new Producers.Key(Fixtures.SHOP, new UUID(0, number));
    }

    private static LogRecord record(long producer, long sequence) {
        return from(Fixtures.SHOP, new UUID(0, producer), sequence);
    }

    @Test
    void theGreatestSequenceIsTheLast() {
        producers.put(record(1, 5));
        producers.put(record(1, 3));
        producers.put(Fixtures.record("of nobody who counts"));

        assertEquals(5, producers.last(key(1)));
        assertEquals(0, producers.last(key(2)));
        assertEquals(Map.of(key(1), 5L), producers.all());
    }

    @Test
    void whoHasNotWrittenForLongestIsForgottenWhenThereAreTooMany() {
        for (int i = 0; i < Producers.MAX_PRODUCERS; i++) {
            producers.put(key(i), 1);
        }
        assertEquals(1, producers.last(key(0))); // who is asked about is about to write
        producers.put(key(Producers.MAX_PRODUCERS), 1);

        assertEquals(1, producers.last(key(0)));
        assertEquals(0, producers.last(key(1)));
        assertEquals(Producers.MAX_PRODUCERS, producers.all().size());
    }

    /** Two programs that write in turn, each of which sends something again. */
    @Test
    void aGroupKnowsWhatItTookBeforeAnotherProducerCame() {
        producers.put(key(1), 4);
        Producers.Group group = producers.group();

        assertFalse(group.offer(record(1, 4)));
        assertTrue(group.offer(record(1, 5)));
        assertTrue(group.offer(record(2, 1)));
        assertFalse(group.offer(record(1, 5)));
        assertTrue(group.offer(record(1, 6)));
        assertFalse(group.offer(record(2, 1)));
        assertTrue(group.offer(Fixtures.record("of nobody who counts")));

        assertEquals(Map.of(key(1), 6L, key(2), 1L), group.sequences());
        assertEquals(4, producers.last(key(1))); // nothing is stored yet
    }
}
