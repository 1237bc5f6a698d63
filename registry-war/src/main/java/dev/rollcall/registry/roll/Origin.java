package dev.rollcall.registry.roll;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a registration came from and what was checked when it came. Immutable.
 *
 * @param signed whether it was registered with a token
 * @param caller the address it came from
 * @param addresses for every host in its URLs, in lower case, the network addresses at which it may be called, checked
 *     once and never resolved again
 */
public record Origin(boolean signed, InetAddress caller, Map<String, List<InetAddress>> addresses) {

    /** Copies the addresses. */
    public Origin {
        addresses = Map.copyOf(addresses);
    }

    /** Returns the addresses at which {@code url} may be called; empty if its host was never checked. */
    public List<InetAddress> addressesOf(URI url) {
        return addresses.getOrDefault(String.valueOf(url.getHost()).toLowerCase(Locale.ROOT), List.of());
    }
}
