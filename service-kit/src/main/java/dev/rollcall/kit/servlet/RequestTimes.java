package dev.rollcall.kit.servlet;

import dev.rollcall.kit.metrics.Metrics;
import dev.rollcall.kit.metrics.Scale;
import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.metrics.Timers;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.MappingMatch;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * How long requests took, by method, route and class of the status. Routes are the patterns of the web application's
 * servlets, so that no request can add another; unknown methods count as one. Thread-safe.
 */
final class RequestTimes {

    private static final List<String> METHODS =
            List.of("other", "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH");
    private static final List<String> STATUSES = List.of("aborted", "1xx", "2xx", "3xx", "4xx", "5xx");
    private static final String[] LABELS = {"method", "route", "status"};

    private final Timers answered;
    private final Timers waited;
    private final ConcurrentHashMap<String, Route> routes = new ConcurrentHashMap<>();

    RequestTimes(Metrics metrics) {
        answered = metrics.timers(
                "rollcall_http_request_seconds",
                "How long requests took, those aside that wait on purpose.",
                Scale.QUICK,
                LABELS);
        waited = metrics.timers(
                "rollcall_http_waiting_request_seconds",
                "How long requests lasted that wait on purpose: long polls and event streams.",
                Scale.PATIENT,
                LABELS);
    }

    /** Returns the route that the container has chosen for a request. */
    Route route(HttpServletMapping mapping) {
        MappingMatch match = mapping.getMappingMatch();
        String pattern = match == MappingMatch.DEFAULT || match == null
                ? "default"
                : match == MappingMatch.CONTEXT_ROOT ? "/" : mapping.getPattern();
        Route known = routes.get(pattern);
        return known == null ? routes.computeIfAbsent(pattern, Route::new) : known;
    }

    /** The timers of one pattern, each made when it is needed for the first time. */
    final class Route {

        private final String pattern;
        private final AtomicReferenceArray<Timer> ofAnswered = new AtomicReferenceArray<>(slots());
        private final AtomicReferenceArray<Timer> ofWaited = new AtomicReferenceArray<>(slots());

        private Route(String pattern) {
            this.pattern = pattern;
        }

        private static int slots() {
            return METHODS.size() * STATUSES.size();
        }

        /**
         * Counts a request that was answered at once.
         *
         * @param status of its answer; 0 if it broke off
         */
        void answered(String method, int status, long nanos) {
            timer(answered, ofAnswered, method, status).took(nanos);
        }

        /** Counts a request that has waited. */
        void waited(String method, int status, long nanos) {
            timer(waited, ofWaited, method, status).took(nanos);
        }

        private Timer timer(Timers timers, AtomicReferenceArray<Timer> known, String method, int status) {
            int row = Math.max(0, METHODS.indexOf(method));
            int column = status < 100 || status > 599 ? 0 : status / 100;
            int slot = row * STATUSES.size() + column;
            Timer timer = known.get(slot);
            if (timer == null) {
                timer = timers.with(METHODS.get(row), pattern, STATUSES.get(column));
                known.set(slot, timer);
            }
            return timer;
        }
    }
}
