package dev.rollcall.registry.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that reads a request and then does whatever a test wants, for strangers that do not behave. */
public final class RawServer implements AutoCloseable {

    private final ServerSocket server;
    private final AtomicInteger connections = new AtomicInteger();

    /** What happens after a request was read; the connection is closed afterwards. */
    @FunctionalInterface
    public interface Behaviour {
        void answer(Socket connection, OutputStream out) throws Exception;
    }

    public RawServer(Behaviour behaviour) {
        try {
            server = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(() -> {
            while (!server.isClosed()) {
                Socket connection = server.accept();
                connections.incrementAndGet();
                daemon(() -> {
                    try (connection) {
                        RawHttp.read(connection.getInputStream());
                        behaviour.answer(connection, connection.getOutputStream());
                    }
                });
            }
        });
    }

    /** Sends bytes given as text. */
    public static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private interface Task {
        void run() throws Exception;
    }

    private static void daemon(Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (Exception e) {
                        // the other side has gone, or the test is over
                    }
                },
                "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    public int port() {
        return server.getLocalPort();
    }

    public int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
