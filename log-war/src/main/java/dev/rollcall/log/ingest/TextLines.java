package dev.rollcall.log.ingest;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.log.store.LogLevel;
import dev.rollcall.log.store.LogRecord;
import dev.rollcall.log.store.ProducerSequence;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Plain lines, as in {@code [GradingService] - student with id 999 not found}: the name in front is the service, the
 * level is INFO, the time is when it was received. Every line is an event.
 *
 * <p>Of a sender without a token only the name is believed, and stored as unsigned. A sender with a token logs under
 * its own name; a foreign name in front stays part of the text.
 */
final class TextLines implements LineParser {

    private static final String SEPARATOR = "] - ";

    private final Sender sender;

    TextLines(Sender sender) {
        this.sender = sender;
    }

    @Override
    public LogRecord parse(Line line, Instant received, @Nullable ProducerSequence origin) {
        String text = line.text();
        int end = text.startsWith("[") ? text.indexOf(SEPARATOR) : -1;
        Optional<ServiceName> claimed = end < 0 ? Optional.empty() : name(text.substring(1, end));
        boolean believed =
                claimed.isPresent() && (!sender.signed() || claimed.get().equals(sender.service()));
        ServiceName service = believed ? claimed.get() : sender.service();
        String message = believed ? text.substring(end + SEPARATOR.length()) : text;
        return new LogRecord(
                received,
                service,
                sender.signed(),
                LogLevel.INFO,
                null,
                null,
                null,
                null,
                line.marked(message),
                Map.of(),
                origin);
    }

    private static Optional<ServiceName> name(String text) {
        try {
            return Optional.of(new ServiceName(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
