package dev.rollcall.launcher.doctor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Is the clock right?
 *
 * @param now the time here
 * @param registry the time at the registry, if it has told
 */
record ClockCheck(Instant now, Optional<Instant> registry) implements Check {
    private static final Instant OLDEST = Instant.parse("2025-01-01T00:00:00Z");
    private static final Instant NEWEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final Duration NOTICEABLE = Duration.ofSeconds(5);
    /** Half the life of a token: from here on the commands of the launcher may be refused. */
    private static final Duration HARMFUL = Duration.ofSeconds(30);

    private static final String ADVICE = ": set it, and let NTP keep it (timedatectl set-ntp true).";

    @Override
    public List<Finding> findings() {
        if (now.isBefore(OLDEST) || now.isAfter(NEWEST)) {
            return List.of(Finding.wrong("The clock of this machine says " + now + ", which cannot be" + ADVICE));
        }
        Duration difference = registry.map(time -> Duration.between(time, now)).orElse(Duration.ZERO);
        if (difference.abs().compareTo(NOTICEABLE) < 0) {
            return List.of();
        }
        String sentence = "The clock of this machine is " + difference.abs().toSeconds() + " s "
                + (difference.isNegative() ? "behind" : "ahead of") + " that of the registry's machine, one of them is"
                + " wrong" + ADVICE;
        return List.of(difference.abs().compareTo(HARMFUL) < 0 ? Finding.warning(sentence) : Finding.wrong(sentence));
    }
}
