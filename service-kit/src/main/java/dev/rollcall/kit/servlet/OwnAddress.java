package dev.rollcall.kit.servlet;

import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the address under which others reach a web application. In this order: what was configured; the proxy the
 * connector names; the address the connector is bound to; the local address of a socket to the registry. Asked from a
 * background thread, because a connector has no port and no caller before Tomcat has started. Thread-safe.
 */
final class OwnAddress {

    private static final int DISCARD_PORT = 9;

    private final Optional<URI> configured;
    private final String contextPath;
    private final Supplier<List<Connector>> connectors;

    /**
     * Takes what is known from the start.
     *
     * @param configured the whole address, context path included
     * @param contextPath empty for the root
     * @param connectors asked anew each time
     */
    OwnAddress(Optional<URI> configured, String contextPath, Supplier<List<Connector>> connectors) {
        this.configured = configured;
        this.contextPath = contextPath;
        this.connectors = connectors;
    }

    /** Returns the address to register at {@code registry}; empty until the own connector accepts. */
    Optional<URI> seenFrom(URI registry) {
        Optional<Connector> connector = usable();
        if (configured.isPresent()) {
            // Where JMX is silent there is nothing to wait for.
            return connector.isPresent() || connectors.get().isEmpty() ? configured : Optional.empty();
        }
        return connector.map(c -> c.proxyName().isPresent()
                ? uri(c.scheme(), c.proxyName().get(), c.proxyPort(), contextPath)
                : uri(scheme(c), c.address().orElseGet(() -> localAddress(registry)), c.port(), contextPath));
    }

    /** Returns the address of a web application of the same Tomcat for calls from this machine. */
    Optional<URI> neighbour(String path) {
        return usable().map(c -> uri(scheme(c), c.address().orElse("127.0.0.1"), c.port(), path));
    }

    /** Returns whether {@code uri} leads to a connector of the own Tomcat. */
    boolean isOwn(URI uri) {
        int port = uri.getPort() > 0 ? uri.getPort() : "https".equals(uri.getScheme()) ? 443 : 80;
        try {
            return connectors.get().stream().anyMatch(c -> c.port() == port)
                    && isLocal(InetAddress.getByName(uri.getHost()));
        } catch (UnknownHostException | SocketException e) {
            return false;
        }
    }

    private static boolean isLocal(InetAddress address) throws SocketException {
        return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    }

    /** The first that accepts HTTP: one behind a named proxy first, an unencrypted one before an encrypted one. */
    private Optional<Connector> usable() {
        return connectors.get().stream()
                .filter(c -> c.started() && !c.ajp() && c.port() > 0)
                .min(Comparator.<Connector, Boolean>comparing(c -> c.proxyName().isEmpty())
                        .thenComparing(Connector::encrypted)
                        .thenComparing(Connector::port));
    }

    private static String scheme(Connector connector) {
        return connector.encrypted() ? "https" : "http";
    }

    /** Asks the routing table which address a packet to the registry would leave from; nothing is sent. */
    private static String localAddress(URI registry) {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(registry.getHost()), DISCARD_PORT));
            return socket.getLocalAddress().getHostAddress();
        } catch (SocketException | UnknownHostException | UncheckedIOException e) {
            return "127.0.0.1";
        }
    }

    private static URI uri(String scheme, String host, int port, String path) {
        String literal = host.indexOf('%') >= 0 ? host.substring(0, host.indexOf('%')) : host;
        String bracketed = literal.indexOf(':') >= 0 && !literal.startsWith("[") ? "[" + literal + "]" : literal;
        boolean usual = port <= 0 || port == (scheme.equals("https") ? 443 : 80);
        return URI.create(scheme + "://" + bracketed + (usual ? "" : ":" + port) + path);
    }
}
