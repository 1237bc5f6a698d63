package dev.rollcall.portal.logs;

import dev.rollcall.portal.text.WholeNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a line is. Each log service has sequences of its own; the time tells which one is meant.
 *
 * @param sequence of the line
 * @param time when it was logged; null if that is not known
 * @param around how many lines before and after it are shown
 * @param same what these have in common with it: {@code service}, {@code instance}, or empty for nothing
 */
public record Place(long sequence, @Nullable Instant time, int around, String same) {
    private static final List<String> SAME = List.of("", "service", "instance");

    /** The place that the parameters of an address name; empty if they name none. */
    public static Optional<Place> of(Function<String, @Nullable String> parameters) {
        OptionalLong sequence = WholeNumber.read(LogFilter.text(parameters, "seq"));
        if (sequence.isEmpty()) {
            return Optional.empty();
        }
        String around = LogFilter.text(parameters, "around");
        String same = LogFilter.text(parameters, "same");
        return Optional.of(new Place(
                sequence.getAsLong(),
                instant(LogFilter.text(parameters, "time")),
                LineView.AROUND.stream()
                        .filter(allowed -> allowed.toString().equals(around))
                        .findFirst()
                        .orElse(LineView.AROUND.get(0)),
                SAME.contains(same) ? same : ""));
    }

    /** The place of a line. */
    public static Place of(LogEntry entry) {
        return new Place(entry.sequence(), entry.time(), LineView.AROUND.get(0), "");
    }

    /** The same line among other neighbours. */
    public Place among(int lines, String common) {
        return new Place(sequence, time, lines, common);
    }

    /** Whether a line is the one meant. */
    public boolean isAt(LogEntry entry) {
        return entry.sequence() == sequence && (time == null || time.equals(entry.time()));
    }

    /** As the query of an address of the page. */
    public String query() {
        return new Query()
                .with("seq", Long.toString(sequence))
                .with("time", time == null ? "" : time.toString())
                .with("around", around == LineView.AROUND.get(0) ? "" : Integer.toString(around))
                .with("same", same)
                .toString();
    }

    /** As the log service takes it. */
    public String wire() {
        return new Query()
                .with("seq", Long.toString(sequence))
                .with("before", Integer.toString(around))
                .with("after", Integer.toString(around))
                .with("same", same)
                .toString();
    }

    private static @Nullable Instant instant(String text) {
        try {
            return text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
