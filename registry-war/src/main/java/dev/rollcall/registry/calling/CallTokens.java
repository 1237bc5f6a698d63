package dev.rollcall.registry.calling;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.ClockOffsets;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens the registry calls with, kept for half their life, and made for the clock of the service that is called: a
 * 401 tells its time (see {@link ClockOffsets}). Thread-safe.
 */
public final class CallTokens {

    private static final Duration KEEP = Tokens.LIFE.dividedBy(2);
    private static final int MAX_KEPT = 10_000;

    private final Tokens tokens;
    private final Ticker ticker;
    private final ConcurrentHashMap<ServiceName, Kept> kept = new ConcurrentHashMap<>();
    private final ClockOffsets offsets;

    /** A token and when it was made. */
    private record Kept(Optional<String> token, long madeAt) {}

    /** Takes what signs, and the clocks. */
    public CallTokens(Tokens tokens, InstantSource wall, Ticker ticker) {
        this.tokens = tokens;
        this.ticker = ticker;
        this.offsets = new ClockOffsets(wall);
    }

    /** Returns the headers of a call to {@code service}; none if there is no key for it. */
    Map<String, String> headers(ServiceName service) {
        long now = ticker.nanos();
        Kept current = kept.get(service);
        if (current == null || now - current.madeAt() >= KEEP.toNanos()) {
            if (kept.size() > MAX_KEPT) {
                kept.clear();
            }
            current = new Kept(tokens.sign(ServiceName.REGISTRY, service, Optional.empty(), offsets.of(service)), now);
            kept.put(service, current);
        }
        return current.token()
                .map(token -> Map.of("Authorization", "Bearer " + token))
                .orElse(Map.of());
    }

    /**
     * Notes that {@code service} refused a token and that its clock shows {@code theirs}. The token is made anew even if
     * that is no news: the own clock may have been set since it was made.
     */
    void corrected(ServiceName service, Instant theirs) {
        offsets.learn(service, theirs, offsets.of(service));
        kept.remove(service);
    }
}
