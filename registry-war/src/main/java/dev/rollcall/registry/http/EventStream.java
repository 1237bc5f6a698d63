package dev.rollcall.registry.http;

import dev.rollcall.kit.ServiceName;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A part of the roll as server-sent events (WHATWG HTML, section 9.2): the whole part as it is now, again after each change.
 * Who reads slowly is told fewer states, never old ones, and delays nobody. Thread-safe.
 *
 * <pre>
 *   WAITING  --changed, beat: dispatched-->  TELLING  --told-->  WAITING
 * </pre>
 *
 * While it waits it has no thread. It writes on the container's threads only: when a write of any other thread fails, Tomcat
 * gives the request to the next client while that thread still uses it.
 */
final class EventStream implements Watchers.Watcher, AsyncListener {

    private static final String ATTRIBUTE = EventStream.class.getName();
    private static final byte[] HELLO = "retry: 1000\n\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Optional<ServiceName> name;
    private final RollReader reader;
    private final Watchers watchers;

    /** Present while it waits; who takes it decides what comes next. */
    private final AtomicReference<Optional<AsyncContext>> waiting = new AtomicReference<>(Optional.empty());

    private volatile String told;
    private volatile boolean beat;
    private volatile boolean closed;

    private EventStream(Optional<ServiceName> name, RollReader reader, Watchers watchers, String told) {
        this.name = name;
        this.reader = reader;
        this.watchers = watchers;
        this.told = told;
    }

    /** Begins to answer; {@code Last-Event-ID} names what the reader has. */
    static void begin(
            HttpServletRequest request,
            HttpServletResponse response,
            Question question,
            RollReader reader,
            Watchers watchers)
            throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would collect events
        if (request.getMethod().equals("HEAD")) {
            return; // whoever wants no events has its answer
        }
        watchers.requireRoom();
        String known = Optional.ofNullable(request.getHeader("Last-Event-ID")).orElse("");
        EventStream stream = new EventStream(question.name(), reader, watchers, known);
        request.setAttribute(ATTRIBUTE, stream);
        response.getOutputStream().write(HELLO);
        watchers.add(question.name(), stream);
        stream.tell(request, response);
    }

    /** Goes on, after the container was asked for a thread. */
    static void resume(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ((EventStream) request.getAttribute(ATTRIBUTE)).tell(request, response);
    }

    private void tell(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            write(response.getOutputStream());
            response.flushBuffer();
            AsyncContext async = request.startAsync();
            async.setTimeout(0);
            async.addListener(this);
            waiting.set(Optional.of(async));
        } catch (IOException | RuntimeException e) {
            watchers.remove(name, this); // the reader is gone
            throw e;
        }
        if (closed) {
            close();
        } else {
            changed(); // whatever happened while this was told
        }
    }

    private void write(ServletOutputStream out) throws IOException {
        Reading newest = reader.read(name);
        if (!newest.revision().equals(told)) {
            told = newest.revision();
            out.write(("id: " + told + "\nevent: roll\ndata: ").getBytes(StandardCharsets.US_ASCII));
            out.write(newest.bytes()); // JSON without line breaks
            out.write("\n\n".getBytes(StandardCharsets.US_ASCII));
        } else if (beat) {
            out.write(BEAT);
        }
        beat = false;
    }

    @Override
    public void changed() {
        if (!reader.read(name).revision().equals(told)) {
            resume();
        }
    }

    @Override
    public void beat() {
        beat = true;
        resume();
    }

    private void resume() {
        waiting.getAndSet(Optional.empty()).ifPresent(async -> {
            try {
                async.dispatch();
            } catch (IllegalStateException | UnsupportedOperationException e) {
                watchers.remove(name, this); // it has just ended, or the web application has no address any more
            }
        });
    }

    @Override
    public void close() {
        closed = true;
        watchers.remove(name, this);
        waiting.getAndSet(Optional.empty()).ifPresent(AsyncContext::complete);
    }

    @Override
    public void onError(AsyncEvent event) {
        watchers.remove(name, this);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        watchers.remove(name, this);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        watchers.remove(name, this);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
