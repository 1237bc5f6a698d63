package dev.rollcall.log.http;

import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.ProducerSequence;
import dev.rollcall.log.store.StoredEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event on the wire, as {@link LogRecord} describes it; what is not known is left out.
 *
 * @param sequence its place in the store that answers
 * @param time when it happened, as the service says
 * @param producer the producer that sent it, as its event {@code producerSequence}; no two events of one service have
 *     both in common
 * @param received when it arrived; only where all log services are asked
 */
public record Entry(
        long sequence,
        Instant time,
        String service,
        boolean signed,
        @Nullable String instance,
        String level,
        @Nullable String logger,
        @Nullable String thread,
        @Nullable String traceId,
        String text,
        @Nullable Map<String, String> attributes,
        @Nullable String producer,
        @Nullable Long producerSequence,
        @Nullable Instant received) {

    /**
     * Checks what another log service has answered.
     *
     * @throws IllegalArgumentException if there is no sequence, time, service, level or text
     */
    public Entry {
        if (sequence < 1 || time == null || service == null || level == null || text == null) {
            throw new IllegalArgumentException("an event must have a sequence, a time, a service, a level and a text");
        }
    }

    static Entry of(StoredEvent event) {
        return of(event, null);
    }

    static Entry withArrival(StoredEvent event) {
        return of(event, event.received());
    }

    private static Entry of(StoredEvent event, @Nullable Instant received) {
        LogRecord record = event.record();
        ProducerSequence origin = record.origin();
        return new Entry(
                event.sequence(),
                record.time(),
                record.service().value(),
                record.signed(),
                record.instance(),
                record.level().name(),
                record.logger(),
                record.thread(),
                record.traceId(),
                record.text(),
                record.attributes().isEmpty() ? null : record.attributes(),
                origin == null ? null : origin.producer().toString(),
                origin == null ? null : origin.sequence(),
                received);
    }
}
