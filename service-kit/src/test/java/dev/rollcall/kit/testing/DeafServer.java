package dev.rollcall.kit.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Does not even refuse a connection, as a machine that is off or a firewall that drops packets: an attempt to connect waits. */
public final class DeafServer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 300;

    private final ServerSocket server;
    private final List<Socket> waiting = new ArrayList<>();

    /** Fills the queue of those that wait to be accepted until the system takes no more. */
    public DeafServer() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        try {
            while (true) {
                Socket next = new Socket();
                waiting.add(next);
                next.connect(server.getLocalSocketAddress(), PATIENCE_MILLIS);
            }
        } catch (SocketTimeoutException e) {
            // Full.
        }
    }

    /** Returns where it would listen. */
    public URI uri() {
        InetSocketAddress address = (InetSocketAddress) server.getLocalSocketAddress();
        return URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : waiting) {
            socket.close();
        }
        server.close();
    }
}
