package dev.rollcall.registry.members;

import java.util.List;
import java.util.Set;

/**
 * The registry nodes that work together, as one of them sees it. Nodes may see different memberships for a while;
 * nothing may depend on their being equal. Immutable.
 *
 * @param self the node that sees this; its id is new at each start
 * @param view the number of the cluster's view, greater than that of every earlier view of this node; 0 without a
 *     cluster
 * @param live the nodes that can be reached, {@code self} included, the coordinator first
 * @param working those of them that know the roll, so that they may check, push and expire; empty as long as none is
 *     known to
 */
public record Membership(String self, long view, List<String> live, Set<String> working) {

    /** Copies the nodes. */
    public Membership {
        live = List.copyOf(live);
        working = Set.copyOf(working);
    }

    /** Returns the membership of a registry without a cluster. */
    public static Membership alone(String self) {
        return new Membership(self, 0, List.of(self), Set.of(self));
    }

    /** Returns whether {@code node} can be reached. */
    public boolean isLive(String node) {
        return live.contains(node);
    }

    /** Returns whether no other node can be reached. */
    public boolean isAlone() {
        return live.size() == 1;
    }

    /** Returns whether this node knows the roll. */
    public boolean isWorking() {
        return working.contains(self);
    }

    /** Returns the other nodes that can be reached. */
    public List<String> others() {
        return live.stream().filter(node -> !node.equals(self)).toList();
    }

    /**
     * Returns whether this node is the one that is responsible for {@code id}: the one with the highest score among the
     * working nodes (rendezvous hashing, Thaler and Ravishankar 1998), so that a node that leaves or joins moves no
     * more than its own share.
     */
    public boolean owns(String id) {
        if (!isWorking()) {
            return false;
        }
        long own = score(self, id);
        for (String node : working) {
            long score = node.equals(self) ? Long.MIN_VALUE : score(node, id);
            if (score > own || score == own && node.compareTo(self) > 0 && !node.equals(self)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Returns whether this node is the home of {@code id}, whose last known home is {@code home}: that node itself as
     * long as it can be reached, then the one that {@link #owns} {@code id}.
     */
    public boolean isHome(String home, String id) {
        return isLive(home) ? home.equals(self) && isWorking() : owns(id);
    }

    /** The finalizer of SplitMix64 over both; a collision of hash codes gives two ids the same owner, no more. */
    private static long score(String node, String id) {
        long mixed = node.hashCode() * 0x9E3779B97F4A7C15L + id.hashCode();
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
