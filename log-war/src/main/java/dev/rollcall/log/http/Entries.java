package dev.rollcall.log.http;

import dev.rollcall.log.store.LogPage;
import dev.rollcall.log.store.LogRecord;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question, newest first. Members that are not known are left out.
 *
 * @param complete false if there may be older answers although fewer than the limit are here
 * @param entries the records
 */
public record Entries(boolean complete, List<Entry> entries) {

    static Entries of(LogPage page) {
        return new Entries(
                page.complete(), page.records().stream().map(Entry::of).toList());
    }

    /** One record, as {@link LogRecord} describes it; {@code time} is ISO-8601 in UTC. */
    public record Entry(
            String time,
            String service,
            boolean signed,
            @Nullable String instance,
            String level,
            @Nullable String logger,
            @Nullable String thread,
            @Nullable String traceId,
            String text) {

        static Entry of(LogRecord record) {
            return new Entry(
                    record.time().toString(),
                    record.service().value(),
                    record.signed(),
                    record.instance(),
                    record.level().name(),
                    record.logger(),
                    record.thread(),
                    record.traceId(),
                    record.text());
        }
    }
}
