package dev.rollcall.registry.cluster;

import java.io.IOException;
import java.util.Set;

/** A {@link Carrier} that also says which nodes can be reached. */
public interface Transport extends Carrier, AutoCloseable {

    /** Takes what arrives, on threads of the transport, which it must not keep waiting. */
    interface Receiver {

        /** There is a new view. */
        void viewed(MembershipView view);

        /** There is a message of another node. */
        void received(String from, byte[] message);
    }

    /**
     * Joins the nodes that can be reached, and returns when there is a first view; that may take seconds.
     *
     * @throws IOException if it cannot, for instance because the port is taken; it may be tried again
     */
    void open(Receiver receiver) throws IOException;

    /** Returns how many addresses are configured, that of this node included; a name that cannot be resolved counts as one. */
    int configured();

    /** Returns where a node listens, in words for people; its id as long as that is not known. */
    String place(String node);

    /** Returns where those nodes listen that can be reached although the settings do not name them, as far as that is known. */
    Set<String> unnamed();

    /** Leaves the cluster and ends everything that {@link #open} began. */
    @Override
    void close();
}
