package dev.rollcall.registry.limits;

import dev.rollcall.kit.time.Ticker;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How often each caller may do something: a token bucket for each {@link NetworkPrefix}, which holds what is allowed in one
 * second. Kept as one number, the time at which the bucket will be full again (the generic cell rate algorithm, ITU-T
 * I.371), so a caller whose bucket is full need not be remembered. Thread-safe.
 *
 * <p>At most 10,000 callers are remembered; while as many are busy at the same time, further ones share one bucket.
 */
public final class CallerRate {

    static final int MAX_CALLERS = 10_000;

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Forgetting callers looks at all of them, so it is not done for each request. */
    private static final long FORGET_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private static final NetworkPrefix ALL_OTHERS = new NetworkPrefix(-1, false);

    private final long interval;
    private final long burst;
    private final Ticker ticker;
    private final ConcurrentHashMap<NetworkPrefix, Long> fullAt = new ConcurrentHashMap<>();
    private final AtomicLong forgottenAt;

    /**
     * Makes full buckets.
     *
     * @param perSecond how many tokens a caller gets in a second, from 1 to 1,000,000
     */
    public CallerRate(int perSecond, Ticker ticker) {
        this.interval = SECOND / perSecond;
        this.burst = interval * perSecond;
        this.ticker = ticker;
        this.forgottenAt = new AtomicLong(ticker.nanos() - FORGET_PAUSE);
    }

    /** Takes one token of {@code caller}; if there is none, returns how long it takes until there is. */
    public Optional<Duration> take(InetAddress caller) {
        long now = ticker.nanos();
        long[] wait = {0};
        fullAt.compute(bucket(NetworkPrefix.of(caller), now), (key, known) -> {
            long full = known == null || known - now < 0 ? now : known;
            wait[0] = full + interval - now - burst;
            return wait[0] > 0 ? full : full + interval;
        });
        return wait[0] > 0 ? Optional.of(Duration.ofNanos(wait[0])) : Optional.empty();
    }

    private NetworkPrefix bucket(NetworkPrefix caller, long now) {
        if (fullAt.containsKey(caller) || fullAt.size() < MAX_CALLERS) {
            return caller;
        }
        long before = forgottenAt.get();
        if (now - before >= FORGET_PAUSE && forgottenAt.compareAndSet(before, now)) {
            fullAt.values().removeIf(full -> full - now <= 0);
        }
        return fullAt.size() < MAX_CALLERS ? caller : ALL_OTHERS;
    }

    /** Returns how many callers are remembered. */
    int remembered() {
        return fullAt.size();
    }
}
