package dev.rollcall.kit.registry;

import java.util.List;
import java.util.Optional;

/**
 * What a service says about its own health at its heartbeat address. Immutable.
 *
 * @param status the worst of all checks
 * @param reasons sentences about what is not as it should be; empty if all is well
 * @param store which data it works on, an opaque word: instances that report different ones work on different data
 */
public record HealthReport(Status status, List<String> reasons, Optional<String> store) {

    /** How well a service does, from best to worst. */
    public enum Status {
        /** All is well. */
        UP,
        /** It works, but something is not as it should be: shown, not removed. */
        DEGRADED,
        /** It cannot do its work: the heartbeat answers 503. */
        DOWN
    }

    /** Copies the reasons. */
    public HealthReport {
        reasons = List.copyOf(reasons);
    }

    /** One that does not say which data it works on. */
    public HealthReport(Status status, List<String> reasons) {
        this(status, reasons, Optional.empty());
    }
}
