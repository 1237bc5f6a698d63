package dev.rollcall.registry.http;

import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.registry.store.RollStore;
import java.time.Duration;

/** Holds an answer back until what it confirms is on the disk, where the settings ask for that. Thread-safe. */
public final class Durability {

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final RollStore store;
    private final boolean wanted;

    private Durability(RollStore store, boolean wanted) {
        this.store = store;
        this.wanted = wanted;
    }

    /** Reads whether it is asked for. */
    public static Durability from(Settings settings, RollStore store) {
        return new Durability(store, settings.flag("rollcall.registry.store.sync", false));
    }

    /**
     * Waits.
     *
     * @throws ProblemException if the disk fails; the change is in force nevertheless, and repeating the request does no harm
     */
    void await() {
        if (wanted && !store.awaitKept(LIMIT)) {
            throw new ProblemException(
                            CommonProblem.UNAVAILABLE, "The change is in force but could not be written to the disk.")
                    .header("Retry-After", "1");
        }
    }
}
