package dev.rollcall.kit.servlet;

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
 * An answer of server-sent events (WHATWG HTML, section 9.2) that goes on until its reader leaves. Thread-safe.
 *
 * <pre>
 *   WAITING  --wake: dispatched-->  TELLING  --told-->  WAITING
 * </pre>
 *
 * While it waits it has no thread. It writes on the container's threads only: when a write of any other thread fails,
 * Tomcat gives the request to the next client while that thread still uses it.
 */
public abstract class EventStream implements AsyncListener {

    private static final String ATTRIBUTE = EventStream.class.getName();
    private static final byte[] HELLO = "retry: 1000\n\n".getBytes(StandardCharsets.US_ASCII);

    /** Present while it waits; the thread that takes it decides what comes next. */
    private final AtomicReference<Optional<AsyncContext>> waiting = new AtomicReference<>(Optional.empty());

    private volatile boolean closed;

    /** Makes the stream of one reader. */
    protected EventStream() {}

    /**
     * Writes what there is to tell, perhaps nothing; may {@link #close}. On a thread of the container; one call at a
     * time.
     */
    protected abstract void tell(ServletOutputStream out) throws IOException;

    /** Returns whether there is something to tell. Asked after each {@link #tell}; does not block. */
    protected abstract boolean isDue();

    /** Returns whether the reader may be told more; if not, the answer ends. Asked before each {@link #tell}. */
    protected boolean isWelcome(HttpServletRequest request) {
        return true;
    }

    /** The reader has left, or was sent away; may be called more than once. */
    protected abstract void ended();

    /**
     * Sets the headers of a stream of events.
     *
     * @return whether the reader wants events; for HEAD the headers are the whole answer
     */
    public static boolean prepare(HttpServletRequest request, HttpServletResponse response) {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("X-Accel-Buffering", "no"); // nginx would collect events
        return !request.getMethod().equals("HEAD");
    }

    /** Begins to answer. */
    public final void begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ATTRIBUTE, this);
        try {
            response.getOutputStream().write(HELLO);
        } catch (IOException | RuntimeException e) {
            ended();
            throw e;
        }
        go(request, response);
    }

    /** Goes on, after the container was asked for a thread: the request is of {@code DispatcherType.ASYNC}. */
    public static void resume(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ((EventStream) request.getAttribute(ATTRIBUTE)).go(request, response);
    }

    private void go(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isWelcome(request)) {
            ended();
            return;
        }
        try {
            tell(response.getOutputStream());
            response.flushBuffer();
            AsyncContext async = request.startAsync();
            async.setTimeout(0);
            async.addListener(this);
            waiting.set(Optional.of(async));
        } catch (IOException | RuntimeException e) {
            ended(); // the reader is gone
            throw e;
        }
        if (closed) {
            close();
        } else if (isDue()) {
            wake(); // whatever happened while this was told
        }
    }

    /** Lets it tell what there is, if it waits. Any thread may call this; does not block. */
    public final void wake() {
        waiting.getAndSet(Optional.empty()).ifPresent(async -> {
            try {
                async.dispatch();
            } catch (UnsupportedOperationException e) {
                end(async); // the web application has no address any more
            } catch (IllegalStateException e) {
                ended(); // it has just ended
            }
        });
    }

    /** Ends it. Any thread may call this. */
    public final void close() {
        closed = true;
        ended();
        waiting.getAndSet(Optional.empty()).ifPresent(this::end);
    }

    private void end(AsyncContext async) {
        ended();
        try {
            async.complete();
        } catch (IllegalStateException e) {
            return; // the container has just ended it
        }
    }

    @Override
    public final void onError(AsyncEvent event) {
        ended();
    }

    @Override
    public final void onTimeout(AsyncEvent event) {
        ended();
    }

    @Override
    public final void onComplete(AsyncEvent event) {
        ended();
    }

    @Override
    public final void onStartAsync(AsyncEvent event) {}
}
