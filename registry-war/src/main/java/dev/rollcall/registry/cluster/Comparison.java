package dev.rollcall.registry.cluster;

import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds what two nodes do not both know, and sends it: one sends its digest, the other the fingerprints of its entries in the
 * buckets that differ; then either sends what the other has not. One that has nothing in a bucket, or has just come, gets all
 * that is in it at once. Whatever travels is merged, so neither order nor repetition matters.
 *
 * <p>Whole buckets would be many times what differs: while instances register, every comparison finds some that are on their
 * way, and comparing would take the time that they need to arrive. Not thread-safe.
 */
final class Comparison {

    /** So many entries are in a message at most. */
    static final int CHUNK = 200;

    /** A bucket is not begun in a message of fingerprints that has so many. */
    private static final int PRINTS = 20_000;

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
        BitSet some = without(differing, theirs.digest().empty());
        sendEntries(from, in(known, theirs.working() ? without(differing, some) : differing));
        if (!theirs.working()) {
            send(from, new Message.Complete());
        }
        sendPrints(from, in(known, some), some);
    }

    private void sendPrints(String to, List<Entry> known, BitSet buckets) {
        Map<Integer, Set<Long>> prints = new HashMap<>();
        known.forEach(entry -> prints.computeIfAbsent(Digest.bucket(entry.id()), bucket -> new HashSet<>())
                .add(Fingerprint.of(entry)));
        BitSet chosen = new BitSet();
        Set<Long> chunk = new HashSet<>();
        for (int bucket = buckets.nextSetBit(0); bucket >= 0; bucket = buckets.nextSetBit(bucket + 1)) {
            chosen.set(bucket);
            chunk.addAll(prints.getOrDefault(bucket, Set.of()));
            if (chunk.size() >= PRINTS || buckets.nextSetBit(bucket + 1) < 0) {
                send(to, new Message.Has(chosen, chunk));
                chosen = new BitSet();
                chunk = new HashSet<>();
            }
        }
    }

    /** Sends what another node has not, and asks for what only that has. */
    void answer(String from, Message.Has theirs) {
        Map<Long, Entry> here = new HashMap<>();
        in(roll.shared(), theirs.buckets()).forEach(entry -> here.put(Fingerprint.of(entry), entry));
        Set<Long> missing = new HashSet<>(theirs.prints());
        missing.removeAll(here.keySet());
        here.keySet().removeAll(theirs.prints());
        sendEntries(from, List.copyOf(here.values()));
        if (!missing.isEmpty()) {
            send(from, new Message.Wants(theirs.buckets(), missing));
        }
    }

    /** Sends what another node asked for. */
    void answer(String from, Message.Wants theirs) {
        sendEntries(
                from,
                in(roll.shared(), theirs.buckets()).stream()
                        .filter(entry -> theirs.prints().contains(Fingerprint.of(entry)))
                        .toList());
    }

    private static BitSet without(BitSet buckets, BitSet some) {
        BitSet others = (BitSet) buckets.clone();
        others.andNot(some);
        return others;
    }

    private static List<Entry> in(List<Entry> known, BitSet buckets) {
        Predicate<Entry> chosen = entry -> buckets.get(Digest.bucket(entry.id()));
        return buckets.isEmpty() ? List.of() : known.stream().filter(chosen).toList();
    }

    private void sendEntries(String to, List<Entry> wanted) {
        for (int begin = 0; begin < wanted.size(); begin += CHUNK) {
            int end = Math.min(begin + CHUNK, wanted.size());
            send(to, new Message.Entries(0, wanted.subList(begin, end)));
        }
    }

    private void send(String to, Message message) {
        carrier.to(to, MessageCodec.write(message));
    }
}
