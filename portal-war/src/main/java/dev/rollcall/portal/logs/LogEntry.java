package dev.rollcall.portal.logs;

import dev.rollcall.portal.text.Moment;
import dev.rollcall.portal.text.Visible;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the central log. All texts are as somebody sent them: only text, whatever they look like.
 *
 * @param time when it was written, if known
 * @param signed whether the service proved its name; otherwise the name is a claim
 * @param traceId 32 hexadecimal digits, or empty
 */
public record LogEntry(
        @Nullable Moment time,
        String service,
        boolean signed,
        String instance,
        String level,
        String logger,
        String thread,
        String traceId,
        String text) {

    /** Spells out what would not be seen. */
    public LogEntry {
        service = Visible.of(service);
        instance = Visible.of(instance);
        level = Visible.of(level);
        logger = Visible.of(logger);
        thread = Visible.of(thread);
        text = Visible.of(text);
    }

    /** The first line of the text. */
    public String firstLine() {
        return text.lines().findFirst().orElse("");
    }

    /** Everything after the first line, for example a stack trace; may be empty. */
    public String rest() {
        int end = text.indexOf('\n');
        return end < 0 ? "" : text.substring(end + 1).stripTrailing();
    }

    /** The icon and colour: {@code quiet}, {@code info}, {@code warn} or {@code bad}. */
    public String tone() {
        return switch (level) {
            case "ERROR", "FATAL" -> "bad";
            case "WARN" -> "warn";
            case "INFO" -> "info";
            default -> "quiet";
        };
    }

    /** Whether there is more to show than the first line. */
    public boolean hasDetails() {
        return !rest().isEmpty() || !logger.isEmpty() || !thread.isEmpty() || !instance.isEmpty();
    }
}
