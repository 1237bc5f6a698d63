package dev.rollcall.registry.http;

import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.registry.store.RollStore;
import java.time.Duration;

/**
 * Holds an answer back until what it confirms is on the disk, where the settings ask for that, and known to another registry, where
 * there is one. Thread-safe.
 */
public final class Durability {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final RollStore store;
    private final boolean wanted;
    private final Accord accord;

    private Durability(RollStore store, boolean wanted, Accord accord) {
        this.accord = accord;
        this.store = store;
        this.wanted = wanted;
    }

    /** Reads whether it is asked for. */
    public static Durability from(Settings settings, RollStore store, Accord accord) {
        return new Durability(store, settings.flag("rollcall.registry.store.sync", false), accord);
    }

    /**
     * Insists that this registry knows the roll.
     *
     * @throws ProblemException 503 as long as it is joining the others
     */
    void requireRoll() {
        accord.requireRoll();
    }

    /**
     * Waits.
     *
     * @throws ProblemException if the disk fails or no other registry confirms; the change is in force nevertheless, and repeating the request does no harm
     */
    void await() {
        if (wanted && !store.awaitKept(LIMIT)) {
            throw new ProblemException(
                            CommonProblem.UNAVAILABLE, "The change is in force but could not be written to the disk.")
                    .header("Retry-After", "1");
        }
        accord.await();
    }
}
