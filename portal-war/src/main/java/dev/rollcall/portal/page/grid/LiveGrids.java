package dev.rollcall.portal.page.grid;

import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.servlet.EventStream;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.portal.page.Visit;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.ClassWatch;
import dev.rollcall.portal.text.WholeNumber;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The classes that are looked at, as they change. The grade book is asked once a second for each person and class,
 * however many browsers that person has open, and in that person's name, so that it checks the right to look each time.
 * Thread-safe.
 */
public final class LiveGrids implements AutoCloseable {
    private static final int MAX = 1_000;
    private static final int THREADS = 4;
    private static final Duration BEAT = Duration.ofSeconds(15);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final ClassBook book;
    private final ScheduledExecutorService threads = Threads.scheduler("rollcall-portal-grids", THREADS);
    private final Map<Key, LiveGrid> grids = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean closed;

    /** Which person looks at which class. */
    private record Key(Person person, String section) {}

    /** Learns from {@code book}. */
    public LiveGrids(ClassBook book) {
        this.book = book;
        Threads.repeat(threads, BEAT, () -> grids.values().forEach(LiveGrid::beat));
    }

    /**
     * Begins to tell a browser what changes.
     *
     * @return false if too many look already
     */
    boolean begin(Visit visit, String section) throws IOException {
        if (!EventStream.prepare(visit.request(), visit.response())) {
            return true;
        }
        if (count.get() >= MAX) {
            return false;
        }
        Key key = new Key(visit.requirePerson(), section);
        long known = WholeNumber.orZero(visit.lastHeard());
        GridStream stream = new GridStream(visit.texts(), known, this::left);
        count.incrementAndGet();
        grids.compute(key, (same, open) -> {
            LiveGrid grid = open != null && open.state().since() <= known ? open : open(same, known);
            if (open != null && open != grid) {
                open.moveTo(grid); // which knows what this browser has missed
            }
            stream.of(grid);
            return grid;
        });
        if (closed) {
            stream.close(); // it came while the portal stops
        }
        stream.begin(visit.request(), visit.response());
        return true;
    }

    private LiveGrid open(Key key, long known) {
        LiveGrid grid = new LiveGrid(new ClassWatch(book, key.person(), key.section(), known), known);
        again(key, grid, 0);
        return grid;
    }

    private void again(Key key, LiveGrid grid, long pauseMillis) {
        try {
            threads.schedule(
                    () -> {
                        long pause = grid.look();
                        // no browser can begin to look at it meanwhile
                        LiveGrid left = grids.computeIfPresent(
                                key, (same, open) -> open == grid && open.isOver() ? null : open);
                        if (left == grid) {
                            again(key, grid, pause);
                        }
                    },
                    pauseMillis,
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            grid.close(); // the portal ends
        }
    }

    private void left() {
        count.decrementAndGet();
    }

    /** How many browsers are told of changes now. */
    public int count() {
        return count.get();
    }

    @Override
    public void close() {
        closed = true;
        Threads.stop(threads, STOP_LIMIT);
        grids.values().forEach(LiveGrid::close);
        grids.clear();
    }
}
