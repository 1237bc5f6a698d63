package dev.rollcall.kit.security;

import dev.rollcall.kit.ServiceName;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How far the clocks of other services are from this one, learned when they refuse a token, so that the next one is
 * signed for their time. A time that is more than a day off is ignored. Remembers 10,000 services. Thread-safe.
 */
public final class ClockOffsets {

    private static final Logger LOG = System.getLogger(ClockOffsets.class.getName());
    private static final Duration NOTABLE = Duration.ofSeconds(1);
    private static final Duration CREDIBLE = Duration.ofDays(1);
    private static final int MAX_KEPT = 10_000;

    private final InstantSource clock;
    private final Map<ServiceName, Duration> offsets = new ConcurrentHashMap<>();
    private final Set<ServiceName> doubted = ConcurrentHashMap.newKeySet();

    /** Takes this service's wall clock. */
    public ClockOffsets(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Returns what must be added to this clock's time to get that of {@code service}; zero until it has told its time.
     */
    public Duration of(ServiceName service) {
        return offsets.getOrDefault(service, Duration.ZERO);
    }

    /**
     * Takes the time of {@code service} and returns whether another attempt is worth while: it is more than a second
     * off what the refused token was signed for, and less than a day.
     *
     * @param used what was added to this clock's time for that token; other threads may have learned since
     */
    public boolean learn(ServiceName service, Instant theirs, Duration used) {
        Duration offset = Duration.between(clock.instant(), theirs);
        if (offset.abs().compareTo(CREDIBLE) > 0) {
            doubt(service, theirs);
            return false;
        }
        doubted.remove(service);
        if (differs(offset, of(service))) {
            if (offsets.size() >= MAX_KEPT) {
                offsets.clear();
            }
            offsets.put(service, offset);
        }
        return differs(offset, used);
    }

    private static boolean differs(Duration one, Duration other) {
        return one.minus(other).abs().compareTo(NOTABLE) > 0;
    }

    /** Logged once, until the service tells a better time. */
    private void doubt(ServiceName service, Instant theirs) {
        if (doubted.size() >= MAX_KEPT) {
            doubted.clear();
        }
        if (doubted.add(service)) {
            LOG.log(Level.WARNING, "time ignored, it is more than a day off: service={0} time={1}", service, theirs);
        }
    }
}
