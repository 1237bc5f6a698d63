package dev.rollcall.registry.roll;

import java.util.Comparator;

/**
 * Which registration of an instance an entry is; the greater wins. Immutable.
 *
 * @param number written by the instance itself, {@code max(epoch millis, last known + 1)}; assigned by the registry for
 *     programs of the tutorial
 * @param node the registry node that took the registration; decides between equal numbers
 */
public record Generation(long number, String node) implements Comparable<Generation> {

    private static final Comparator<Generation> ORDER =
            Comparator.comparingLong(Generation::number).thenComparing(Generation::node);

    @Override
    public int compareTo(Generation other) {
        return ORDER.compare(this, other);
    }
}
