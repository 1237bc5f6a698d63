package dev.rollcall.kit.tomcat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * A connector of a Tomcat, as JMX shows it.
 *
 * @param started whether it accepts; until then a call to it would hang, and be executed later
 * @param scheme what clients see, which a proxy may have changed
 * @param encrypted whether it speaks TLS itself
 * @param ajp whether it speaks no HTTP
 * @param address what it is bound to; empty: every address of the machine
 * @param port what it listens on; not positive until it listens
 * @param proxyName the host clients see, if a proxy is in front
 * @param proxyPort the port clients see; 0: the scheme's
 */
public record Connector(
        boolean started,
        String scheme,
        boolean encrypted,
        boolean ajp,
        Optional<String> address,
        int port,
        Optional<String> proxyName,
        int proxyPort) {

    private static final String LOOPBACK = "127.0.0.1";

    /** Returns whether HTTP calls to it are answered now. */
    public boolean usable() {
        return started && !ajp && port > 0;
    }

    /** Returns whether only processes of this machine reach it, as far as its own address tells. */
    public boolean forThisMachineOnly() {
        try {
            return address.isPresent() && InetAddress.getByName(address.get()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Returns what {@code path} is for a process of this machine. */
    public URI here(String path) {
        return reached(LOOPBACK, path);
    }

    /** Returns what {@code path} is for callers that reach this machine as {@code host}, if it is bound to every address. */
    public URI reached(String host, String path) {
        return uri(ownScheme(), address.orElse(host), port, path);
    }

    /** Returns what {@code path} is for callers that know this machine as {@code host}. */
    public URI named(String host, String path) {
        return uri(ownScheme(), host, port, path);
    }

    /** Returns what {@code path} is for clients of the proxy in front; empty if there is none. */
    public Optional<URI> proxied(String path) {
        return proxyName.map(name -> uri(scheme, name, proxyPort, path));
    }

    /** Returns {@code https} if it speaks TLS itself, else {@code http}. */
    public String ownScheme() {
        return encrypted ? "https" : "http";
    }

    private static URI uri(String scheme, String host, int port, String path) {
        String literal = host.indexOf('%') >= 0 ? host.substring(0, host.indexOf('%')) : host;
        String bracketed = literal.indexOf(':') >= 0 && !literal.startsWith("[") ? "[" + literal + "]" : literal;
        boolean usual = port <= 0 || port == (scheme.equals("https") ? 443 : 80);
        return URI.create(scheme + "://" + bracketed + (usual ? "" : ":" + port) + path);
    }
}
