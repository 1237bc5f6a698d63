package dev.rollcall.system.bench;

import jakarta.json.JsonException;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The addresses of many subscribers, {@code /0} and so on, served by one thread: each takes updates and says that it lives. */
final class Receiver implements AutoCloseable {
    static final String UPDATES = "/updates";
    static final String HEARTBEAT = "/heartbeat";

    /** Looked up once: that takes longer than to read an update. */
    static final JsonProvider JSON = JsonProvider.provider();

    private static final int PATIENCE_SECONDS = 60;

    private final SelectorServer server;
    private final Map<Integer, Knowledge> subscribers = new ConcurrentHashMap<>();
    private volatile Optional<Change> awaited = Optional.empty();

    Receiver() throws IOException {
        server = new SelectorServer(this::answer);
    }

    /** Returns the address of a subscriber. */
    URI address(int subscriber) {
        return URI.create("http://127.0.0.1:" + server.port() + "/" + subscriber);
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

    private int answer(String path, byte[] body) {
        if (!path.endsWith(UPDATES)) {
            return 200;
        }
        int subscriber = Integer.parseInt(path.substring(1, path.length() - UPDATES.length()));
        return taken(subscriber, body) ? 200 : 409;
    }

    private boolean taken(int subscriber, byte[] body) {
        Knowledge knowledge = knowledge(subscriber);
        try (var reader = JSON.createReader(new ByteArrayInputStream(body))) {
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
        server.close();
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

        /** Returns how long each of those who count had to wait since a moment of {@link System#nanoTime}. */
        LongStream since(long begin, IntPredicate counting) {
            return IntStream.range(0, when.length())
                    .filter(counting)
                    .mapToLong(subscriber -> when.get(subscriber) - begin);
        }

        /** Returns how long each subscriber had to wait since a moment of {@link System#nanoTime}. */
        LongStream since(long begin) {
            return since(begin, subscriber -> true);
        }
    }
}
