package dev.rollcall.registry.roll;

import java.time.Instant;
import java.util.Comparator;

/**
 * What an operator decided about an instance: a register in which the latest decision wins, whatever the generation, so
 * that it outlives a restart of the instance. Immutable.
 *
 * @param counter the number of decisions before
 * @param node the registry node that took it
 * @param drained whether the instance is kept out of the dependents' views
 * @param by who decided
 * @param why the reason given
 * @param at when
 */
public record Operator(long counter, String node, boolean drained, String by, String why, Instant at) {

    /** No decision. */
    public static final Operator NONE = new Operator(0, "", false, "", "", Instant.EPOCH);

    private static final Comparator<Operator> ORDER =
            Comparator.comparingLong(Operator::counter).thenComparing(Operator::node);

    /**
     * Returns whether such a decision would change nothing. Another name or reason for draining is a change, one for
     * undraining is not.
     */
    boolean says(boolean drain, String who, String reason) {
        return drained == drain && (!drain || by.equals(who) && why.equals(reason));
    }

    /** Returns the decision that follows this one. */
    Operator next(boolean drain, String who, String reason, String takenBy, Instant now) {
        return new Operator(counter + 1, takenBy, drain, who, reason, now);
    }

    /** Returns the later of two decisions. */
    public Operator join(Operator other) {
        return ORDER.compare(this, other) >= 0 ? this : other;
    }
}
