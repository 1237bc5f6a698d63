package dev.rollcall.launcher.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Is the clock right?
 *
 * @param now the time here
 * @param ahead how far this clock is ahead of the registry's; empty if the registry has not told its time
 */
record ClockCheck(Instant now, Optional<Duration> ahead) implements Check {
    private static final Instant OLDEST = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant NEWEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration NOTICEABLE = Duration.ofSeconds(5);

    /**
     * From this lead on, a token made by this clock is refused, and a service must correct its time by the answer and
     * ask once more: docs/protocol/tokens.md allows 5 s of disagreement; a clock that is behind has the token's life of
     * 60 s besides.
     */
    private static final Duration REFUSED_AHEAD = Duration.ofSeconds(5);

    private static final Duration REFUSED_BEHIND = Duration.ofSeconds(65);

    private static final String ADVICE = ": set it, and let NTP keep it (timedatectl set-ntp true).";

    @Override
    public List<Finding> findings() {
        if (now.isBefore(OLDEST) || now.isAfter(NEWEST)) {
            return List.of(Finding.wrong("The clock of this machine says " + now + ", which cannot be" + ADVICE));
        }
        Duration difference = ahead.orElse(Duration.ZERO);
        if (difference.abs().compareTo(NOTICEABLE) < 0) {
            return List.of();
        }
        String sentence = "The clock of this machine is " + difference.abs().toSeconds() + " s "
                + (difference.isNegative() ? "behind" : "ahead of") + " that of the registry's machine, one of them is"
                + " wrong" + ADVICE;
        boolean refused =
                difference.compareTo(REFUSED_AHEAD) >= 0 || difference.negated().compareTo(REFUSED_BEHIND) >= 0;
        return List.of(refused ? Finding.wrong(sentence) : Finding.warning(sentence));
    }
}
