package dev.rollcall.registry.roll;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.security.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The instances of one service, ordered by id. Immutable; what dependents see of it is computed on first use and kept.
 */
public final class Listing {

    /** The listing of a service without instances. */
    public static final Listing EMPTY = new Listing(new Entry[0]);

    /** An array, because each change copies it, and a list would copy it three times. */
    private final Entry[] sorted;

    private final Offer toSigned = new Offer(Audience.SIGNED);
    private final Offer toUnsigned = new Offer(Audience.UNSIGNED);

    private Listing(Entry[] sorted) {
        this.sorted = sorted;
    }

    /** What one audience sees. Computed on first use; a race computes the same value twice. */
    private final class Offer {

        private final Audience audience;
        private volatile @Nullable List<Provider> providers;
        private volatile @Nullable String digest;

        Offer(Audience audience) {
            this.audience = audience;
        }

        List<Provider> providers() {
            List<Provider> known = providers;
            if (known == null) {
                known = audience == Audience.SIGNED ? signed() : everyAddressOnce();
                providers = known;
            }
            return known;
        }

        String digest() {
            String known = digest;
            if (known == null) {
                known = digestOf(providers());
                digest = known;
            }
            return known;
        }
    }

    /** Returns all instances on the roll, healthy or not. */
    public List<Entry> entries() {
        return Collections.unmodifiableList(Arrays.asList(sorted));
    }

    /** Returns the providers {@code audience} is told about, ordered by instance id. */
    public List<Provider> providers(Audience audience) {
        return offer(audience).providers();
    }

    /** Returns a hash of the content of {@link #providers}. */
    public String digest(Audience audience) {
        return offer(audience).digest();
    }

    Listing with(Entry entry) {
        int index = indexOf(entry.id());
        if (index >= 0) {
            Entry[] changed = sorted.clone();
            changed[index] = entry;
            return new Listing(changed);
        }
        int place = -index - 1;
        Entry[] longer = new Entry[sorted.length + 1];
        System.arraycopy(sorted, 0, longer, 0, place);
        longer[place] = entry;
        System.arraycopy(sorted, place, longer, place + 1, sorted.length - place);
        return new Listing(longer);
    }

    Listing without(InstanceId id) {
        int index = indexOf(id);
        if (index < 0) {
            return this;
        }
        if (sorted.length == 1) {
            return EMPTY;
        }
        Entry[] shorter = new Entry[sorted.length - 1];
        System.arraycopy(sorted, 0, shorter, 0, index);
        System.arraycopy(sorted, index + 1, shorter, index, shorter.length - index);
        return new Listing(shorter);
    }

    /** Binary search: the index, or {@code -(insertion point) - 1}. */
    private int indexOf(InstanceId id) {
        int low = 0;
        int high = sorted.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = sorted[middle].id().compareTo(id);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    private Offer offer(Audience audience) {
        return audience == Audience.SIGNED ? toSigned : toUnsigned;
    }

    private List<Provider> signed() {
        return Arrays.stream(sorted)
                .filter(Entry::offered)
                .filter(entry -> entry.origin().signed())
                .map(entry -> entry.registration().provider())
                .toList();
    }

    private List<Provider> everyAddressOnce() {
        Set<URI> seen = new HashSet<>();
        return Arrays.stream(sorted)
                .filter(Entry::offered)
                .map(entry -> entry.registration().provider())
                .filter(provider -> seen.add(provider.url()))
                .toList();
    }

    private static String digestOf(List<Provider> providers) {
        MessageDigest digest = Sha256.begin();
        for (Provider p : providers) {
            String line = p.url() + "\n" + p.instanceId().map(InstanceId::value).orElse("") + "\n"
                    + p.version().orElse("") + "\n";
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
