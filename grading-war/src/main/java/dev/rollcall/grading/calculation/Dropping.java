package dev.rollcall.grading.calculation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Leaves out those items of a category whose absence makes its percentage greatest: not simply the lowest percentages,
 * because a small item weighs little. Extra credit belongs to the percentage, and stays.
 *
 * <p>Dinkelbach's iteration (On nonlinear fractional programming, 1967) in exact arithmetic: with the best ratio so far, keep
 * the items that exceed it by most points, until the ratio no longer grows. Every round either improves the ratio or is the
 * last, and there are finitely many choices. Of items that make no difference, those that come first stay.
 */
final class Dropping {
    private final List<Part> parts;
    private final List<Integer> droppable = new ArrayList<>();
    private final int keep;
    private BigDecimal added = BigDecimal.ZERO;

    /** An item, and by how many points it exceeds a ratio; in a unit that is the same for all. */
    private record Excess(int index, BigDecimal points) {}

    private Dropping(int count, List<Part> parts) {
        this.parts = parts;
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).treatment().droppable()) {
                droppable.add(i);
            } else if (parts.get(i).treatment() == Treatment.ADDED) {
                added = added.add(parts.get(i).earned());
            }
        }
        this.keep = Math.max(droppable.size() - count, 1);
    }

    /**
     * Returns the parts in their order, up to {@code count} of them dropped; the last one that counts never is.
     *
     * @param count 0 or greater
     */
    static List<Part> lowest(int count, List<Part> parts) {
        if (count == 0) {
            return parts; // what most categories want, of each student
        }
        Dropping dropping = new Dropping(count, parts);
        return dropping.keep >= dropping.droppable.size() ? parts : dropping.without(dropping.worst());
    }

    private List<Part> without(List<Integer> indexes) {
        List<Part> left = new ArrayList<>(parts);
        for (int index : indexes) {
            left.set(index, parts.get(index).dropped());
        }
        return left;
    }

    private List<Integer> worst() {
        BigDecimal earned = earned(droppable);
        BigDecimal possible = possible(droppable);
        while (true) {
            List<Integer> order = best(earned, possible);
            List<Integer> best = order.subList(0, keep);
            BigDecimal nextEarned = earned(best);
            BigDecimal nextPossible = possible(best);
            if (nextEarned.multiply(possible).compareTo(earned.multiply(nextPossible)) == 0) {
                return order.subList(keep, order.size());
            }
            earned = nextEarned;
            possible = nextPossible;
        }
    }

    /** Those first that exceed the ratio by most points. */
    private List<Integer> best(BigDecimal earned, BigDecimal possible) {
        List<Excess> all = new ArrayList<>(droppable.size());
        for (int index : droppable) {
            Part part = parts.get(index);
            BigDecimal deserved = earned.multiply(part.possible());
            all.add(new Excess(index, part.earned().multiply(possible).subtract(deserved)));
        }
        all.sort(Comparator.comparing(Excess::points).reversed()); // stable
        return all.stream().map(Excess::index).toList();
    }

    private BigDecimal earned(List<Integer> indexes) {
        BigDecimal sum = added;
        for (int index : indexes) {
            sum = sum.add(parts.get(index).earned());
        }
        return sum;
    }

    private BigDecimal possible(List<Integer> indexes) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int index : indexes) {
            sum = sum.add(parts.get(index).possible());
        }
        return sum;
    }
}
