package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who loads pages of the portal in turn at a steady rate, however long they take, and remembers each. Whoever is
 * asked to log in does so.
 */
public final class Visitor implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern HEADING = Pattern.compile("(?s)<h1[^>]*>(.*?)</h1>");
    private static final Pattern NOTICE = Pattern.compile("(?s)<p class=\"notice(?![^>]* hidden)[^>]*>(.*?)</p>");
    private static final String LOG_IN = "Log in to Rollcall";

    private final URI portal;
    private final String user;
    private final String password;
    private final HttpClient client = LogIn.browser(new CookieManager()).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Set<CompletableFuture<Load>> inFlight = ConcurrentHashMap.newKeySet();
    private final List<Load> loads = new CopyOnWriteArrayList<>();
    private volatile boolean loggedOut = true;
    private int turn;

    /**
     * Somebody with an account.
     *
     * @param portal the address of the portal's context
     */
    public Visitor(URI portal, String user, String password) {
        this.portal = portal;
        this.user = user;
        this.password = password;
    }

    /**
     * A page that was asked for.
     *
     * @param path its path
     * @param sent when, on {@link System#nanoTime}
     * @param took how long the answer took, or the failure
     * @param status of the answer, 0 for none
     * @param words the heading of the page and its notice, or why there is none
     */
    public record Load(String path, long sent, Duration took, int status, String words) {
        /** Returns when it was complete. */
        public long complete() {
            return sent + took.toNanos();
        }
    }

    /** Logs in, and loads these pages in turn from now on. */
    public Visitor visit(Duration period, List<String> paths) {
        Eventually.isTrue(LIMIT, "logged in", this::logIn);
        clock.scheduleAtFixedRate(() -> next(paths), 0, period.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Returns what was loaded so far, in the order in which it was complete. */
    public List<Load> loads() {
        return List.copyOf(loads);
    }

    private void next(List<String> paths) {
        if (loggedOut) {
            inFlight.forEach(CompletableFuture::join);
            if (!logIn()) {
                return;
            }
        }
        String path = paths.get(turn++ % paths.size());
        long sent = System.nanoTime();
        CompletableFuture<Load> load = client.sendAsync(get(path), BodyHandlers.ofString())
                .handle((answer, failure) -> failure == null
                        ? load(path, sent, answer.statusCode(), heading(answer.body()))
                        : load(path, sent, 0, reason(failure)));
        inFlight.add(load);
        load.thenAccept(done -> {
            loads.add(done);
            inFlight.remove(load);
            loggedOut |= done.words().equals(LOG_IN);
        });
    }

    private static Load load(String path, long sent, int status, String words) {
        return new Load(path, sent, Duration.ofNanos(System.nanoTime() - sent), status, words);
    }

    private boolean logIn() {
        try {
            HttpResponse<String> answer = LogIn.with(client, URI.create(portal + "/"), user, password);
            loggedOut = !heading(answer.body()).equals("Classes");
            return !loggedOut;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private HttpRequest get(String path) {
        return HttpRequest.newBuilder(URI.create(portal + path)).timeout(LIMIT).build();
    }

    /** What a page says first of all. */
    private static String heading(String page) {
        Matcher heading = HEADING.matcher(page);
        Matcher notice = NOTICE.matcher(page);
        return (heading.find() ? text(heading.group(1)) : "(no heading)")
                + (notice.find() ? ": " + text(notice.group(1)) : "");
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "").strip();
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return "no answer: " + (cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage());
    }

    /** Ends the visit; what is under way is awaited. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new UncheckedIOException(new IOException("a log-in does not end"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        inFlight.forEach(CompletableFuture::join);
    }
}
