package dev.rollcall.system.harness;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends two GET and two POST in turn to one address at a steady rate, however long the answers take: of two that are asked in turn
 * each is given both.
 */
public final class SteadyLoad implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final URI address;
    private final String prefix;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Future<?> sending;
    private final AtomicInteger number = new AtomicInteger();
    private final Set<CompletableFuture<Void>> open = ConcurrentHashMap.newKeySet();
    private final List<String> posted = new CopyOnWriteArrayList<>();
    private final List<String> failed = new CopyOnWriteArrayList<>();

    /**
     * Begins.
     *
     * @param prefix of the bodies that are posted, each of which differs
     */
    public SteadyLoad(URI address, int perSecond, String prefix) {
        this.address = address;
        this.prefix = prefix;
        sending = clock.scheduleAtFixedRate(this::next, 0, 1_000_000_000L / perSecond, TimeUnit.NANOSECONDS);
    }

    private void next() {
        int turn = number.incrementAndGet();
        String body = prefix + "-" + turn;
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(LIMIT);
        boolean posts = turn % 4 > 1;
        String what = (posts ? "POST " : "GET ") + turn + ": ";
        CompletableFuture<Void> answer = client.sendAsync(
                        (posts ? request.POST(BodyPublishers.ofString(body)) : request).build(),
                        BodyHandlers.ofString())
                .handle((response, failure) -> {
                    if (failure != null) {
                        failed.add(what + failure);
                    } else if (response.statusCode() != 200) {
                        failed.add(what + response.statusCode() + " " + response.body());
                    } else if (posts) {
                        posted.add(body);
                    }
                    return null;
                });
        open.add(answer);
        answer.thenRun(() -> open.remove(answer));
    }

    /** Returns how many requests were sent. */
    public int sent() {
        return number.get();
    }

    /** Returns the bodies whose POST was answered with 200. */
    public List<String> posted() {
        return posted;
    }

    /** Returns what was answered otherwise, or not at all. */
    public List<String> failed() {
        return failed;
    }

    /** Sends nothing more, and waits for the answers; fails if it has not gone on sending until now. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("a request is not sent within " + LIMIT);
            }
            if (!sending.isCancelled()) {
                sending.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("nothing was sent since", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.forEach(CompletableFuture::join);
    }
}
