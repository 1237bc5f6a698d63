package dev.rollcall.portal.logs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * What is asked of the log services for one page.
 *
 * @param slice which part of what is found
 * @param now when it is asked
 * @param zone in which typed moments are meant
 */
public record Question(LogFilter filter, Slice slice, Instant now, ZoneId zone) {
    private static final Duration DAY = Duration.ofDays(1);

    /** The moments that the lines must lie between. */
    public TimeRange.Bounds bounds() {
        return filter.time().at(now, zone);
    }

    /** Where counting begins: without a bound, a day before it ends. */
    public Instant countFrom() {
        Instant from = bounds().from();
        return from == null ? countTo().minus(DAY) : from;
    }

    /** Where counting ends: without a bound, now. */
    public Instant countTo() {
        Instant to = bounds().to();
        Instant from = bounds().from();
        if (to != null) {
            return to;
        }
        return from == null || from.isBefore(now) ? now : from.plusMillis(1);
    }

    /** The lines that are asked for, as the log service takes it. */
    public String lines() {
        Query query = new Query().with("limit", Integer.toString(filter.limit()));
        slice.before().ifPresent(sequence -> query.with("before", Long.toString(sequence)));
        slice.after().ifPresent(sequence -> query.with("after", Long.toString(sequence)));
        if (filter.followsTrace() && !slice.isActive()) {
            query.with("after", "0");
        }
        return joined(query.toString(), filter.wire(bounds()));
    }

    /** The lines that are asked for, of all log services. */
    public String linesOfAll() {
        Query query = new Query()
                .with("all", "true")
                .with("limit", Integer.toString(filter.limit()))
                .with("before", slice.older().toString());
        return joined(query.toString(), filter.wire(bounds()));
    }

    /** What is counted, as the log service takes it. */
    public String counted() {
        return filter.wire(new TimeRange.Bounds(countFrom(), countTo()));
    }

    private static String joined(String first, String second) {
        return second.isEmpty() ? first : first + "&" + second;
    }
}
