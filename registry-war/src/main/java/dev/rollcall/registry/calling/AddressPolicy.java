package dev.rollcall.registry.calling;

import dev.rollcall.kit.http.AddressRange;
import dev.rollcall.kit.http.OwnMachine;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.registry.roll.Origin;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which addresses a registration may name: those of its caller, and what {@code rollcall.registry.allow} adds. So a
 * caller cannot make the registry call third parties. A caller on the registry's own machine may name any address of
 * that machine. Thread-safe.
 */
public final class AddressPolicy {

    private final List<AddressRange> allowed;
    private final Resolver resolver;
    private final Predicate<InetAddress> ownMachine;

    /** Asks the name service. */
    @FunctionalInterface
    interface Resolver {

        /** Returns all addresses of {@code host}, which may be an address itself. */
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    AddressPolicy(List<AddressRange> allowed, Resolver resolver, Predicate<InetAddress> ownMachine) {
        this.allowed = List.copyOf(allowed);
        this.resolver = resolver;
        this.ownMachine = ownMachine;
    }

    /**
     * Reads the configuration.
     *
     * @throws SettingException if {@code rollcall.registry.allow} is not a list of address ranges
     */
    public static AddressPolicy from(Settings settings) {
        try {
            List<AddressRange> allowed = settings.list("rollcall.registry.allow", List.of()).stream()
                    .map(AddressRange::parse)
                    .toList();
            Resolver resolver = new Lookups(InetAddress::getAllByName, Lookups.MOST, Lookups.PATIENCE);
            return new AddressPolicy(allowed, resolver, OwnMachine::has);
        } catch (IllegalArgumentException e) {
            throw new SettingException("rollcall.registry.allow must be a list of address ranges: " + e.getMessage());
        }
    }

    /**
     * Resolves the hosts of all URLs in {@code registration} and keeps the addresses that {@code caller} may name.
     *
     * @return the addresses of each host, in lower case, the caller's own first
     * @throws AddressRefusedException if a host has none that may be named
     * @throws NamesUnavailableException if that cannot be found out now, because too many names are being looked up
     */
    public Map<String, List<InetAddress>> check(Registration registration, InetAddress caller)
            throws AddressRefusedException {
        Map<String, List<InetAddress>> checked = new HashMap<>();
        check("ServiceURL", Optional.of(registration.url()), caller, checked);
        check("ServiceUpdateURL", registration.updateUrl(), caller, checked);
        check("HeartbeatURL", registration.heartbeatUrl(), caller, checked);
        return checked;
    }

    /** Returns whether all addresses that were checked once may still be called: the configuration may have changed since. */
    public boolean permits(Origin origin) {
        return origin.addresses().values().stream()
                .flatMap(List::stream)
                .allMatch(address -> mayName(address, origin.caller()));
    }

    private void check(String member, Optional<URI> url, InetAddress caller, Map<String, List<InetAddress>> checked)
            throws AddressRefusedException {
        if (url.isPresent()) {
            String host = url.get().getHost().toLowerCase(Locale.ROOT);
            if (!checked.containsKey(host)) {
                checked.put(host, permitted(member, host, caller));
            }
        }
    }

    private List<InetAddress> permitted(String member, String host, InetAddress caller) throws AddressRefusedException {
        List<InetAddress> permitted;
        try {
            permitted = Stream.of(resolver.resolve(host))
                    .filter(address -> mayName(address, caller))
                    .sorted(Comparator.comparing(address -> !address.equals(caller)))
                    .toList();
        } catch (UnknownHostException e) {
            throw new AddressRefusedException("The host of " + member + " has no address.", e);
        }
        if (permitted.isEmpty()) {
            throw new AddressRefusedException(
                    "The host of " + member + " is not at the caller's own address, and its address is not in"
                            + " rollcall.registry.allow.",
                    null);
        }
        return permitted;
    }

    private boolean mayName(InetAddress address, InetAddress caller) {
        if (address.isAnyLocalAddress() || address.isMulticastAddress()) {
            return false;
        }
        return address.equals(caller)
                || (address.isLoopbackAddress() && caller.isLoopbackAddress())
                || allowed.stream().anyMatch(range -> range.contains(address))
                || (ownMachine.test(caller) && ownMachine.test(address));
    }
}
