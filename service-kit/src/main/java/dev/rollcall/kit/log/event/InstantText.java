package dev.rollcall.kit.log.event;

import java.time.Instant;

/**
 * Writes instants as {@link Instant#toString} does. Events follow each other within a second, so the last one is remembered
 * and only its fraction is new. Thread-safe.
 */
final class InstantText {
    private static final int MILLI = 1_000_000;
    private static final int MICRO = 1_000;

    private static volatile Second last = new Second(0, "1970-01-01T00:00:00");

    private record Second(long epochSecond, String text) {}

    private InstantText() {}

    static String of(Instant time) {
        Second second = last;
        if (second.epochSecond != time.getEpochSecond()) {
            String whole = Instant.ofEpochSecond(time.getEpochSecond()).toString();
            second = new Second(time.getEpochSecond(), whole.substring(0, whole.length() - 1));
            last = second;
        }
        var text = new StringBuilder(second.text.length() + 11).append(second.text);
        int nano = time.getNano();
        if (nano != 0) {
            text.append('.');
            if (nano % MILLI == 0) {
                digits(text, nano / MILLI, 100);
            } else if (nano % MICRO == 0) {
                digits(text, nano / MICRO, 100_000);
            } else {
                digits(text, nano, 100_000_000);
            }
        }
        return text.append('Z').toString();
    }

    private static void digits(StringBuilder text, int number, int first) {
        for (int unit = first; unit > 0; unit /= 10) {
            text.append((char) ('0' + number / unit % 10));
        }
    }
}
