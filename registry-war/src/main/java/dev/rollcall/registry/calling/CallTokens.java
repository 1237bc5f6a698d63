package dev.rollcall.registry.calling;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The tokens the registry calls with, kept for half their life, and made for the clock of whom they are for: a 401 tells
 * the addressee's time, unless it is more than a day off: such a time is none. Thread-safe.
 */
public final class CallTokens {

    private static final Logger LOG = LogManager.getLogger(CallTokens.class);
    private static final Duration CREDIBLE = Duration.ofDays(1);
    private static final Duration KEEP = Tokens.LIFE.dividedBy(2);
    private static final int MAX_KEPT = 10_000;

    private final Tokens tokens;
    private final InstantSource wall;
    private final Ticker ticker;
    private final ConcurrentHashMap<ServiceName, Kept> kept = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<ServiceName, Duration> offsets = new ConcurrentHashMap<>();
    private final Set<ServiceName> doubted = ConcurrentHashMap.newKeySet();

    /** A token and when it was made. */
    private record Kept(Optional<String> token, long madeAt) {}

    /** Takes what signs, and the clocks. */
    public CallTokens(Tokens tokens, InstantSource wall, Ticker ticker) {
        this.tokens = tokens;
        this.wall = wall;
        this.ticker = ticker;
    }

    /** Returns the headers of a call to {@code service}; none if there is no key for it. */
    Map<String, String> headers(ServiceName service) {
        long now = ticker.nanos();
        Kept current = kept.get(service);
        if (current == null || now - current.madeAt() >= KEEP.toNanos()) {
            if (kept.size() > MAX_KEPT) {
                kept.clear();
            }
            Duration offset = offsets.getOrDefault(service, Duration.ZERO);
            current = new Kept(tokens.sign(ServiceName.REGISTRY, service, Optional.empty(), offset), now);
            kept.put(service, current);
        }
        return current.token()
                .map(token -> Map.of("Authorization", "Bearer " + token))
                .orElse(Map.of());
    }

    /** Notes that {@code service} refused a token and that its clock shows {@code theirs}. */
    void corrected(ServiceName service, Instant theirs) {
        Duration offset = Duration.between(wall.instant(), theirs);
        if (offset.abs().compareTo(CREDIBLE) > 0) {
            doubt(service, theirs);
            return;
        }
        doubted.remove(service);
        if (offsets.size() > MAX_KEPT) {
            offsets.clear();
        }
        offsets.put(service, offset);
        kept.remove(service);
    }

    /** Logged once, until the service tells a better time. */
    private void doubt(ServiceName service, Instant theirs) {
        if (doubted.size() > MAX_KEPT) {
            doubted.clear();
        }
        if (doubted.add(service)) {
            LOG.warn("time ignored, it is more than a day off: service={} time={}", service, theirs);
        }
    }
}
