package dev.rollcall.registry.cluster;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.registry.roll.Digest;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Fingerprint;
import dev.rollcall.registry.roll.PersistentMap;
import dev.rollcall.registry.roll.Roll;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Finds what only one of two nodes knows, and sends it: one sends its digest, the other the fingerprints of its entries
 * in the buckets that differ; then each sends what the other lacks. A node that has nothing in a bucket, or has just
 * joined, gets the whole bucket at once, packed if it can unpack: a whole roll has many megabytes, which cost more to
 * seal than to pack. All that arrives is merged, so neither order nor repetition matters.
 *
 * <p>Whole buckets would be many times what differs: while instances register, every comparison finds some entries that
 * are on their way, and sending their buckets would delay them. Not thread-safe.
 */
final class Comparison {

    /** The most entries in a message. */
    static final int CHUNK = 200;

    /** A message that has so many fingerprints takes no further bucket. */
    private static final int PRINTS = 20_000;

    private final Roll roll;
    private final Carrier carrier;

    Comparison(Roll roll, Carrier carrier) {
        this.roll = roll;
        this.carrier = carrier;
    }

    /** Begins to compare with another node. */
    void begin(String with, boolean working) {
        send(with, new Message.Compare(working, roll.digest(), true));
    }

    /** Answers another node's digest; a node that has just joined is told when it has everything. */
    void answer(String from, Message.Compare theirs) {
        BitSet differing = roll.digest().differing(theirs.digest());
        if (theirs.working()) {
            sendPrints(from, differing);
            return;
        }
        for (Message.Entries chunk : chunks(in(differing))) {
            byte[] message = MessageCodec.write(chunk);
            carrier.to(from, theirs.unpacks() ? Packing.pack(message) : message);
        }
        send(from, new Message.Complete());
        sendPrints(from, without(differing, theirs.digest().empty()));
    }

    private void sendPrints(String to, BitSet buckets) {
        Map<Integer, Set<Long>> prints = new HashMap<>();
        in(all(), buckets)
                .forEach(entry -> prints.computeIfAbsent(Digest.bucket(entry.id()), bucket -> new HashSet<>())
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

    /** Sends what the other node lacks, and asks for what only the other node has. */
    void answer(String from, Message.Has theirs) {
        Map<Long, Entry> here = new HashMap<>();
        in(theirs.buckets()).forEach(entry -> here.put(Fingerprint.of(entry), entry));
        Set<Long> missing = new HashSet<>(theirs.prints());
        in(all(), theirs.buckets()).forEach(entry -> missing.remove(Fingerprint.of(entry)));
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
                in(theirs.buckets()).stream()
                        .filter(entry -> theirs.prints().contains(Fingerprint.of(entry)))
                        .toList());
    }

    /**
     * Sends the tombstones of what another node still lists, once its entries are merged: it cannot ask for those that
     * fade, because they are not compared.
     */
    void answer(String from, Message.Entries theirs) {
        PersistentMap<InstanceId, Entry> known = roll.snapshot().entries();
        sendEntries(
                from,
                theirs.entries().stream()
                        .filter(Entry::present)
                        .map(entry -> known.get(entry.id()))
                        .filter(Objects::nonNull)
                        .filter(Entry::removed)
                        .toList());
    }

    /** Everything, also tombstones that are soon forgotten: they are not sent unasked, but need not be sent here either. */
    private List<Entry> all() {
        List<Entry> all = new ArrayList<>();
        roll.snapshot().entries().forEach(all::add);
        return all;
    }

    private static BitSet without(BitSet buckets, BitSet some) {
        BitSet others = (BitSet) buckets.clone();
        others.andNot(some);
        return others;
    }

    private List<Entry> in(BitSet buckets) {
        return buckets.isEmpty() ? List.of() : in(roll.shared(), buckets);
    }

    private static List<Entry> in(List<Entry> known, BitSet buckets) {
        return known.stream()
                .filter(entry -> buckets.get(Digest.bucket(entry.id())))
                .toList();
    }

    private void sendEntries(String to, List<Entry> wanted) {
        chunks(wanted).forEach(chunk -> send(to, chunk));
    }

    private static List<Message.Entries> chunks(List<Entry> entries) {
        List<Message.Entries> chunks = new ArrayList<>();
        for (int begin = 0; begin < entries.size(); begin += CHUNK) {
            int end = Math.min(begin + CHUNK, entries.size());
            chunks.add(new Message.Entries(0, entries.subList(begin, end)));
        }
        return chunks;
    }

    private void send(String to, Message message) {
        carrier.to(to, MessageCodec.write(message));
    }
}
