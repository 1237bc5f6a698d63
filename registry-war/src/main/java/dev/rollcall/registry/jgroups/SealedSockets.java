package dev.rollcall.registry.jgroups;

import dev.rollcall.kit.time.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.BiConsumer;
import org.jgroups.util.DefaultSocketFactory;
import org.jspecify.annotations.Nullable;

/** Gives JGroups {@link SealedSocket}s for all that it connects to and accepts. Thread-safe. */
final class SealedSockets extends DefaultSocketFactory {

    private static final int BACKLOG = 50;

    private final SealKey key;
    private final Ticker ticker;
    private final BiConsumer<Socket, String> strangers;

    SealedSockets(SealKey key, Ticker ticker, BiConsumer<Socket, String> strangers) {
        this.key = key;
        this.ticker = ticker;
        this.strangers = strangers;
    }

    @Override
    public Socket createSocket(String name) {
        return new SealedSocket(key, false, ticker, strangers);
    }

    @Override
    public Socket createSocket(String name, String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String name, InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String name, String host, int port, InetAddress local, int localPort)
            throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    @Override
    public Socket createSocket(String name, InetAddress host, int port, InetAddress local, int localPort)
            throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    private Socket connected(InetSocketAddress to, @Nullable InetSocketAddress from) throws IOException {
        SealedSocket socket = new SealedSocket(key, false, ticker, strangers);
        if (from != null) {
            socket.bind(from);
        }
        socket.connect(to);
        return socket;
    }

    @Override
    public ServerSocket createServerSocket(String name) throws IOException {
        return serverSocket();
    }

    @Override
    public ServerSocket createServerSocket(String name, int port) throws IOException {
        return createServerSocket(name, port, BACKLOG);
    }

    @Override
    public ServerSocket createServerSocket(String name, int port, int backlog) throws IOException {
        return bound(new InetSocketAddress(port), backlog);
    }

    @Override
    public ServerSocket createServerSocket(String name, int port, int backlog, @Nullable InetAddress address)
            throws IOException {
        return bound(new InetSocketAddress(address, port), backlog);
    }

    private SealedServerSocket serverSocket() throws IOException {
        return new SealedServerSocket(() -> new SealedSocket(key, true, ticker, strangers));
    }

    private ServerSocket bound(InetSocketAddress address, int backlog) throws IOException {
        ServerSocket socket = serverSocket();
        socket.setReuseAddress(true);
        socket.bind(address, backlog);
        return socket;
    }
}
