package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.system.bench.DistinctEvents.Plan;
import dev.rollcall.system.harness.Keys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends events to a log service as a service does, and reads them as the portal does.
 *
 * @param uri where events are sent to
 */
record LogClient(URI uri, Keys keys) {
    private static final ServiceName SENDER = new ServiceName("Shop");
    private static final int BATCH = 1000;
    private static final int CONNECTIONS = 4;
    private static final Duration CAUGHT_UP = Duration.ofMinutes(15);

    /** Returns the head of a request with events; it can be sent for a minute. */
    byte[] head(UUID producer, long sequence, int length) {
        String head = "POST " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority()
                + "\r\nContent-Type: application/x-ndjson\r\nAuthorization: "
                + keys.bearer(SENDER, ServiceName.LOG) + "\r\nLog-Producer: " + producer
                + "\r\nContent-Length: " + length + "\r\nLog-Sequence: " + sequence + "\r\n\r\n";
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends events that all differ, over several connections at once. */
    void send(Plan plan, long first, long count) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Callable<Void>> clients = new ArrayList<>();
            for (int client = 0; client < CONNECTIONS; client++) {
                long begin = first + client * count / CONNECTIONS;
                clients.add(() -> sendSome(plan, begin, count / CONNECTIONS));
            }
            for (Future<Void> client : threads.invokeAll(clients)) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private Void sendSome(Plan plan, long first, long count) throws IOException {
        var events = new DistinctEvents(plan, BATCH, first);
        UUID producer = UUID.randomUUID();
        try (var wire = new Wire(uri)) {
            for (long sent = 0; sent < count; sent += BATCH) {
                wire.send(events.next(head(producer, sent + 1, events.length())));
            }
        }
        return null;
    }

    /** Waits until everything that was sent can be found. */
    void awaitIndexed() {
        Eventually.isTrue(CAUGHT_UP, "the index catches up", () -> metric("rollcall_logindex_behind_events") == 0);
    }

    /** Reads an address below {@link #uri}. */
    String read(String path) {
        HttpResponse<String> answer =
                Http.get(URI.create(uri + path), "Authorization", keys.bearer(ServiceName.PORTAL, ServiceName.LOG));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }

    /** Returns a metric without labels. */
    private double metric(String name) {
        String all = Http.get(uri.resolve("metrics"), "Accept", "text/plain").body();
        Matcher line = Pattern.compile("(?m)^" + name + " (\\S+)").matcher(all);
        if (!line.find()) {
            throw new IllegalStateException("there is no metric " + name);
        }
        return Double.parseDouble(line.group(1));
    }
}
