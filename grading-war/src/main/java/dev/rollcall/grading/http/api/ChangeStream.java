package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.ChangeFilter;
import dev.rollcall.grading.gradebook.Desk;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.kit.servlet.ProblemException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The changes of a class as server-sent events (WHATWG HTML, section 9.2), each once and in order. The id of an event is the
 * number of the change, so a reader that comes again with {@code Last-Event-ID} misses nothing. Thread-safe.
 *
 * <pre>
 *   WAITING  --changed, beat: dispatched-->  TELLING  --told-->  WAITING
 * </pre>
 *
 * While it waits it has no thread. It writes on the container's threads only: when a write of any other thread fails, Tomcat
 * gives the request to the next client while that thread still uses it.
 */
final class ChangeStream implements AsyncListener {
    private static final String ATTRIBUTE = ChangeStream.class.getName();
    private static final byte[] HELLO = "retry: 1000\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final int AT_ONCE = 500;

    private final School school;
    private final Id section;
    private final Consumer<Desk> check;
    private final ChangeFeed feed;

    /** Present while it waits; who takes it decides what comes next. */
    private final AtomicReference<Optional<AsyncContext>> waiting = new AtomicReference<>(Optional.empty());

    private volatile long told;
    private volatile boolean more;
    private volatile boolean beat;
    private volatile boolean closed;

    private ChangeStream(School school, Id section, Consumer<Desk> check, ChangeFeed feed, long told) {
        this.school = school;
        this.section = section;
        this.check = check;
        this.feed = feed;
        this.told = told;
    }

    /** Begins to answer; without {@code Last-Event-ID} with what changes from now on. */
    static void begin(
            HttpServletRequest request,
            HttpServletResponse response,
            School school,
            Id section,
            Consumer<Desk> check,
            ChangeFeed feed)
            throws IOException {
        long newest = Replies.translated(() -> school.read(desk -> {
            check.accept(desk);
            return desk.revisions(List.of(section)).getOrDefault(section, 0L);
        }));
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would collect events
        if (request.getMethod().equals("HEAD")) {
            return; // whoever wants no events has its answer
        }
        String known = Optional.ofNullable(request.getHeader("Last-Event-ID")).orElse("");
        long told = known.matches("[0-9]{1,18}") ? Math.min(newest, Long.parseLong(known)) : newest;
        ChangeStream stream = new ChangeStream(school, section, check, feed, told);
        request.setAttribute(ATTRIBUTE, stream);
        response.getOutputStream().write(HELLO);
        feed.add(section, stream);
        stream.tell(request, response);
    }

    /** Goes on, after the container was asked for a thread. */
    static void resume(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ((ChangeStream) request.getAttribute(ATTRIBUTE)).tell(request, response);
    }

    private void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        more = false;
        try {
            write(response.getOutputStream());
            response.flushBuffer();
            AsyncContext async = request.startAsync();
            async.setTimeout(0);
            async.addListener(this);
            waiting.set(Optional.of(async));
        } catch (ProblemException | GradeBookUnavailableException e) {
            feed.remove(
                    section, this); // not allowed any more, or no database: the stream ends, and its reader comes again
            return;
        } catch (IOException | RuntimeException e) {
            feed.remove(section, this); // the reader is gone
            throw e;
        }
        if (closed) {
            close();
        } else if (more) {
            resume();
        }
    }

    private void write(ServletOutputStream out) throws IOException {
        List<Change> changes = school.read(desk -> {
            check.accept(desk);
            return desk.in(section, Origin.plain("", Origin.API)).changes(ChangeFilter.ALL.beyond(told), true, AT_ONCE);
        });
        for (Change change : changes) {
            out.write(("id: " + change.number() + "\nevent: change\ndata: ").getBytes(StandardCharsets.US_ASCII));
            out.write(Forms.object(json -> History.write(json, change))); // JSON without line breaks
            out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
            told = change.number();
        }
        if (changes.isEmpty() && beat) {
            out.write(BEAT);
        }
        beat = false;
        more = more || changes.size() == AT_ONCE;
    }

    void changed() {
        more = true;
        resume();
    }

    void beat() {
        beat = true;
        resume();
    }

    private void resume() {
        waiting.getAndSet(Optional.empty()).ifPresent(async -> {
            try {
                async.dispatch();
            } catch (IllegalStateException | UnsupportedOperationException e) {
                feed.remove(section, this); // it has just ended, or the web application has no address any more
            }
        });
    }

    void close() {
        closed = true;
        feed.remove(section, this);
        waiting.getAndSet(Optional.empty()).ifPresent(AsyncContext::complete);
    }

    @Override
    public void onError(AsyncEvent event) {
        feed.remove(section, this);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        feed.remove(section, this);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        feed.remove(section, this);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
