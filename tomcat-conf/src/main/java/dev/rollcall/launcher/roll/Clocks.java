package dev.rollcall.launcher.roll;

import dev.rollcall.launcher.base.War;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the clocks of services are from this one, learned when they refuse a token. The rules are the kit's: a time
 * that is more than a day off is ignored. Thread-safe.
 */
final class Clocks {
    private static final Duration NOTABLE = Duration.ofSeconds(1);
    private static final Duration CREDIBLE = Duration.ofDays(1);

    private final InstantSource clock;
    private final Map<War, Duration> offsets = new ConcurrentHashMap<>();

    Clocks(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns the time of a service; this clock's until the service has told its own. */
    Instant now(War war) {
        return clock.instant().plus(offsets.getOrDefault(war, Duration.ZERO));
    }

    /**
     * Takes the time of a service and returns whether that is news.
     *
     * @param date as in the header field {@code Date}
     */
    boolean learn(War war, String date) {
        try {
            Instant theirs = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            Duration offset = Duration.between(clock.instant(), theirs);
            if (offset.abs().compareTo(CREDIBLE) > 0
                    || Duration.between(now(war), theirs).abs().compareTo(NOTABLE) <= 0) {
                return false;
            }
            offsets.put(war, offset);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
