package dev.rollcall.kit.log4j;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * A log service that speaks the wire of {@code docs/protocol/log.md} and notes whatever a sender does wrong: it stores each
 * number of a producer once, insists on one batch in flight, and fails as it is told.
 */
public final class StrictLogService implements AutoCloseable {

    private static final Pattern PRODUCER = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Stored stored;
    private final Map<String, Long> last = new ConcurrentHashMap<>();
    private final Set<String> inFlight = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "strict-log-service");
        thread.setDaemon(true);
        return thread;
    });

    /** What the sender did that it must not. */
    public final List<String> violations = new CopyOnWriteArrayList<>();

    /** When batches came, as {@link System#nanoTime}. */
    final List<Long> arrivals = new CopyOnWriteArrayList<>();

    /** How it treats the next batches. */
    volatile Mood mood = Mood.GOOD;

    /** Whether connections are kept for the next batch. */
    volatile boolean keepsConnections = true;

    /** How a log service can treat a batch. */
    enum Mood {
        /** Stores and answers. */
        GOOD,
        /** Takes the request and never answers. */
        SILENT,
        /** Answers 429 and asks for two seconds. */
        BUSY,
        /** Stores, and ends the connection without an answer. */
        FORGETFUL
    }

    private StrictLogService(Stored stored, int port) throws IOException {
        this.stored = stored;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(executor);
        server.createContext("/log", this::take);
        server.start();
    }

    /**
     * Starts one.
     *
     * @param stored where it keeps what it takes, also what others before it have taken
     * @param port 0 for a free one
     */
    public static StrictLogService start(Stored stored, int port) throws IOException {
        return new StrictLogService(stored, port);
    }

    /** Returns its address. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** Returns its port. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Takes what another one knew of producers, as one does that is started again on the same files. */
    public StrictLogService after(StrictLogService before) {
        last.putAll(before.last);
        return this;
    }

    private void take(HttpExchange exchange) throws IOException {
        arrivals.add(System.nanoTime());
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            switch (mood) {
                case GOOD -> answer(exchange, 200, store(exchange, body));
                case FORGETFUL -> store(exchange, body);
                case SILENT -> closed.await();
                case BUSY -> {
                    exchange.getResponseHeaders().set("Retry-After", "2");
                    answer(exchange, 429, "{}");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange, int status, String json) throws IOException {
        if (!keepsConnections) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private String store(HttpExchange exchange, byte[] body) throws IOException {
        String producer = header(exchange, "Log-Producer");
        expect(PRODUCER.matcher(producer).matches(), "producer " + producer);
        expect(header(exchange, "Content-Encoding").equals("gzip"), "not gzip");
        expect(header(exchange, "Content-Type").equals("application/x-ndjson"), "not NDJSON");
        expect(exchange.getRequestMethod().equals("POST"), exchange.getRequestMethod());
        expect(header(exchange, "Authorization").startsWith("Bearer "), "no token");
        expect(inFlight.add(producer), "two batches in flight");
        long first = Long.parseLong(header(exchange, "Log-Sequence"));
        expect(first >= 1, "sequence " + first);
        List<String> lines = new String(
                        new GZIPInputStream(new java.io.ByteArrayInputStream(body)).readAllBytes(),
                        StandardCharsets.UTF_8)
                .lines()
                .toList();
        expect(lines.size() <= 1_000, lines.size() + " lines");
        long accepted = add(producer, first, lines);
        inFlight.remove(producer);
        return "{\"accepted\":" + accepted + ",\"duplicates\":" + (lines.size() - accepted)
                + ",\"rejected\":[],\"rejectedCount\":0,\"lastSequence\":1}";
    }

    private long add(String producer, long first, List<String> lines) {
        long known = last.getOrDefault(producer, 0L);
        long accepted = 0;
        long number = first;
        for (String line : lines) {
            if (number > known) {
                stored.add(producer, number, line);
                accepted++;
            }
            number++;
        }
        last.put(producer, Math.max(known, number - 1));
        return accepted;
    }

    private void expect(boolean fine, String otherwise) {
        if (!fine) {
            violations.add(otherwise);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        executor.shutdownNow();
    }
}
