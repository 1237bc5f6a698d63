package dev.rollcall.registry;

import dev.rollcall.kit.time.Ticker;
import java.time.Duration;

/**
 * Notices that the process or its machine stood still: a call that comes every second did not come for longer.
 * Meanwhile no instance could renew, and this registry has not heard which ones moved to another registry. Not
 * thread-safe.
 */
final class PauseDetector {

    private static final long LIMIT_NANOS = Duration.ofSeconds(3).toNanos();

    private final Ticker ticker;
    private long lastAt;

    PauseDetector(Ticker ticker) {
        this.ticker = ticker;
        this.lastAt = ticker.nanos();
    }

    /** Returns whether there was a pause since the last call; to be called every second. */
    boolean noticed() {
        long before = lastAt;
        lastAt = ticker.nanos();
        return lastAt - before > LIMIT_NANOS;
    }
}
