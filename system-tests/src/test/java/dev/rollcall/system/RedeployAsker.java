package dev.rollcall.system;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Asks one address again and again, and logs in at the portal where it is asked to. An answer that is an event stream is read
 * until it ends. Who is away may say so (404, 503), say nothing, or stop talking; any other answer than the expected one is kept
 * as odd. Used by one thread, looked at by another.
 */
final class RedeployAsker {
    /** What to expect of an event stream. */
    static final String EVENTS = "text/event-stream";

    private static final Set<Integer> AWAY = Set.of(404, 503);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Supplier<HttpRequest.Builder> question;
    private final String expected;
    private final RedeploySession session;
    private final Queue<String> odd = new ConcurrentLinkedQueue<>();
    private final AtomicInteger good = new AtomicInteger();
    private final AtomicInteger away = new AtomicInteger();
    private volatile long goodSince;
    private volatile boolean reading;
    private volatile boolean left;
    private volatile InputStream body = InputStream.nullInputStream();

    /**
     * Somebody who asks nothing yet.
     *
     * @param question what is asked each time
     * @param expected a text in each good answer, or {@link #EVENTS}
     * @param session of the portal
     */
    RedeployAsker(Supplier<HttpRequest.Builder> question, String expected, RedeploySession session) {
        this.question = question;
        this.expected = expected;
        this.session = session;
    }

    /** Asks once. */
    void ask() throws InterruptedException {
        long begun = System.nanoTime();
        String cookie = session.cookie();
        try {
            HttpResponse<InputStream> answer =
                    client.send(question.get().header("Cookie", cookie).build(), BodyHandlers.ofInputStream());
            body = answer.body();
            try (InputStream open = body) {
                if (answer.headers().firstValue("Content-Type").orElse("").startsWith(EVENTS)) {
                    read(begun, open);
                } else {
                    judge(begun, cookie, answer.statusCode(), new String(open.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            away.incrementAndGet();
        }
    }

    private void read(long begun, InputStream events) throws IOException {
        count(begun);
        reading = true;
        try {
            while (!left && events.read() >= 0) {
                // What is told is not looked at.
            }
        } finally {
            reading = false;
        }
    }

    /** Reads no further; somebody who reads cannot be interrupted. */
    void leave() {
        left = true;
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void judge(long begun, String cookie, int status, String body) throws IOException, InterruptedException {
        if (status == 200 && body.contains("j_security_check")) {
            session.renew(cookie);
        } else if (status == 200 && body.contains(expected)) {
            count(begun);
        } else if (AWAY.contains(status)) {
            away.incrementAndGet();
        } else {
            odd.add(this + ": " + status + " " + body);
        }
    }

    private void count(long begun) {
        goodSince = begun;
        good.incrementAndGet();
    }

    /** Returns whether there were so many good answers, and one to a question that was asked later than that, or is still read. */
    boolean isAnswered(int times, long later) {
        return good.get() >= times && (reading || goodSince - later > 0);
    }

    /** Returns how many good answers there were. */
    int good() {
        return good.get();
    }

    /** Returns how often there was none because somebody was away. */
    int away() {
        return away.get();
    }

    /** Returns what was answered otherwise. */
    List<String> odd() {
        return List.copyOf(odd);
    }

    @Override
    public String toString() {
        return question.get().build().uri().getPath() + (expected.equals(EVENTS) ? " (events)" : "");
    }
}
