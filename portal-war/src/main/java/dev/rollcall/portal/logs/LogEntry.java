package dev.rollcall.portal.logs;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the central log. All texts are as they were sent, so that they can be searched for: they are plain text,
 * whatever they look like, and are shown through {@link LogRow} only.
 *
 * @param sequence its place in the log service that has it
 * @param time when it was logged, if known
 * @param signed whether the service proved its name; otherwise the name is a claim
 * @param traceId 32 hexadecimal digits, or empty
 * @param attributes what else was told, by name
 */
public record LogEntry(
        long sequence,
        @Nullable Instant time,
        String service,
        boolean signed,
        String instance,
        String level,
        String logger,
        String thread,
        String traceId,
        String text,
        Map<String, String> attributes) {

    public LogEntry {
        attributes = Map.copyOf(attributes);
    }
}
