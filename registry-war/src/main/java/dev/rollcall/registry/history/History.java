package dev.rollcall.registry.history;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.rollcall.registry.roll.Change;
import dev.rollcall.registry.roll.RollListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The newest events of the roll, in memory and, a moment later, on disk. Both are bounded: the newest 10,000 in memory,
 * two files of 8 MiB on disk. Thread-safe.
 */
public final class History implements RollListener {

    /** How often {@link #write()} wants to be called. */
    public static final Duration PAUSE = Duration.ofMillis(200);

    private static final Logger LOG = LogManager.getLogger(History.class);
    private static final int MAX_EVENTS = 10_000;
    private static final long MAX_FILE = 8 << 20;

    /**
     * After a restart so many numbers are left out: before it, they may have been told and not been written. Where nothing could be
     * written, the time in milliseconds is greater than what was told: there are fewer than a thousand events a second.
     */
    private static final long UNWRITTEN = 1_000_000;

    private final EventFile file;
    private final InstantSource wall;
    private final int maxEvents;

    @GuardedBy("this")
    private final Deque<Event> events = new ArrayDeque<>();

    /** The newest number that is on disk. */
    @GuardedBy("this")
    private long written;

    @GuardedBy("this")
    private long last;

    /** The newest number that is not in memory any more. */
    @GuardedBy("this")
    private long forgotten;

    /** The number that the life before this one had written last, and the one after which this one began. */
    @GuardedBy("this")
    private long ended;

    @GuardedBy("this")
    private long begun;

    private volatile @Nullable String failure;

    /**
     * A part of the history.
     *
     * @param events the oldest first
     * @param missed whether events after the one asked for are gone
     * @param next the number to ask for next time
     */
    public record Page(List<Event> events, boolean missed, long next) {}

    private History(EventFile file, InstantSource wall, int maxEvents) {
        this.file = file;
        this.wall = wall;
        this.maxEvents = maxEvents;
    }

    /**
     * Goes on where {@code folder} ends.
     *
     * @throws IOException if it cannot be read
     */
    public static History open(Path folder, InstantSource wall) throws IOException {
        return open(folder, wall, MAX_EVENTS, MAX_FILE);
    }

    static History open(Path folder, InstantSource wall, int maxEvents, long maxFile) throws IOException {
        EventFile file = new EventFile(folder, maxFile);
        History history = new History(file, wall, maxEvents);
        history.fill(file.newest(maxEvents));
        return history;
    }

    private synchronized void fill(List<Event> known) {
        events.addAll(known);
        forgotten = known.isEmpty() ? 0 : known.get(0).number() - 1;
        written = known.isEmpty() ? 0 : known.get(known.size() - 1).number();
        last = Math.max(written + UNWRITTEN, wall.millis());
        ended = written;
        begun = last;
    }

    @Override
    public synchronized void changed(Change change) {
        Event.of(last + 1, wall.instant(), change).ifPresent(event -> {
            last++;
            events.add(event);
            if (events.size() > maxEvents) {
                forgotten = events.remove().number();
            }
        });
    }

    /** Returns the newest events that match {@code wanted}, at most {@code limit}. */
    public synchronized Page newest(Predicate<Event> wanted, int limit) {
        Deque<Event> found = new ArrayDeque<>();
        var backwards = events.descendingIterator();
        while (backwards.hasNext() && found.size() < limit) {
            Event event = backwards.next();
            if (wanted.test(event)) {
                found.addFirst(event);
            }
        }
        return new Page(List.copyOf(found), false, last);
    }

    /** Returns the events after number {@code since} that match {@code wanted}, at most {@code limit}. */
    public synchronized Page since(long since, Predicate<Event> wanted, int limit) {
        List<Event> found = new ArrayList<>();
        for (Event event : events) {
            if (event.number() > since && wanted.test(event)) {
                if (found.size() == limit) {
                    return page(found, since, found.get(limit - 1).number());
                }
                found.add(event);
            }
        }
        return page(found, since, last);
    }

    @GuardedBy("this")
    private Page page(List<Event> found, long since, long next) {
        boolean unwritten = since > ended && since < begun; // it was told of what a kill has taken
        return new Page(List.copyOf(found), unwritten || since > last || since < forgotten, next);
    }

    /** Writes new events to the disk. A disk that fails stops nothing; events that leave the memory meanwhile are lost. */
    public void write() {
        List<Event> fresh = unwritten();
        if (fresh.isEmpty()) {
            return;
        }
        try {
            file.append(fresh);
            synchronized (this) {
                written = fresh.get(fresh.size() - 1).number();
            }
            note(null);
        } catch (IOException e) {
            note("The events cannot be written: " + e);
        }
    }

    private synchronized List<Event> unwritten() {
        Deque<Event> fresh = new ArrayDeque<>();
        var backwards = events.descendingIterator();
        while (backwards.hasNext()) {
            Event event = backwards.next();
            if (event.number() <= written) {
                break;
            }
            fresh.addFirst(event);
        }
        return List.copyOf(fresh);
    }

    private void note(@Nullable String problem) {
        if (problem != null && failure == null) {
            LOG.warn("{}", problem);
        } else if (problem == null && failure != null) {
            LOG.info("the events are written again");
        }
        failure = problem;
    }

    /** Returns why events are not written now; empty if they are. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }
}
