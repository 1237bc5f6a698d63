package dev.rollcall.kit.servlet;

import dev.rollcall.kit.http.OwnMachine;
import dev.rollcall.kit.tomcat.Connector;
import dev.rollcall.kit.tomcat.Connectors;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the address under which others reach a web application. In this order: what was configured; the proxy the
 * connector names; the configured name of this machine; the address the connector is bound to; the local address of a
 * socket to the registry. Asked from a background thread, because a connector has no port and no caller before Tomcat
 * has started. Thread-safe.
 *
 * <p>Of several connectors that speak HTTP and have started: one that only this machine reaches is passed over, if
 * there is a choice, unless the registry is reached in the same way; then comes one behind a named proxy, one of the
 * registry's scheme, the one with the lowest port.
 */
final class OwnAddress {

    private static final int DISCARD_PORT = 9;

    /** Declared to a registry that cannot be called, and so never sees it. */
    private static final String LOOPBACK = "127.0.0.1";

    private final Optional<URI> configured;
    private final Optional<String> host;
    private final String contextPath;
    private final Supplier<List<Connector>> connectors;
    private volatile Optional<URI> viewpoint = Optional.empty();
    private volatile Optional<URI> seen = Optional.empty();

    /**
     * Takes what is known from the start.
     *
     * @param configured the whole address, context path included
     * @param host the name of this machine that others shall use
     * @param contextPath empty for the root
     * @param connectors asked anew each time
     */
    OwnAddress(
            Optional<URI> configured, Optional<String> host, String contextPath, Supplier<List<Connector>> connectors) {
        this.configured = configured;
        this.host = host;
        this.contextPath = contextPath;
        this.connectors = connectors;
    }

    /**
     * Returns the address to register at several registries, as seen from the first whose name is known now; empty
     * until this Tomcat's connector accepts. From then on the same registry is used, and nothing changes while there is
     * no way to it: two registries may see two addresses, and a name server may be away for a while.
     */
    Optional<URI> seenFrom(List<URI> registries) {
        Optional<URI> before = viewpoint.filter(registries::contains);
        if (before.isPresent() && localAddress(before.get()).isEmpty()) {
            return seen;
        }
        viewpoint = before.or(() -> registries.stream()
                .filter(registry -> localAddress(registry).isPresent())
                .findFirst());
        seen = viewpoint.or(() -> registries.stream().findFirst()).flatMap(this::seenFrom);
        return seen;
    }

    /** Returns the address to register at {@code registry}; empty until this Tomcat's connector accepts. */
    Optional<URI> seenFrom(URI registry) {
        List<Connector> all = connectors.get();
        if (configured.isPresent()) {
            // Where JMX is silent there is nothing to wait for; where a web server asks by AJP nothing else accepts.
            return all.isEmpty() || all.stream().anyMatch(Connector::started) ? configured : Optional.empty();
        }
        return best(all.stream().filter(Connector::usable).toList(), registry)
                .map(connector -> connector
                        .proxied(contextPath)
                        .or(() -> host.map(name -> connector.named(name, contextPath)))
                        .orElseGet(
                                () -> connector.reached(localAddress(registry).orElse(LOOPBACK), contextPath)));
    }

    private static Optional<Connector> best(List<Connector> usable, URI registry) {
        boolean nearby = isLoopback(registry);
        return usable.stream()
                .min(Comparator.<Connector, Boolean>comparing(c -> !nearby && c.forThisMachineOnly())
                        .thenComparing(c -> c.proxyName().isEmpty())
                        .thenComparing(c -> !c.ownScheme().equals(registry.getScheme()))
                        .thenComparing(Connector::port));
    }

    private static boolean isLoopback(URI uri) {
        try {
            return InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Returns the address of a web application of the same Tomcat for calls from this machine. */
    Optional<URI> neighbour(String path) {
        return Connectors.here(connectors.get(), host, path);
    }

    /** Returns whether {@code uri} leads to a connector of this Tomcat. */
    boolean isOwn(URI uri) {
        int port = uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
        try {
            return connectors.get().stream().anyMatch(c -> c.port() == port)
                    && OwnMachine.has(InetAddress.getByName(uri.getHost()));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * Asks the routing table which address a packet to the registry would leave from; nothing is sent. Empty if there
     * is no way.
     */
    private static Optional<String> localAddress(URI registry) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(registry.getHost()), DISCARD_PORT));
            return Optional.of(socket.getLocalAddress().getHostAddress());
        } catch (SocketException | UnknownHostException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
