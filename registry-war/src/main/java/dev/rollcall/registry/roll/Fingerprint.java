package dev.rollcall.registry.roll;

/**
 * 64 bits that differ when two nodes know different things about an instance. Made of the versions of an entry's parts:
 * equal versions have equal content, because each is written once, by one node.
 */
public final class Fingerprint {

    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long hash;

    private Fingerprint(long hash) {
        this.hash = hash;
    }

    /** Returns 64 bits that are evenly spread, and the same on every node. */
    static long of(String text) {
        return mixed(new Fingerprint(FNV_OFFSET).add(text).hash);
    }

    /** Returns the fingerprint of an entry. */
    public static long of(Entry entry) {
        Fingerprint print = new Fingerprint(FNV_OFFSET)
                .add(entry.id().value())
                .add(entry.generation())
                .add(entry.left() ? 1 : 0)
                .add(entry.status().generation())
                .add(entry.status().view())
                .add(entry.status().counter())
                .add(entry.status().node())
                .add(entry.operator().counter())
                .add(entry.operator().node())
                .add(entry.home().counter())
                .add(entry.home().node())
                .add(entry.home().ended() ? 1 : 0);
        return mixed(print.hash);
    }

    private Fingerprint add(Generation generation) {
        return add(generation.era())
                .add(generation.signed() ? 1 : 0)
                .add(generation.number())
                .add(generation.node());
    }

    private Fingerprint add(long number) {
        hash = mixed(hash * FNV_PRIME + number);
        return this;
    }

    /** FNV-1a over the characters, and the length, so that "a","bc" is not "ab","c". */
    private Fingerprint add(String text) {
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return add(text.length());
    }

    /** The finalizer of SplitMix64, so that sums of fingerprints do not cancel. */
    private static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
