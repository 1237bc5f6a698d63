package dev.rollcall.registry.cluster;

import java.util.List;

/**
 * The nodes that can reach each other, as the transport says. Immutable.
 *
 * @param number greater than that of every earlier view of these nodes
 * @param nodes the coordinator first
 * @param merged whether nodes that were cut off from each other have met again
 */
public record MembershipView(long number, List<String> nodes, boolean merged) {

    /** Copies the nodes. */
    public MembershipView {
        nodes = List.copyOf(nodes);
    }
}
