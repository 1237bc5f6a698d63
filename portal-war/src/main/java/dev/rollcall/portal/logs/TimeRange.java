package dev.rollcall.portal.logs;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The time at which the lines looked for were logged, as the user chose or typed it. A span that ends now takes
 * precedence over moments.
 *
 * @param recent the last minutes, hours or days; null if moments count
 * @param from the first moment, as typed; empty for none
 * @param to the moment after the last, as typed; empty for none
 */
public record TimeRange(@Nullable Recent recent, String from, String to) {
    /** Any time. */
    public static final TimeRange ANY = new TimeRange(null, "", "");

    /** Exactly this span: the end is not in it. */
    public static TimeRange between(Instant from, Instant to) {
        return new TimeRange(null, from.toString(), to.toString());
    }

    /** Whether anything is left out. */
    public boolean isActive() {
        return recent != null || !from.isEmpty() || !to.isEmpty();
    }

    /**
     * The moments that are meant.
     *
     * @param zone in which a moment without an offset is meant
     */
    public Bounds at(Instant now, ZoneId zone) {
        return recent != null
                ? new Bounds(now.minus(recent.span()), null)
                : new Bounds(
                        Typed.moment(from, zone).orElse(null),
                        Typed.moment(to, zone).orElse(null));
    }

    /** Which of {@code from} and {@code to} cannot be read as a moment, or {@code order} if the end is not after the begin. */
    public List<String> mistakes(ZoneId zone) {
        if (recent != null) {
            return List.of();
        }
        Optional<Instant> begin = Typed.moment(from, zone);
        Optional<Instant> end = Typed.moment(to, zone);
        boolean turned = begin.isPresent() && end.isPresent() && !begin.get().isBefore(end.get());
        return Stream.of(
                        begin.isEmpty() && !from.isEmpty() ? "from" : "",
                        end.isEmpty() && !to.isEmpty() ? "to" : "",
                        turned ? "order" : "")
                .filter(mistake -> !mistake.isEmpty())
                .toList();
    }

    /**
     * Two moments.
     *
     * @param from the first; null for the beginning of everything
     * @param to the one after the last; null for now
     */
    public record Bounds(@Nullable Instant from, @Nullable Instant to) {}
}
