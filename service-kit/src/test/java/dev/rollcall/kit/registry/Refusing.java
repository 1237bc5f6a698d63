package dev.rollcall.kit.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** An address of this machine that refuses connections, until it accepts them and never answers. */
final class Refusing implements AutoCloseable {

    private final int port;
    private ServerSocket socket = new ServerSocket();

    Refusing() throws IOException {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        port = socket.getLocalPort();
        socket.close();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    void comesBack() throws IOException {
        socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
