package dev.rollcall.launcher.state;

import dev.rollcall.launcher.base.War;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a launcher says of the Tomcat it runs.
 *
 * <pre>
 *   STARTING --ready--> RUNNING
 *       either --ended by itself--> DEAD --again, after a pause--> STARTING
 *       either --stopped in order--> STOPPED
 * </pre>
 *
 * @param phase how far it is
 * @param pid the process of Tomcat, or the last one
 * @param since when the phase began
 * @param wars the services it carries
 * @param restarts how often it was started again by this launcher
 * @param lastEnd how it ended the last time it did so by itself
 */
public record TomcatState(Phase phase, long pid, Instant since, Set<War> wars, int restarts, Optional<End> lastEnd) {

    /** How far a Tomcat is. */
    public enum Phase {
        STARTING,
        /** It was ready at least once. */
        RUNNING,
        /** It ended by itself, and is started again later or was given up. */
        DEAD,
        STOPPED
    }

    /** An end that was not asked for. */
    public record End(int status, Instant time) {

        /** Cuts the time to whole seconds. */
        public End {
            time = time.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    /** Copies the set, and cuts the time to whole seconds. */
    public TomcatState {
        wars = Set.copyOf(wars);
        since = since.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Returns the state of a process that was just started for the first time. */
    public static TomcatState started(long pid, Instant now, Set<War> wars) {
        return new TomcatState(Phase.STARTING, pid, now, wars, 0, Optional.empty());
    }

    /** Returns the state after another phase began. */
    public TomcatState in(Phase next, Instant now) {
        return new TomcatState(next, pid, now, wars, restarts, lastEnd);
    }

    /** Returns the state after it ended by itself. */
    public TomcatState died(int status, Instant now) {
        return new TomcatState(Phase.DEAD, pid, now, wars, restarts, Optional.of(new End(status, now)));
    }

    /** Returns the state after it was started again. */
    public TomcatState again(long newPid, Instant now) {
        return new TomcatState(Phase.STARTING, newPid, now, wars, restarts + 1, lastEnd);
    }

    /** Returns the services in their order. */
    public Set<War> ordered() {
        return wars.isEmpty() ? EnumSet.noneOf(War.class) : EnumSet.copyOf(wars);
    }
}
