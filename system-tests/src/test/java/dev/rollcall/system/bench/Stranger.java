package dev.rollcall.system.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A subscriber that answers in a way of its own, one request a connection. */
final class Stranger implements AutoCloseable {
    private static final int BACKLOG = 200;

    private final Manner manner;
    private final ServerSocket server;
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();

    /** How it answers. */
    enum Manner {
        /** Never. */
        SILENT,
        /** A byte a second. */
        DRIPPING,
        /** 10 GB. */
        FLOODING,
        /** With a redirect to itself. */
        REDIRECTING,
        /** It resets the connection. */
        RESETTING,
        /** As it should, but a second later. */
        LATE
    }

    private Stranger(Manner manner, ServerSocket server) {
        this.manner = manner;
        this.server = server;
    }

    static Stranger of(Manner manner) {
        try {
            var stranger = new Stranger(manner, new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
            daemon(stranger::accept);
            return stranger;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    private static void daemon(Task task) {
        var thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException | InterruptedException e) {
                        // The other side has gone, or it is over.
                    }
                },
                "stranger");
        thread.setDaemon(true);
        thread.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/" + manner);
    }

    /** Returns how often it was called. */
    int calls() {
        return calls.get();
    }

    private void accept() throws IOException {
        while (true) {
            Socket connection = server.accept();
            daemon(() -> {
                try (connection) {
                    readRequest(connection.getInputStream());
                    calls.incrementAndGet();
                    answer(connection);
                }
            });
        }
    }

    private void answer(Socket connection) throws IOException, InterruptedException {
        OutputStream out = connection.getOutputStream();
        switch (manner) {
            case SILENT -> end.await();
            case DRIPPING -> {
                write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
                while (!end.await(1, TimeUnit.SECONDS)) {
                    write(out, "x");
                }
            }
            case FLOODING -> {
                write(out, "HTTP/1.1 500 Flood\r\n\r\n");
                byte[] much = new byte[1 << 16];
                for (long bytes = 0; bytes < 10L << 30; bytes += much.length) {
                    out.write(much);
                }
            }
            case REDIRECTING ->
                write(out, "HTTP/1.1 307 Again\r\nContent-Length: 0\r\nLocation: " + address() + "\r\n\r\n");
            case RESETTING -> connection.setSoLinger(true, 0);
            case LATE -> {
                end.await(Duration.ofSeconds(1).toMillis(), TimeUnit.MILLISECONDS);
                write(out, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            }
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void readRequest(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        String length = head.toString().replaceAll("(?is).*content-length: *(\\d+).*|.*", "$1");
        in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length));
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        server.close();
    }
}
