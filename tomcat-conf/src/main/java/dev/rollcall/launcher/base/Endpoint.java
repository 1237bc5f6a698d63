package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Reason;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where Tomcat will answer: an HTTP connector of its {@code server.xml}.
 *
 * @param scheme {@code http} or {@code https}; another one is no address to call
 * @param address the address to bind, or an empty text for all
 * @param port between 1 and 65535
 */
public record Endpoint(String scheme, String address, int port) {
    private static final int FIRST_FREE_FOR_ALL = 1024;
    private static final int CONNECT_MILLIS = 1000;

    /** Returns whether it speaks TLS. */
    public boolean isEncrypted() {
        return scheme.equals("https");
    }

    /**
     * Returns whether only one of the two can be listened to.
     *
     * @throws FailureException if the address of one is not known
     */
    boolean excludes(Endpoint other) {
        return port == other.port
                && (isWildcard() || other.isWildcard() || resolved().equals(other.resolved()));
    }

    /**
     * Checks that no other process listens there.
     *
     * @throws FailureException if it is taken, or may not be used
     */
    public void requireFree() {
        InetSocketAddress place =
                address.isEmpty() ? new InetSocketAddress(port) : new InetSocketAddress(resolved(), port);
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(place);
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /**
     * Says why it cannot be listened to. The system's own words are in the language of the user, and decide nothing.
     */
    FailureException refused(IOException e) {
        boolean bind = e instanceof BindException;
        if (bind && !isWildcard() && !isOfThisMachine()) {
            return FailureException.because(
                    "The address " + address + " of the connector is none of this machine: correct it in conf/.");
        }
        if (bind && port < FIRST_FREE_FOR_ALL && !answers()) {
            return FailureException.because("Port " + port + " needs rights that this user lacks: choose a port of "
                    + FIRST_FREE_FOR_ALL + " or above, or give Java CAP_NET_BIND_SERVICE.");
        }
        return FailureException.because(
                bind
                        ? "Port " + port + " is taken by another program: end that, or choose another port with"
                                + " --port-offset."
                        : "Rollcall cannot listen on port " + port + (address.isEmpty() ? "" : " of " + address) + ": "
                                + Reason.of(e) + ".");
    }

    private boolean isOfThisMachine() {
        try {
            return resolved().isLoopbackAddress() || NetworkInterface.getByInetAddress(resolved()) != null;
        } catch (SocketException e) {
            return true;
        }
    }

    private boolean answers() {
        InetAddress somebody = isWildcard() ? InetAddress.getLoopbackAddress() : resolved();
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(somebody, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
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
