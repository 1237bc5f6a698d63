package dev.rollcall.portal.page.grid;

import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.portal.gradebook.News;
import dev.rollcall.portal.remote.Absence;
import dev.rollcall.portal.remote.gradebook.ClassWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** A class as one person sees it change, in however many browsers. Thread-safe, but for {@link #look}. */
final class LiveGrid {
    private static final Logger LOG = LogManager.getLogger(LiveGrid.class);
    private static final long PAUSE_MILLIS = 1_000;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 3_000;

    /** A browser that has missed more changes than that has to load the page again. */
    private static final int MAX_KEPT = 200;

    private final ClassWatch watch;
    private final Set<GridStream> streams = ConcurrentHashMap.newKeySet();
    private volatile State state;

    /** Whether the last answer made no sense, which is logged once; used by {@link #look} alone. */
    private boolean failing;

    /**
     * What is known.
     *
     * @param since the change before the first of {@code kept}
     * @param revision the last change that is known
     * @param away whether the grade book does not answer
     * @param over whether this person may not look any more
     */
    record State(long since, List<News> kept, long revision, boolean away, boolean over) {
        State {
            kept = List.copyOf(kept);
        }

        State with(News news) {
            List<News> more = new ArrayList<>(kept);
            more.add(news);
            long first = since;
            if (more.size() > MAX_KEPT) {
                first = more.remove(0).revision();
            }
            return new State(first, more, news.revision(), false, over);
        }

        State away(boolean now) {
            return new State(since, kept, revision, now, over);
        }

        State ended() {
            return new State(since, kept, revision, away, true);
        }
    }

    /** What is learnt from {@code watch}, which begins at {@code known}. */
    LiveGrid(ClassWatch watch, long known) {
        this.watch = watch;
        this.state = new State(known, List.of(), known, false, false);
    }

    State state() {
        return state;
    }

    void add(GridStream stream) {
        streams.add(stream);
    }

    /** Moves all streams to another grid; what it holds of the past they have been told already. */
    void moveTo(LiveGrid other) {
        streams.forEach(stream -> stream.of(other));
        streams.clear();
    }

    void remove(GridStream stream) {
        streams.remove(stream);
    }

    /** Whether no browser looks any more. */
    boolean isOver() {
        return streams.isEmpty() || state.over();
    }

    /**
     * Looks for changes and tells all browsers. Called by one thread at a time; blocks.
     *
     * @return milliseconds until it should be called again
     */
    long look() {
        long pause = PAUSE_MILLIS;
        try {
            Optional<News> news = watch.look();
            State before = state;
            state = news.map(before::with).orElseGet(() -> before.away(false));
            failing = false;
        } catch (ServiceProblem problem) {
            pause = PAUSE_AFTER_FAILURE_MILLIS;
            boolean refused = !Absence.is(problem) && (problem.status() == 403 || problem.status() == 404);
            state = refused ? state.ended() : state.away(true);
        } catch (Throwable e) { // an error that escaped would leave a class that is never looked at again
            pause = PAUSE_AFTER_FAILURE_MILLIS;
            state = state.away(true);
            if (!failing) {
                LOG.warn("a class cannot be kept up to date", e);
            }
            failing = true;
        }
        streams.forEach(GridStream::changed);
        return pause;
    }

    /** Shows every browser that the connection works, and finds out which of them have left. */
    void beat() {
        streams.forEach(GridStream::beat);
    }

    void close() {
        streams.forEach(GridStream::close);
    }
}
