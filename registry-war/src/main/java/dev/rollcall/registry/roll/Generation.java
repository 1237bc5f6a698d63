package dev.rollcall.registry.roll;

import java.util.Comparator;

/**
 * Which registration of an instance an entry is; the greater wins. Immutable.
 *
 * <p>Within an era a signed registration is greater than every unsigned one, whatever their numbers: claiming an id
 * first does not keep it from its owner. An unsigned one may still follow a signed one that has left; that begins a new
 * era.
 *
 * @param era how many times an unsigned registration has followed a signed one that had left
 * @param signed whether it was registered with a token
 * @param number written by the instance itself, {@code max(epoch millis, last known + 1)}; assigned by the registry for
 *     programs of the tutorial
 * @param node the registry node that took the registration; decides between equal numbers
 */
public record Generation(long era, boolean signed, long number, String node) implements Comparable<Generation> {

    private static final Comparator<Generation> ORDER = Comparator.comparingLong(Generation::era)
            .thenComparing(Generation::signed)
            .thenComparingLong(Generation::number)
            .thenComparing(Generation::node);

    /**
     * Returns whether both are the same registration, taken by one node or by several: a service sends it again to
     * another node when the answer is lost.
     */
    public boolean isSameAs(Generation other) {
        return era == other.era && signed == other.signed && number == other.number;
    }

    @Override
    public int compareTo(Generation other) {
        return ORDER.compare(this, other);
    }
}
