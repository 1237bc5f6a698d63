package dev.rollcall.kit.juli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.log.transport.Lines;
import dev.rollcall.kit.log.transport.LogAnswer;
import dev.rollcall.kit.log.transport.LogBatch;
import dev.rollcall.kit.log.transport.LogTransport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LateTransportTest {

    private final List<String> events = new ArrayList<>();

    private final class Transport implements LogTransport, AutoCloseable {
        Transport() {
            events.add("made");
        }

        @Override
        public LogAnswer send(LogBatch batch) {
            events.add("sent " + batch.events());
            return LogAnswer.ACCEPTED;
        }

        @Override
        public void close() {
            events.add("closed");
        }
    }

    @Test
    void isMadeOnceAndOnlyWhenThereIsSomethingToSend() throws Exception {
        try (var late = new LateTransport<>(Transport::new)) {
            assertEquals(List.of(), events);

            late.send(Lines.batch("a\n"));
            late.send(Lines.batch("b\nc\n"));
        }

        assertEquals(List.of("made", "sent 1", "sent 2", "closed"), events);
    }

    @Test
    void whatWasNeverMadeIsNotClosed() throws Exception {
        new LateTransport<>(Transport::new).close();

        assertEquals(List.of(), events);
    }
}
