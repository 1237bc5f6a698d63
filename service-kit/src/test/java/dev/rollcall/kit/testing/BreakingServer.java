package dev.rollcall.kit.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;

/** A server on this machine that breaks off every connection without an answer. */
public final class BreakingServer implements AutoCloseable {
    private final ServerSocket socket;

    /** Starts one. */
    public BreakingServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::breakOff);
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns its address. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void breakOff() {
        try {
            while (true) {
                socket.accept().close();
            }
        } catch (IOException e) {
            return; // the test is over
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
