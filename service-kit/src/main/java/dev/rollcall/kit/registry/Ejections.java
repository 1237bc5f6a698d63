package dev.rollcall.kit.registry;

import dev.rollcall.kit.time.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Providers that cannot be connected to although the registry lists them. After the first failure a provider is passed over
 * for {@link #FIRST}, then one call tries it before all others; each further failure doubles the time, up to
 * {@link #LONGEST}. A provider that is passed over still comes last, so a call that finds no other reaches it. Providers
 * that are not listed any more are forgotten. Thread-safe.
 *
 * <pre>
 *   closed --cannot be connected to--> ejected --time over--> one call tries it --reached--> closed
 *                                         ^                          |
 *                                         +--------for longer--------+
 * </pre>
 */
final class Ejections {

    /** How long a provider is passed over after the first failure. */
    static final Duration FIRST = Duration.ofSeconds(2);

    /** The longest a provider is passed over at a time. */
    static final Duration LONGEST = Duration.ofSeconds(30);

    private final Predicate<Provider> listed;
    private final Ticker ticker;
    private final ConcurrentHashMap<Provider, Ejected> ejected = new ConcurrentHashMap<>();

    /**
     * Since when and until when a provider is passed over, both on the ticker.
     *
     * @param nanos how long in all
     */
    private record Ejected(long since, long until, long nanos) {

        boolean isOver(long now) {
            return now - until >= 0;
        }

        /** Returns this with a trial under way: unless it succeeds, the next call may try after as much time again. */
        Ejected tried(long now) {
            return new Ejected(since, now + nanos, nanos);
        }
    }

    /** Takes a test for providers that the registry lists, and what measures time. */
    Ejections(Predicate<Provider> listed, Ticker ticker) {
        this.listed = listed;
        this.ticker = ticker;
    }

    /**
     * Returns the same providers in the order in which to try them: first the one that this call is to test, if there is
     * one; then in their turn those without a known failure; last those that are passed over.
     */
    List<Provider> ordered(List<Provider> rotation) {
        if (ejected.isEmpty()) {
            return rotation;
        }
        List<Provider> trial = new ArrayList<>();
        List<Provider> good = new ArrayList<>();
        List<Provider> last = new ArrayList<>();
        for (Provider provider : rotation) {
            if (!ejected.containsKey(provider)) {
                good.add(provider);
            } else if (trial.isEmpty() && claims(provider)) {
                trial.add(provider);
            } else {
                last.add(provider);
            }
        }
        trial.addAll(good);
        trial.addAll(last);
        return trial;
    }

    private boolean claims(Provider provider) {
        long now = ticker.nanos();
        Ejected known = ejected.get(provider);
        return known != null && known.isOver(now) && ejected.replace(provider, known, known.tried(now));
    }

    /**
     * Notes that a provider could not be connected to. Of attempts that were under way together only the first counts.
     *
     * @param begun when the attempt began, on the ticker
     */
    void refused(Provider provider, long begun) {
        long now = ticker.nanos();
        ejected.compute(provider, (p, known) -> {
            if (!listed.test(p)) {
                return null;
            }
            if (known == null) {
                return new Ejected(now, now + FIRST.toNanos(), FIRST.toNanos());
            }
            long longer = Math.min(2 * known.nanos(), LONGEST.toNanos());
            return begun - known.since() < 0 ? known : new Ejected(now, now + longer, longer);
        });
    }

    /** Notes that a provider could be connected to. */
    void reached(Provider provider) {
        if (!ejected.isEmpty()) {
            ejected.remove(provider);
        }
    }

    /** Forgets what is not listed any more. */
    void forgetUnlisted() {
        ejected.keySet().removeIf(provider -> !listed.test(provider));
    }

    /** Returns about how many are held. */
    int size() {
        return ejected.size();
    }
}
