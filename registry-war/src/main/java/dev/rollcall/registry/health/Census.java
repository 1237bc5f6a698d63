package dev.rollcall.registry.health;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the instances that are not heard, to tell the failure of many services from one of the registry's own network.
 *
 * <p>Only instances from which nothing came count: a refusal or a wrong answer proves that the network works. The
 * registry suspects itself when more than half of all checked instances, on two addresses or more, are not heard, and
 * only if it checks five instances or more: fewer prove nothing. Not thread-safe.
 */
final class Census {

    private static final int MIN_INSTANCES = 5;
    private static final int MIN_ADDRESSES = 2;

    private final Set<InetAddress> silentAddresses = new HashSet<>();
    private int instances;
    private int silent;

    void count(InetAddress address, boolean unheard) {
        instances++;
        if (unheard) {
            silent++;
            silentAddresses.add(address);
        }
    }

    /** Returns one sentence that says why nothing is removed, or empty if the network is not suspected. */
    Optional<String> warning() {
        boolean enough = instances >= MIN_INSTANCES;
        boolean mostAreSilent = silent * 2 > instances && silentAddresses.size() >= MIN_ADDRESSES;
        return enough && mostAreSilent
                ? Optional.of("Nothing is removed for silence at present: " + silent + " of " + instances
                        + " instances, on " + silentAddresses.size()
                        + " addresses, are not heard, which points to the registry's own network.")
                : Optional.empty();
    }
}
