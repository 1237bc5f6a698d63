package dev.rollcall.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.log.transport.Lines;
import dev.rollcall.kit.log.transport.LogAnswer;
import dev.rollcall.kit.log.transport.LogBatch;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.log.ingest.Ingest;
import dev.rollcall.log.store.InMemoryLogStore;
import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.StoreException.Reason;
import org.junit.jupiter.api.Test;

class OwnLogTest {

    private static final LogBatch EVENT =
            Lines.batch("{\"service.name\":\"LogService\",\"log.level\":\"WARN\",\"message\":\"disk nearly full\"}\n");

    private final InMemoryLogStore store = new InMemoryLogStore();
    private final OwnLog own = new OwnLog(new Ingest(store, new ManualTime()));

    @Test
    void ownEventsGoStraightIntoTheStore() throws InterruptedException {
        assertEquals(LogAnswer.ACCEPTED, own.send(EVENT));

        LogRecord record = store.all().get(0);
        assertEquals(ServiceName.LOG, record.service());
        assertEquals("disk nearly full", record.text());
    }

    @Test
    void aStoreThatRefusesIsTriedAgain() throws InterruptedException {
        store.refuse(Reason.FULL);

        assertEquals(LogAnswer.RETRY, own.send(EVENT));
    }

    @Test
    void anInterruptEndsTheAttempt() {
        store.refuse(Reason.CLOSED);
        Thread.currentThread().interrupt();

        assertThrows(InterruptedException.class, () -> own.send(EVENT));
    }
}
