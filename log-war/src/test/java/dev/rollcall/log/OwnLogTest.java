package dev.rollcall.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.log.LogTransport.Outcome;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.log.ingest.Ingest;
import dev.rollcall.log.store.InMemoryLogStore;
import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.StoreException.Reason;
import org.junit.jupiter.api.Test;

class OwnLogTest {

    private static final byte[] EVENT =
            "{\"service.name\":\"LogService\",\"log.level\":\"WARN\",\"message\":\"disk nearly full\"}\n"
                    .getBytes(UTF_8);

    private final InMemoryLogStore store = new InMemoryLogStore();
    private final OwnLog own = new OwnLog(new Ingest(store, new ManualTime()));

    @Test
    void ownEventsGoStraightIntoTheStore() throws InterruptedException {
        assertEquals(Outcome.ACCEPTED, own.send(EVENT, 1));

        LogRecord record = store.all().get(0);
        assertEquals(ServiceName.LOG, record.service());
        assertEquals("disk nearly full", record.text());
    }

    @Test
    void aStoreThatRefusesIsTriedAgain() throws InterruptedException {
        store.refuse(Reason.FULL);

        assertEquals(Outcome.RETRY, own.send(EVENT, 1));
    }

    @Test
    void anInterruptEndsTheAttempt() {
        store.refuse(Reason.CLOSED);
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> own.send(EVENT, 1));
    }
}
