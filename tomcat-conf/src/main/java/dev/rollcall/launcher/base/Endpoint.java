package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where Tomcat will answer: an HTTP connector of its {@code server.xml}.
 *
 * @param scheme {@code http} or {@code https}
 * @param address the address to bind, or an empty text for all
 * @param port between 1 and 65535
 */
public record Endpoint(String scheme, String address, int port) {

    /** Returns whether it speaks TLS. */
    public boolean isEncrypted() {
        return scheme.equals("https");
    }

    /**
     * Checks that nobody else listens there.
     *
     * @throws FailureException if it is taken, or may not be used
     */
    public void requireFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(address, port));
        } catch (IOException e) {
            String message = String.valueOf(e.getMessage());
            if (message.contains("in use")) {
                throw FailureException.because("Port " + port + " is taken by another program: end that, or choose"
                        + " another port with --port-offset.");
            }
            throw FailureException.because("Rollcall cannot listen on port " + port
                    + (address.isEmpty() ? "" : " of " + address) + ": " + message + ".");
        }
    }

    /** Returns how a process of this machine reaches it, with a slash at the end. */
    public URI here() {
        return URI.create(scheme + "://" + bracketed(isWildcard() ? "127.0.0.1" : address) + ":" + port + "/");
    }

    /** Returns what a person types into a browser, with a slash at the end. */
    public URI shown() {
        return URI.create(
                scheme + "://" + bracketed(isWildcard() || isLoopback() ? "localhost" : address) + ":" + port + "/");
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }

    private boolean isWildcard() {
        return address.isEmpty() || resolved().isAnyLocalAddress();
    }

    private boolean isLoopback() {
        return resolved().isLoopbackAddress();
    }

    private InetAddress resolved() {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw FailureException.because("The address " + address + " of the connector is not known.");
        }
    }
}
