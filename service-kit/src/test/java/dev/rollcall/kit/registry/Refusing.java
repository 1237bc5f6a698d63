package dev.rollcall.kit.registry;

import dev.rollcall.kit.testing.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** An address of this machine that refuses connections, until it accepts them and never answers. */
final class Refusing implements AutoCloseable {

    private final int port = Ports.free();
    private ServerSocket socket = new ServerSocket();

    Refusing() throws IOException {
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
