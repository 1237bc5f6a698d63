package dev.rollcall.registry.testing;

import dev.rollcall.registry.testing.RawHttp.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * A service as the tutorial builds it: takes pushes and heartbeats, answers 200 without a body, byte for byte like the
 * recorded ones. What it answers and when can be changed.
 */
public final class TutorialService implements AutoCloseable {

    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final List<Message> received = new CopyOnWriteArrayList<>();
    private final Thread acceptor;
    private volatile String status = "200 OK";
    private volatile Duration delay = Duration.ZERO;

    private TutorialService(ServerSocket server) {
        this.server = server;
        acceptor = start("tutorial-" + server.getLocalPort(), this::accept);
    }

    /** Starts a service on any free port. */
    public static TutorialService start() {
        return new TutorialService(bind(0));
    }

    /** Starts a service on {@code port}, or on another port of four digits if that is taken. */
    public static TutorialService near(int port) {
        for (int candidate = port; candidate < 10_000; candidate++) {
            try {
                return new TutorialService(bind(candidate));
            } catch (UncheckedIOException e) {
                // taken: the next one
            }
        }
        throw new IllegalStateException("no free port from " + port);
    }

    /** Starts a service on just this port. */
    public static TutorialService at(int port) {
        return new TutorialService(bind(port));
    }

    private static ServerSocket bind(int port) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 200);
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Answers with this status line from now on. */
    public TutorialService answers(String newStatus) {
        status = newStatus;
        return this;
    }

    /** Waits before each answer from now on. */
    public TutorialService waits(Duration newDelay) {
        delay = newDelay;
        return this;
    }

    /** Returns the bodies pushed so far, in order. */
    public List<String> pushes() {
        return requests("POST").stream().map(Message::body).toList();
    }

    /** Returns what arrived so far with {@code method}, in order. */
    public List<Message> requests(String method) {
        return received.stream().filter(m -> m.start().startsWith(method + " ")).toList();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                if (server.isClosed()) {
                    connection.close(); // accepted while it closed: nobody else would
                    return;
                }
                start("tutorial-connection", () -> serve(connection));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            OutputStream out = connection.getOutputStream();
            for (Message m = RawHttp.read(connection.getInputStream());
                    m != null;
                    m = RawHttp.read(connection.getInputStream())) {
                received.add(m);
                LockSupport.parkNanos(delay.toNanos());
                String answer = "HTTP/1.1 " + status + "\r\nDate: Sun, 22 Nov 2026 08:52:53 GMT\r\n"
                        + "Content-Length: 0\r\n\r\n";
                out.write(answer.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException e) {
            // closed by either side
        } finally {
            connections.remove(connection);
        }
    }

    private static Thread start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /**
     * Ends as a killed process does: nothing listens any more, connections break. The kernel listens for as long as a
     * thread waits in {@code accept}, so that one is waited for.
     */
    @Override
    public void close() {
        try {
            server.close();
            acceptor.join(Duration.ofSeconds(10).toMillis());
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
