package dev.rollcall.portal.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An instant as a page shows it: in the server's time zone, short where the day is clear.
 *
 * @param instant what is shown
 * @param now when the page was made
 * @param zone the zone of the wall clock
 * @param texts in the language of the reader
 */
public record Moment(Instant instant, Instant now, ZoneId zone, Texts texts) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    /** The clock time, with the day when that is not today: {@code 10:42}, {@code 21 Nov, 10:42}. */
    public String shortly() {
        return withDay(TIME);
    }

    /** As {@link #shortly()}, to the millisecond. */
    public String precisely() {
        return withDay(SECONDS);
    }

    /** Everything, for a tool tip. */
    public String fully() {
        return texts.fully(local());
    }

    /** For the {@code datetime} attribute. */
    public String machine() {
        return instant.toString();
    }

    /** How long ago in one unit: {@code 12 min}. Never negative. */
    public String ago() {
        Duration age = Duration.between(instant, now);
        if (age.toDays() >= 2) {
            return texts.say("frame.days", age.toDays());
        }
        if (age.toHours() >= 2) {
            return age.toHours() + " h";
        }
        if (age.toMinutes() >= 2) {
            return age.toMinutes() + " min";
        }
        return Math.max(0, age.toSeconds()) + " s";
    }

    private String withDay(DateTimeFormatter time) {
        ZonedDateTime local = local();
        boolean today = local.toLocalDate().equals(now.atZone(zone).toLocalDate());
        return today ? time.format(local) : texts.day(local) + ", " + time.format(local);
    }

    private ZonedDateTime local() {
        return instant.atZone(zone);
    }
}
