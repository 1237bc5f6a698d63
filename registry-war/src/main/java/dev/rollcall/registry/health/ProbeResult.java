package dev.rollcall.registry.health;

import java.time.Duration;
import java.util.Optional;

/** How one health check ended. */
public sealed interface ProbeResult {

    /**
     * It answered 200.
     *
     * @param took how long the answer took
     * @param degraded what is not as it should be, in words for people; empty if all is well
     * @param store which data it works on, if it says so
     */
    record Alive(Duration took, Optional<String> degraded, Optional<String> store) implements ProbeResult {

        /** An instance that does not say which data it works on. */
        public Alive(Duration took, Optional<String> degraded) {
            this(took, degraded, Optional.empty());
        }
    }

    /** Every other end; {@link #reason()} says why. */
    sealed interface Failed extends ProbeResult {

        /** Returns what happened, in words for people. */
        String reason();
    }

    /**
     * Nothing listens there. The refusal proves that the network works.
     *
     * @param reason what happened
     */
    record Refused(String reason) implements Failed {}

    /**
     * Nothing was heard: no answer in time, no route. The fault may be with the registry's own network.
     *
     * @param reason what happened
     */
    record Unheard(String reason) implements Failed {}

    /**
     * Something answered, but not with 200.
     *
     * @param reason what happened
     */
    record Wrong(String reason) implements Failed {}

    /**
     * The connection broke before there was an answer, as it does when the process is killed.
     *
     * @param reason what happened
     */
    record Broken(String reason) implements Failed {}
}
