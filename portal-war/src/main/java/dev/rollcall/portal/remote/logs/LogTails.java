package dev.rollcall.portal.remote.logs;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.portal.logs.LogFilter;
import dev.rollcall.portal.logs.Positions;
import dev.rollcall.portal.logs.TimeRange;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * All readers that follow what is logged. However many there are, one thread looks every second which log service has
 * to be connected again, and a few make the connections. Thread-safe.
 */
public final class LogTails implements AutoCloseable {
    /** How many may follow at once: each may hold half a megabyte for each log service. */
    public static final int MAX = 50;

    private static final Logger LOG = LogManager.getLogger(LogTails.class);
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    private static final int MAX_CONNECTING = 4;

    private final LogServices services;
    private final Set<LogTail> all = ConcurrentHashMap.newKeySet();
    private final ExecutorService connecting = Threads.workers("rollcall-portal-tails", MAX_CONNECTING);
    private final ScheduledExecutorService clock = Threads.scheduler("rollcall-portal-tails-clock", 1);
    private volatile boolean closed;

    /** Begins; calls go to {@code services}. */
    public LogTails(LogServices services) {
        this.services = services;
        Threads.repeat(clock, LOOK_AGAIN, this::connect);
    }

    /**
     * Begins to follow what a filter lets through, whenever it was logged; empty if too many follow already.
     *
     * @param from where the reader was before
     * @param changed is run, by whatever thread, when there is something to tell; must not block
     * @param over is run, by whatever thread, when the portal stops, also if it has stopped already; must not block
     */
    public Optional<LogTail> follow(Person person, LogFilter filter, Positions from, Runnable changed, Runnable over) {
        String query = filter.wire(new TimeRange.Bounds(null, null));
        ServiceCall call = ServiceCall.get(ServiceName.LOG, "/log/tail" + (query.isEmpty() ? "" : "?" + query))
                .as(person)
                .deadline(DEADLINE);
        LogTail tail = new LogTail(this, call, from, changed, over);
        synchronized (all) {
            if (all.size() >= MAX) {
                return Optional.empty();
            }
            all.add(tail);
        }
        if (closed) {
            tail.sendAway();
        }
        return Optional.of(tail);
    }

    /** Connects a tail whose reader is ready to be told. */
    public void begin(LogTail tail) {
        tail.connect(services.all());
    }

    /** Returns how many follow. */
    public int count() {
        return all.size();
    }

    void forget(LogTail tail) {
        all.remove(tail);
    }

    private void connect() {
        all.forEach(tail -> tail.connect(services.all()));
    }

    /** Connects a feed on another thread. */
    void connect(Feed feed, ServiceCall call) {
        try {
            connecting.execute(() -> {
                try {
                    services.open(call, feed.provider()).body().subscribe(feed);
                } catch (ServiceProblem problem) {
                    LOG.debug(
                            "log service cannot be followed url={}",
                            feed.provider().url(),
                            problem);
                    feed.ended();
                } catch (RuntimeException e) {
                    LOG.error(
                            "log service cannot be followed url={}",
                            feed.provider().url(),
                            e);
                    feed.ended();
                }
            });
        } catch (RejectedExecutionException e) {
            feed.ended(); // the portal stops
        }
    }

    @Override
    public void close() {
        closed = true;
        all.forEach(LogTail::sendAway);
        Threads.stop(clock, STOP_LIMIT);
        Threads.stop(connecting, STOP_LIMIT);
    }
}
