package dev.rollcall.registry.http;

import dev.rollcall.registry.push.LocalSubscribers;
import dev.rollcall.registry.push.RemoteSubscribers;
import dev.rollcall.registry.roll.Entry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Deregistrations that are answered once the dependents know, whichever registry tells them. They wait without a
 * thread; beyond {@link #MAX} at a time the answer does not wait. Thread-safe.
 */
public final class WaitingDeregistrations {

    private static final int MAX = 5_000;

    private final LocalSubscribers local;
    private final RemoteSubscribers remote;
    private final AtomicInteger count = new AtomicInteger();

    /** Takes the subscribers that this registry tells, and those that the others tell. */
    public WaitingDeregistrations(LocalSubscribers local, RemoteSubscribers remote) {
        this.local = local;
        this.remote = remote;
    }

    /**
     * Answers 200, without a body, when all dependents on the service of {@code left} know the change or cannot be
     * told, but no later than after {@code patience}.
     */
    void answer(HttpServletRequest request, Entry left, Duration patience) {
        AsyncContext async = request.startAsync();
        async.getResponse().setContentLength(0);
        if (count.incrementAndGet() > MAX) {
            count.decrementAndGet();
            async.complete();
            return;
        }
        async.setTimeout(patience.toMillis());
        Waiting waiting = new Waiting(async);
        async.addListener(waiting);
        local.whenTold(left.name(), waiting::told);
        remote.whenTold(left, waiting::told);
    }

    private final class Waiting implements AsyncListener {

        private final AsyncContext async;
        private final AtomicInteger missing = new AtomicInteger(2);
        private final AtomicBoolean ended = new AtomicBoolean();

        Waiting(AsyncContext async) {
            this.async = async;
        }

        /** Either this registry or the others have told all of theirs. */
        void told() {
            if (missing.decrementAndGet() == 0) {
                answer();
            }
        }

        private void answer() {
            if (end()) {
                complete();
            }
        }

        private boolean end() {
            boolean first = ended.compareAndSet(false, true);
            count.addAndGet(first ? -1 : 0);
            return first;
        }

        private void complete() {
            try {
                async.complete();
            } catch (IllegalStateException e) {
                // it has just ended, or another thread has completed it
            }
        }

        /** Completes also if another thread is about to: if neither has by the end of this method, the container answers 500. */
        @Override
        public void onTimeout(AsyncEvent event) {
            end();
            complete();
        }

        @Override
        public void onError(AsyncEvent event) {
            answer();
        }

        @Override
        public void onComplete(AsyncEvent event) {
            end();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
