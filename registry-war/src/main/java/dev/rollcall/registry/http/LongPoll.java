package dev.rollcall.registry.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A request that waits until the roll differs from what the caller has, or until its time is over; then the container
 * lets the servlet answer it. Thread-safe.
 */
final class LongPoll implements Watchers.Watcher, AsyncListener {

    private final AsyncContext async;
    private final RollQuery query;
    private final RollReader reader;
    private final Watchers watchers;
    private final AtomicBoolean ended = new AtomicBoolean();

    private LongPoll(AsyncContext async, RollQuery query, RollReader reader, Watchers watchers) {
        this.async = async;
        this.query = query;
        this.reader = reader;
        this.watchers = watchers;
    }

    /** Lets a request wait. */
    static void begin(HttpServletRequest request, RollQuery query, RollReader reader, Watchers watchers) {
        watchers.requireRoom();
        AsyncContext async = request.startAsync();
        async.setTimeout(query.patience().toMillis());
        LongPoll poll = new LongPoll(async, query, reader, watchers);
        async.addListener(poll);
        watchers.add(query.name(), poll);
        poll.changed(); // the roll may have changed since the revision was compared
    }

    @Override
    public void changed() {
        String revision = reader.revision(query.name());
        if (!query.since().filter(revision::equals).isPresent()) {
            answer();
        }
    }

    private void answer() {
        if (end()) {
            dispatch();
        }
    }

    private void dispatch() {
        try {
            async.dispatch();
        } catch (UnsupportedOperationException e) {
            refuse(); // the web application is stopping, and cannot be dispatched to
        } catch (IllegalStateException e) {
            // it has just ended, or another thread has dispatched it
        }
    }

    private boolean end() {
        watchers.remove(query.name(), this);
        return ended.compareAndSet(false, true);
    }

    @Override
    public void close() {
        if (end()) {
            refuse();
        }
    }

    private void refuse() {
        try {
            HttpServletResponse response = (HttpServletResponse) async.getResponse();
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            response.setHeader("Retry-After", "2");
            async.complete();
        } catch (IllegalStateException e) {
            // it has just ended
        }
    }

    /** Dispatches also if another thread is about to: if neither has by the end of this method, the container answers 500. */
    @Override
    public void onTimeout(AsyncEvent event) {
        end();
        dispatch();
    }

    @Override
    public void onError(AsyncEvent event) {
        if (end()) {
            async.complete();
        }
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
