package dev.rollcall.launcher.tomcat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** When a process that has died is started again: soon, then later, and not a third time within five minutes. */
final class Restarts {
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int LIMIT = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Deque<Instant> deaths = new ArrayDeque<>();

    /** Counts a death; returns how long to wait before the next start, or empty to give up. */
    Optional<Duration> after(Instant death) {
        deaths.add(death);
        while (deaths.getFirst().isBefore(death.minus(WINDOW))) {
            deaths.removeFirst();
        }
        return deaths.size() < LIMIT
                ? Optional.of(PAUSE.multipliedBy(1L << 2 * (deaths.size() - 1)))
                : Optional.empty();
    }
}
