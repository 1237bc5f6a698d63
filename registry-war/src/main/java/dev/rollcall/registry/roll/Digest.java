package dev.rollcall.registry.roll;

import dev.rollcall.kit.registry.InstanceId;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What a node knows, in 8 KiB: the entries are spread over buckets by their ids, and each bucket has the sum of its
 * entries' fingerprints. Equal rolls have equal digests; different ones differ in the buckets of the entries that
 * differ, unless 64 bits collide. Immutable.
 */
public final class Digest {

    /** How many buckets there are; part of the wire. */
    static final int BUCKETS = 1024;

    private final long[] sums;

    /** Takes the sums, which must not change any more. */
    Digest(long[] sums) {
        this.sums = sums;
    }

    /**
     * Reads what {@link #bytes()} wrote.
     *
     * @throws IllegalArgumentException if it is of another length
     */
    public static Digest of(byte[] bytes) {
        if (bytes.length != BUCKETS * Long.BYTES) {
            throw new IllegalArgumentException("a digest of " + bytes.length + " bytes");
        }
        long[] sums = new long[BUCKETS];
        ByteBuffer.wrap(bytes).asLongBuffer().get(sums);
        return new Digest(sums);
    }

    /** Returns it as it is sent. */
    public byte[] bytes() {
        ByteBuffer bytes = ByteBuffer.allocate(BUCKETS * Long.BYTES);
        bytes.asLongBuffer().put(sums);
        return bytes.array();
    }

    /** Returns the bucket of an instance. */
    public static int bucket(InstanceId id) {
        return (int) Long.remainderUnsigned(Fingerprint.of(id.value()), BUCKETS);
    }

    /** Returns the buckets that differ. */
    public BitSet differing(Digest other) {
        BitSet buckets = new BitSet(BUCKETS);
        for (int i = 0; i < BUCKETS; i++) {
            buckets.set(i, sums[i] != other.sums[i]);
        }
        return buckets;
    }

    /** Returns the buckets without entries. */
    public BitSet empty() {
        BitSet buckets = new BitSet(BUCKETS);
        for (int i = 0; i < BUCKETS; i++) {
            buckets.set(i, sums[i] == 0);
        }
        return buckets;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Digest digest && Arrays.equals(sums, digest.sums);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sums);
    }
}
