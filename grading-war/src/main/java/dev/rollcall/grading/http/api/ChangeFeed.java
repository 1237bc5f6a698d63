package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.ProblemException;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The open streams of the changes of classes, see {@link ChangeStream}. They wait without a thread, and no change waits for them.
 * Thread-safe.
 */
public final class ChangeFeed implements AutoCloseable {
    private static final int MAX = 2_000;

    private final Executor executor;
    private final Map<Id, Set<ChangeStream>> streams = new ConcurrentHashMap<>();
    private final Map<Id, Long> polled = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    /** @param executor wakes the streams; does not block the thread that hands something to it */
    public ChangeFeed(Executor executor) {
        this.executor = executor;
    }

    /** Returns whether the caller wants a stream. */
    static boolean isWanted(Exchange exchange) {
        String accept = exchange.request().getHeader("Accept");
        return accept != null && accept.strip().toLowerCase(Locale.ROOT).startsWith("text/event-stream");
    }

    /** Goes on with a stream, if the request is one that waited for a thread of the container; returns whether it is. */
    static boolean resumes(Exchange exchange) throws IOException {
        boolean waited = exchange.request().getDispatcherType() == DispatcherType.ASYNC;
        if (waited) {
            ChangeStream.resume(exchange.request(), exchange.response());
        }
        return waited;
    }

    /** Begins a stream; {@code check} is asked again before anything more is told. */
    void begin(Exchange exchange, School school, Id section, Consumer<Transaction> check) throws IOException {
        if (count.get() >= MAX) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, MAX + " streams are open already.")
                    .header("Retry-After", "10");
        }
        ChangeStream.begin(exchange.request(), exchange.response(), school, section, check, this);
    }

    void add(Id section, ChangeStream stream) {
        streams.compute(section, (id, some) -> {
            Set<ChangeStream> all = some == null ? ConcurrentHashMap.newKeySet() : some;
            count.addAndGet(all.add(stream) ? 1 : 0);
            return all;
        });
    }

    /** Forgets a stream; more than once does no harm. */
    void remove(Id section, ChangeStream stream) {
        streams.computeIfPresent(section, (id, some) -> {
            count.addAndGet(some.remove(stream) ? -1 : 0);
            return some.isEmpty() ? null : some;
        });
    }

    /** Returns how many streams are open. */
    public int count() {
        return count.get();
    }

    /** A class has changed, and that is committed. */
    public void changed(Id section) {
        Set<ChangeStream> some = streams.getOrDefault(section, Set.of());
        if (!some.isEmpty()) {
            executor.execute(() -> some.forEach(ChangeStream::changed));
        }
    }

    /** Looks for what other instances of the grade book have changed in the same database. Blocks. */
    public void poll(School school) {
        Collection<Id> watched = Set.copyOf(streams.keySet());
        polled.keySet().retainAll(watched);
        if (watched.isEmpty()) {
            return;
        }
        try {
            school.read(tx -> tx.revisions(watched)).forEach((section, revision) -> {
                if (!revision.equals(polled.put(section, revision))) {
                    changed(section);
                }
            });
        } catch (GradeBookUnavailableException e) {
            polled.clear(); // asked again next time; the heartbeat says that the database is away
        }
    }

    /** Lets every stream show that the connection still works. */
    public void beat() {
        streams.values().forEach(some -> some.forEach(ChangeStream::beat));
    }

    @Override
    public void close() {
        streams.values().forEach(some -> some.forEach(ChangeStream::close));
    }
}
