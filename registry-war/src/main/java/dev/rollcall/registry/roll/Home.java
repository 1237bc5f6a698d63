package dev.rollcall.registry.roll;

import java.util.Comparator;

/**
 * The registry node that took the last renewal of one generation, and whether the lease has run out there: a register
 * in which the latest move wins, and within a move its end. Moves are sent to the other nodes, renewals are not. So a
 * node that cannot hear an instance ends only the lease it knows, never one that the instance has meanwhile at another
 * node. Immutable.
 *
 * @param generation the registration it is about
 * @param counter the number of moves before
 * @param node the node
 * @param ended whether the lease has run out there
 */
public record Home(Generation generation, long counter, String node, boolean ended) {

    private static final Comparator<Home> ORDER = Comparator.comparing(Home::generation)
            .thenComparingLong(Home::counter)
            .thenComparing(Home::node)
            .thenComparing(Home::ended);

    /** Returns the home of a registration that was just taken: the node that took it. */
    public static Home first(Generation generation) {
        return new Home(generation, 0, generation.node(), false);
    }

    /** Returns the home after a renewal at another node. */
    Home moved(String to) {
        return new Home(generation, counter + 1, to, false);
    }

    /** Returns the same home, whose lease has run out. */
    Home end() {
        return new Home(generation, counter, node, true);
    }

    /** Returns the later of two moves. */
    public Home join(Home other) {
        return ORDER.compare(this, other) >= 0 ? this : other;
    }
}
