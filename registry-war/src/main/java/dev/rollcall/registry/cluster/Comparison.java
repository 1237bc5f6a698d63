package dev.rollcall.registry.cluster;

import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.util.BitSet;
import java.util.List;

/**
 * Finds what two nodes do not both know, and sends it: one sends its digest, the other its entries in the buckets that
 * differ, and asks for the first one's. Whatever travels is merged, so neither order nor repetition matters. Not thread-safe.
 */
final class Comparison {

    /** So many entries are in a message at most. */
    static final int CHUNK = 200;

    private final Roll roll;
    private final Carrier carrier;

    Comparison(Roll roll, Carrier carrier) {
        this.roll = roll;
        this.carrier = carrier;
    }

    /** Begins to compare with another node. */
    void begin(String with, boolean working) {
        send(with, new Message.Compare(working, Digest.of(roll.shared())));
    }

    /** Answers what another node began; one that has just come is told when it has everything. */
    void answer(String from, Message.Compare theirs) {
        List<Entry> known = roll.shared();
        BitSet differing = Digest.of(known).differing(theirs.digest());
        if (!differing.isEmpty()) {
            sendEntries(from, known, differing);
            send(from, new Message.Pull(differing));
        }
        if (!theirs.working()) {
            send(from, new Message.Complete());
        }
    }

    /** Sends what another node asked for. */
    void answer(String from, Message.Pull pull) {
        sendEntries(from, roll.shared(), pull.buckets());
    }

    private void sendEntries(String to, List<Entry> known, BitSet buckets) {
        List<Entry> wanted = known.stream()
                .filter(entry -> buckets.get(Digest.bucket(entry.id())))
                .toList();
        for (int begin = 0; begin < wanted.size(); begin += CHUNK) {
            int end = Math.min(begin + CHUNK, wanted.size());
            send(to, new Message.Entries(0, wanted.subList(begin, end)));
        }
    }

    private void send(String to, Message message) {
        carrier.to(to, MessageCodec.write(message));
    }
}
