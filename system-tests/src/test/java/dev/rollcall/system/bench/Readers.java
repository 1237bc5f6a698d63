package dev.rollcall.system.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Many connections on which somebody reads and waits, all served by one thread. */
final class Readers implements AutoCloseable {
    private final URI server;
    private final Selector selector;
    private final List<Reader> readers = new ArrayList<>();
    private volatile Optional<Awaited> awaited = Optional.empty();

    /** Connects to the server of an address. */
    Readers(URI server) throws IOException {
        this.server = server;
        selector = Selector.open();
        Thread thread = new Thread(this::read, "readers");
        thread.setDaemon(true);
        thread.start();
    }

    private record Awaited(String text, CountDownLatch missing) {}

    /** One connection, and what it has read. */
    private static final class Reader {
        private final SocketChannel connection;
        private final boolean streams;
        private final StringBuilder text = new StringBuilder();
        private volatile boolean answered;
        private volatile boolean ended;
        private volatile long toldAt;

        Reader(SocketChannel connection, boolean streams) {
            this.connection = connection;
            this.streams = streams;
        }

        synchronized void add(CharSequence more) {
            text.append(more);
        }

        synchronized int count(String wanted) {
            return text.toString().split(Pattern.quote(wanted), -1).length - 1;
        }

        synchronized boolean has(String wanted) {
            return text.indexOf(wanted) >= 0;
        }
    }

    /**
     * Opens so many that ask the same.
     *
     * @param target a path, perhaps with a query
     * @param header one that says who asks, with its name
     */
    void open(int count, String target, String accept, String header) throws IOException {
        byte[] request = ("GET " + target + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAccept: " + accept
                        + "\r\n" + header + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int number = 0; number < count; number++) {
            SocketChannel connection = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
            connection.write(ByteBuffer.wrap(request));
            connection.configureBlocking(false);
            var reader = new Reader(connection, accept.equals("text/event-stream"));
            readers.add(reader);
            connection.register(selector, SelectionKey.OP_READ, reader);
        }
    }

    /** Fails if a stream has not begun, or somebody who should wait has got an answer. */
    void requireWaiting() {
        long wrong = readers.stream()
                .filter(reader -> reader.ended || reader.answered != reader.streams)
                .count();
        if (wrong > 0) {
            throw new IllegalStateException(wrong + " of " + readers.size() + " do not wait as they should");
        }
    }

    /** Fails if somebody has read a text less often than that. The answers must be few enough to be kept. */
    void requireOften(String text, int times) {
        long fewer =
                readers.stream().filter(reader -> reader.count(text) < times).count();
        if (fewer > 0) {
            throw new IllegalStateException(
                    fewer + " of " + readers.size() + " have read " + text + " less than " + times + " times");
        }
    }

    /** Begins to wait until all that are open have read a text. */
    void await(String text) {
        await(text, readers.size());
    }

    /** Begins to wait until so many have read a text, of whom some may not be open yet. */
    void await(String text, int count) {
        awaited = Optional.of(new Awaited(text, new CountDownLatch(count)));
    }

    void allTold(Duration limit) throws InterruptedException {
        CountDownLatch missing = awaited.orElseThrow().missing();
        if (!missing.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new IllegalStateException(missing.getCount() + " of " + readers.size() + " were not told");
        }
    }

    /** Returns how long each had to wait since a moment of {@link System#nanoTime}. */
    Sample since(long begin) {
        return Sample.ofNanos(readers.stream().mapToLong(reader -> reader.toldAt - begin));
    }

    private void read() {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        try {
            while (selector.isOpen()) {
                selector.select(key -> read((Reader) key.attachment(), key, bytes), 100);
            }
        } catch (IOException | ClosedSelectorException e) {
            if (selector.isOpen()) {
                throw new IllegalStateException("the readers failed", e);
            }
        }
    }

    private void read(Reader reader, SelectionKey key, ByteBuffer bytes) {
        try {
            bytes.clear();
            if (reader.connection.read(bytes) < 0) {
                reader.ended = true;
                key.cancel();
                return;
            }
        } catch (IOException e) {
            reader.ended = true;
            key.cancel();
            return;
        }
        reader.answered = true;
        reader.add(StandardCharsets.UTF_8.decode(bytes.flip()));
        awaited.ifPresent(what -> {
            if (reader.toldAt == 0 && reader.has(what.text())) {
                reader.toldAt = System.nanoTime();
                what.missing().countDown();
            }
        });
    }

    @Override
    public void close() throws IOException {
        selector.close();
        for (Reader reader : readers) {
            reader.connection.close();
        }
    }
}
