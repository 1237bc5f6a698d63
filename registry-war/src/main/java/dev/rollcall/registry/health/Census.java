package dev.rollcall.registry.health;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Counts who is not heard, to tell the failure of many services from a failure of the registry's own network.
 *
 * <p>Only checks that were not heard count: a refusal or a wrong answer proves that the network works. The registry
 * suspects itself when more than half of all checked instances, on two addresses or more, are not heard, and only if it
 * checks five instances or more: with fewer nothing can be concluded. Not thread-safe.
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

    /** Returns one sentence that says why nothing is removed, or empty if there is no reason for suspicion. */
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
