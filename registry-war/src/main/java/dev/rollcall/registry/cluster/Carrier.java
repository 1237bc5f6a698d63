package dev.rollcall.registry.cluster;

/**
 * Carries messages between registry nodes. A message may be lost, late, repeated or out of order, but arrives as it was
 * sent or not at all. No method waits for an answer.
 */
public interface Carrier {

    /** Sends to all other live nodes. */
    void toAll(byte[] message);

    /** Sends to one node. */
    void to(String node, byte[] message);
}
