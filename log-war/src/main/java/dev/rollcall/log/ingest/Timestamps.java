package dev.rollcall.log.ingest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/** Reads the times of events: ISO-8601 with an offset. The form of loggers, UTC with a four-digit year, is quick. */
final class Timestamps {

    /** With or without a colon in the offset: {@code Z}, {@code +01:00}, {@code +0100}. */
    private static final DateTimeFormatter TIMES = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    private static final String SHAPE = "dddd-dd-ddTdd:dd:dd";
    private static final int SECONDS_END = SHAPE.length();
    private static final int NANO_DIGITS = 9;

    private Timestamps() {}

    /**
     * Returns the time that {@code text} means.
     *
     * @throws DateTimeException if it means none
     */
    static Instant parse(String text) {
        if (plain(text)) {
            return plainTime(text);
        }
        return text.endsWith("Z")
                ? Instant.parse(text)
                : TIMES.parse(text, OffsetDateTime::from).toInstant();
    }

    private static boolean plain(String text) {
        int last = text.length() - 1;
        if (last < SECONDS_END || text.charAt(last) != 'Z' || last > SECONDS_END + 1 + NANO_DIGITS) {
            return false;
        }
        for (int i = 0; i < last; i++) {
            char wanted = i < SECONDS_END ? SHAPE.charAt(i) : i == SECONDS_END ? '.' : 'd';
            char c = text.charAt(i);
            if (wanted == 'd' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        // 24:00 and leap seconds have rules of their own.
        return last != SECONDS_END + 1 && number(text, 11, 13) < 24 && number(text, 17, 19) < 60;
    }

    private static Instant plainTime(String text) {
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int minute = number(text, 14, 16);
        if (minute > 59) {
            throw new DateTimeException("an hour has 60 minutes");
        }
        int nano = 0;
        for (int i = SECONDS_END + 1; i <= SECONDS_END + NANO_DIGITS; i++) {
            nano = 10 * nano + (i < text.length() - 1 ? text.charAt(i) - '0' : 0);
        }
        return Instant.ofEpochSecond(
                ((day * 24 + number(text, 11, 13)) * 60 + minute) * 60 + number(text, 17, 19), nano);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
