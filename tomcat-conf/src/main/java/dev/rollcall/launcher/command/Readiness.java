package dev.rollcall.launcher.command;

import dev.rollcall.launcher.failure.Sentence;
import dev.rollcall.launcher.roll.Roll;
import dev.rollcall.launcher.roll.Services;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Decides when a start has succeeded, and when it never will. Ready means: the registry lists all services as up, they
 * know their providers, and those that were started answer, as others of the same name may be listed. A registry
 * elsewhere need not run yet: start order does not matter.
 */
final class Readiness {
    private static final Duration FOR_REGISTRY = Duration.ofSeconds(5);

    /** A refusal that stays this long does not go away by itself. */
    private static final Duration FOR_REFUSAL = Duration.ofSeconds(1);

    /** The same for a refusal that is tried again; on a busy machine a successful attempt takes half as long. */
    private static final Duration FOR_RETRY = Duration.ofSeconds(30);

    /** Parts of what the kit's gate says; a test compares the two. */
    private static final String STARTING = "still starting";

    private static final String STOPPING = "is stopping";
    private static final String TRIES_AGAIN = "tries again";

    private final Services services;
    private final boolean hasRegistry;
    private final Duration patience;
    private final LongSupplier nanos;
    private final long begin;
    private final Map<String, Long> refusals = new HashMap<>();
    private Optional<Long> alone = Optional.empty();
    private Optional<String> remark = Optional.empty();

    /**
     * Begins to wait.
     *
     * @param hasRegistry whether the registry is one of the services that are started
     * @param nanos nanoseconds that pass evenly, whatever the clock is set to
     */
    Readiness(Services services, boolean hasRegistry, Duration patience, LongSupplier nanos) {
        this.services = services;
        this.hasRegistry = hasRegistry;
        this.patience = patience;
        this.nanos = nanos;
        this.begin = nanos.getAsLong();
    }

    /** How far a start is. */
    enum Kind {
        WAITING,
        READY,
        /** A service says that it cannot work. */
        REFUSED,
        /** Patience has ended. */
        LATE
    }

    /**
     * How far a start is, in words.
     *
     * @param words what is missing, if something is
     */
    record Verdict(Kind kind, String words) {}

    /** Returns what is noteworthy although it is ready. */
    Optional<String> remark() {
        return remark;
    }

    /** Asks once. */
    Verdict judge() {
        Roll roll = services.roll();
        List<String> missing = services.missing(roll);
        if (missing.isEmpty()) {
            missing = services.silent();
        }
        if (missing.isEmpty()) {
            return new Verdict(Kind.READY, "");
        }
        String words = String.join("; ", missing);
        if (!hasRegistry && roll.trouble().isPresent() && services.areAlive()) {
            alone = alone.or(() -> Optional.of(nanos.getAsLong()));
            if (isPast(alone.orElseThrow(), FOR_REGISTRY)) {
                remark = Optional.of(Sentence.of(words));
                return new Verdict(Kind.READY, words);
            }
        }
        Optional<String> refusal = refusal();
        if (refusal.isPresent()) {
            return new Verdict(Kind.REFUSED, refusal.get());
        }
        return isPast(begin, patience)
                ? new Verdict(Kind.LATE, "Rollcall is not ready after " + patience.toSeconds() + " s: " + words)
                : new Verdict(Kind.WAITING, words);
    }

    private Optional<String> refusal() {
        List<String> now = services.refusals().stream()
                .filter(refusal -> !refusal.contains(STARTING) && !refusal.contains(STOPPING))
                .toList();
        refusals.keySet().retainAll(now);
        now.forEach(refusal -> refusals.putIfAbsent(refusal, nanos.getAsLong()));
        return now.stream()
                .filter(refusal -> isPast(
                        refusals.getOrDefault(refusal, nanos.getAsLong()),
                        refusal.contains(TRIES_AGAIN) ? FOR_RETRY : FOR_REFUSAL))
                .findFirst();
    }

    private boolean isPast(long since, Duration duration) {
        return nanos.getAsLong() - since >= duration.toNanos();
    }
}
