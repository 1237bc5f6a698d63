package dev.rollcall.portal.logs;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;

/** Moments as people and browsers type them. */
public final class Typed {
    private static final DateTimeFormatter FIELD =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT);
    private static final int MAX_CHARACTERS = 40;

    /** What the log service takes. */
    private static final Instant MIN = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant MAX = Instant.parse("9999-12-30T00:00:00Z");

    private Typed() {}

    /** A moment such as {@code 2026-11-22}, {@code 2026-11-22 10:42} or {@code 2026-11-22T10:42:00.123+01:00}, if it is one. */
    static Optional<Instant> moment(String typed, ZoneId zone) {
        String text = typed.strip().replace(' ', 'T');
        if (text.length() > MAX_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(instant(text, zone)).filter(moment -> !moment.isBefore(MIN) && !moment.isAfter(MAX));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(String text, ZoneId zone) {
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime exact
                ? exact.toInstant()
                : LocalDateTime.from(parsed).atZone(zone).toInstant();
    }

    /** A typed moment as a field for date and time holds it; empty if it is none. */
    public static String field(String typed, ZoneId zone) {
        return moment(typed, zone)
                .map(moment ->
                        FIELD.format(moment.truncatedTo(ChronoUnit.MILLIS).atZone(zone)))
                .orElse("");
    }
}
