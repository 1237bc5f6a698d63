package dev.rollcall.registry.push;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.Provider;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much a dependent can be told at once: 10,000 providers, and not quite the 4 MiB that the kit takes. Where there is more, each
 * service gets an equal share, and what some do not need is for the others; of a service the first are told. So no service, however
 * many instances it has and however long their addresses are, keeps those that require it from being told the rest.
 */
final class FairShare {

    /** Bytes; what is around the providers takes less than a kilobyte. */
    private static final int MOST = 4_000_000;

    /** Whatever their addresses are, so many fit: what one takes is at most 2,048 + 128 + 3 * (128 + 256) + {@link #AROUND}. */
    private static final int SURELY = 1_000;

    /** So that those which are short fit as far as their number does: 10,000 of them. */
    private static final int LEAST = 400;

    /** What stands around the texts of a provider. */
    private static final int AROUND = "{'Name':'','URL':'','InstanceId':'','Version':''},".length();

    private static final Comparator<Map.Entry<ServiceName, Share>> SMALLEST_FIRST =
            Map.Entry.<ServiceName, Share>comparingByValue(Comparator.comparingLong(Share::weight))
                    .thenComparing(Map.Entry.comparingByKey());

    /** The providers of a service, and what they take together. */
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

    /** Returns what of {@code offered} is told: the same lists where it fits. Depends on nothing else. */
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

    /** Returns at least as many bytes as it takes when it is written; addresses and ids are ASCII, and need no escaping. */
    private static int weigh(Provider provider) {
        int texts = provider.url().toString().length()
                + provider.instanceId().map(id -> id.value().length()).orElse(0)
                + 3 * provider.name().value().length()
                + 3 * provider.version().map(String::length).orElse(0);
        return Math.max(LEAST, AROUND + texts);
    }
}
