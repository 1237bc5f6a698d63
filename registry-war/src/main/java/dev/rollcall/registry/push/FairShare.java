package dev.rollcall.registry.push;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.Provider;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Limits what a dependent is told at once to 10,000 providers and 4,000,000 bytes, a little less than the 4 MiB that
 * the kit reads. Where there is more, each service gets an equal share, and what one does not need goes to the others
 * (max-min fairness); of a service the first providers are told. So no service, however many instances it has and
 * however long their addresses are, keeps the dependents from being told the rest.
 */
final class FairShare {

    /** Bytes of all providers; the rest of an update takes less than a kilobyte. */
    private static final int MOST = 4_000_000;

    /** So many providers always fit: one takes at most 2,048 + 128 + 3 * (128 + 256) + {@link #AROUND} bytes. */
    private static final int SURELY = 1_000;

    /** Bytes that one provider counts for at least, so that not more than 10,000 fit. */
    private static final int LEAST = 400;

    /** The bytes around the texts of one provider. */
    private static final int AROUND = "{'Name':'','URL':'','InstanceId':'','Version':''},".length();

    private static final Comparator<Map.Entry<ServiceName, Share>> SMALLEST_FIRST =
            Map.Entry.<ServiceName, Share>comparingByValue(Comparator.comparingLong(Share::weight))
                    .thenComparing(Map.Entry.comparingByKey());

    /** The providers of a service, and the bytes they take together. */
    private record Share(List<Provider> providers, long weight) {

        static Share of(List<Provider> providers) {
            return new Share(providers, weigh(providers));
        }

        /** Returns as many as fit. */
        Share within(long room) {
            if (weight <= room) {
                return this;
            }
            int count = 0;
            long used = 0;
            while (used + weigh(providers.get(count)) <= room) {
                used += weigh(providers.get(count));
                count++;
            }
            return new Share(List.copyOf(providers.subList(0, count)), used);
        }
    }

    private FairShare() {}

    /** Returns the part of {@code offered} that is told: the same lists where all fits. Depends on nothing else. */
    static Map<ServiceName, List<Provider>> of(Map<ServiceName, List<Provider>> offered) {
        if (fits(offered.values())) {
            return offered;
        }
        Map<ServiceName, Share> shares = new TreeMap<>();
        offered.forEach((service, providers) -> shares.put(service, Share.of(providers)));
        Map<ServiceName, List<Provider>> told = new TreeMap<>();
        long room = MOST;
        int left = offered.size();
        for (Map.Entry<ServiceName, Share> next :
                shares.entrySet().stream().sorted(SMALLEST_FIRST).toList()) {
            Share share = next.getValue().within(room / left--);
            told.put(next.getKey(), share.providers());
            room -= share.weight();
        }
        return told;
    }

    /** Returns whether all of this can be told at once. */
    static boolean fits(Collection<List<Provider>> all) {
        return all.stream().mapToInt(List::size).sum() <= SURELY
                || all.stream().mapToLong(FairShare::weigh).sum() <= MOST;
    }

    private static long weigh(List<Provider> providers) {
        long weight = 0;
        for (Provider provider : providers) {
            weight += weigh(provider);
        }
        return weight;
    }

    /** Returns an upper bound of the bytes it takes in JSON; addresses and ids are ASCII and need no escaping. */
    private static int weigh(Provider provider) {
        int texts = provider.url().toString().length()
                + provider.instanceId().map(id -> id.value().length()).orElse(0)
                + 3 * provider.name().value().length()
                + 3 * provider.version().map(String::length).orElse(0);
        return Math.max(LEAST, AROUND + texts);
    }
}
