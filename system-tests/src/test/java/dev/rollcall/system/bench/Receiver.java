package dev.rollcall.system.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The addresses of many subscribers, {@code /0} and so on, served by one thread: each takes updates and says that it lives. */
final class Receiver implements AutoCloseable {
    static final String UPDATES = "/updates";
    static final String HEARTBEAT = "/heartbeat";

    private static final int BACKLOG = 4096;
    private static final int PATIENCE_SECONDS = 60;

    private final HttpServer server;
    private final Map<Integer, Knowledge> subscribers = new ConcurrentHashMap<>();
    private volatile Optional<Change> awaited = Optional.empty();

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Returns the address of a subscriber. */
    URI address(int subscriber) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + subscriber);
    }

    /** Returns what a subscriber knows. */
    Knowledge knowledge(int subscriber) {
        return subscribers.computeIfAbsent(subscriber, number -> new Knowledge());
    }

    /** Begins to wait until each of so many subscribers knows a provider. */
    Change known(String url, int count) {
        return await(new Change(url, true, count));
    }

    /** Begins to wait until none of so many subscribers knows a provider any longer. */
    Change unknown(String url, int count) {
        return await(new Change(url, false, count));
    }

    private Change await(Change change) {
        awaited = Optional.of(change);
        return change;
    }

    /** The exchange is not closed: the JDK's server would close the connection with it. */
    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status = 200;
        if (path.endsWith(UPDATES)) {
            int subscriber = Integer.parseInt(path.substring(1, path.length() - UPDATES.length()));
            status = taken(subscriber, body) ? 200 : 409;
        }
        exchange.sendResponseHeaders(status, -1);
    }

    private boolean taken(int subscriber, byte[] body) {
        Knowledge knowledge = knowledge(subscriber);
        try (var reader = Json.createReader(new ByteArrayInputStream(body))) {
            boolean taken = knowledge.take(reader.readObject());
            awaited.ifPresent(change -> change.look(subscriber, knowledge));
            return taken;
        } catch (JsonException e) {
            // Cut off: the registry will send it again.
            return false;
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** A change of one provider, and when each subscriber had read and understood the update that told it. */
    static final class Change {
        private final String url;
        private final boolean known;
        private final AtomicLongArray when;
        private final CountDownLatch missing;

        private Change(String url, boolean known, int count) {
            this.url = url;
            this.known = known;
            this.when = new AtomicLongArray(count);
            this.missing = new CountDownLatch(count);
        }

        private void look(int subscriber, Knowledge knowledge) {
            if (knowledge.has(url) == known && when.compareAndSet(subscriber, 0, System.nanoTime())) {
                missing.countDown();
            }
        }

        /** Waits until everybody was told. */
        Change await() throws InterruptedException {
            if (!missing.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        missing.getCount() + " of " + when.length() + " subscribers do not know within "
                                + PATIENCE_SECONDS + " s that " + url + (known ? " is there" : " is gone"));
            }
            return this;
        }

        /** Returns how long each subscriber had to wait since a moment of {@link System#nanoTime}. */
        LongStream since(long begin) {
            return IntStream.range(0, when.length()).mapToLong(subscriber -> when.get(subscriber) - begin);
        }
    }
}
