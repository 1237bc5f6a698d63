package dev.rollcall.kit.servlet;

import dev.rollcall.kit.time.Ticker;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long requests take, from the first filter to the last byte the servlet has written. One that goes
 * asynchronous is counted once, when it completes, among those that wait on purpose. Thread-safe.
 */
final class TimingFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient Ticker ticker;
    private transient volatile @Nullable RequestTimes times;

    TimingFilter(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Measures from now on. */
    void begin(RequestTimes measured) {
        times = measured;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RequestTimes current = times;
        if (current == null) {
            chain.doFilter(request, response);
            return;
        }
        long begun = ticker.nanos();
        String method = request.getMethod();
        RequestTimes.Route route = current.route(request.getHttpServletMapping());
        boolean broken = true;
        int status = 0;
        try {
            chain.doFilter(request, response);
            broken = false;
        } catch (ServletException | RuntimeException | Error e) {
            status = response.isCommitted() ? 0 : 500; // the container answers
            throw e;
        } finally {
            if (broken || !waits(request, new Waiting(route, method, response, begun))) {
                route.answered(method, broken ? status : response.getStatus(), ticker.nanos() - begun);
            }
        }
    }

    /** Returns whether the request waits; another thread may complete it at this moment. */
    private static boolean waits(HttpServletRequest request, AsyncListener listener) {
        try {
            boolean started = request.isAsyncStarted();
            if (started) {
                request.getAsyncContext().addListener(listener);
            }
            return started;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** A request that waits. */
    private final class Waiting implements AsyncListener {

        private final RequestTimes.Route route;
        private final String method;
        private final HttpServletResponse response;
        private final long begun;
        private boolean broken;

        Waiting(RequestTimes.Route route, String method, HttpServletResponse response, long begun) {
            this.route = route;
            this.method = method;
            this.response = response;
            this.begun = begun;
        }

        /** It was given a thread, and waits again: the container has forgotten its listeners. */
        @Override
        public void onStartAsync(AsyncEvent event) {
            AsyncContext again = event.getAsyncContext();
            again.addListener(this);
        }

        @Override
        public void onTimeout(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {
            broken = true;
        }

        @Override
        public void onComplete(AsyncEvent event) {
            route.waited(method, broken ? 0 : response.getStatus(), ticker.nanos() - begun);
        }
    }
}
