package dev.rollcall.portal.logs;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A span of time that ends now. */
public enum Recent {
    QUARTER("15m", Duration.ofMinutes(15)),
    HOUR("1h", Duration.ofHours(1)),
    DAY("24h", Duration.ofDays(1)),
    WEEK("7d", Duration.ofDays(7)),
    MONTH("30d", Duration.ofDays(30));

    private final String word;
    private final Duration span;

    Recent(String word, Duration span) {
        this.word = word;
        this.span = span;
    }

    /** What stands for it in an address. */
    public String word() {
        return word;
    }

    public Duration span() {
        return span;
    }

    /** The one of that word; null if there is none. */
    static @Nullable Recent of(String word) {
        return Arrays.stream(values())
                .filter(recent -> recent.word.equals(word))
                .findFirst()
                .orElse(null);
    }
}
