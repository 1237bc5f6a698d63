package dev.rollcall.registry.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.registry.push.Subscribers;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Goodbyes that are answered once the dependents know. They wait without a thread; beyond {@link #MAX} at a time the
 * answer does not wait. Thread-safe.
 */
final class Farewells {

    private static final int MAX = 5_000;

    private final Subscribers subscribers;
    private final AtomicInteger waiting = new AtomicInteger();

    Farewells(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    /**
     * Answers 200, without a body, when everybody who requires {@code service} knows what is so now or cannot be told, but
     * no later than after {@code patience}.
     */
    void answer(HttpServletRequest request, ServiceName service, Duration patience) {
        AsyncContext async = request.startAsync();
        async.getResponse().setContentLength(0);
        if (waiting.incrementAndGet() > MAX) {
            waiting.decrementAndGet();
            async.complete();
            return;
        }
        async.setTimeout(patience.toMillis());
        Farewell farewell = new Farewell(async);
        async.addListener(farewell);
        subscribers.whenTold(service, farewell::answer);
    }

    private final class Farewell implements AsyncListener {

        private final AsyncContext async;
        private final AtomicBoolean ended = new AtomicBoolean();

        Farewell(AsyncContext async) {
            this.async = async;
        }

        void answer() {
            if (ended.compareAndSet(false, true)) {
                waiting.decrementAndGet();
                async.complete();
            }
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            answer();
        }

        @Override
        public void onError(AsyncEvent event) {
            answer();
        }

        @Override
        public void onComplete(AsyncEvent event) {
            if (ended.compareAndSet(false, true)) {
                waiting.decrementAndGet();
            }
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
