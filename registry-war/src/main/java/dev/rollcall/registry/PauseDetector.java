package dev.rollcall.registry;

import dev.rollcall.kit.time.Ticker;
import java.time.Duration;

/**
 * Notices that the process or its machine stood still: something that is done every second was not done for longer. Meanwhile
 * nobody could renew, and whoever has moved to another registry is not known to have. Not thread-safe.
 */
final class PauseDetector {

    private static final long LIMIT_NANOS = Duration.ofSeconds(3).toNanos();

    private final Ticker ticker;
    private long lastAt;

    PauseDetector(Ticker ticker) {
        this.ticker = ticker;
        this.lastAt = ticker.nanos();
    }

    /** Returns whether there was one since the last call; to be called every second. */
    boolean noticed() {
        long before = lastAt;
        lastAt = ticker.nanos();
        return lastAt - before > LIMIT_NANOS;
    }
}
