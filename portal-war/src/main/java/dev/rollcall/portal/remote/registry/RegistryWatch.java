package dev.rollcall.portal.remote.registry;

import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.portal.journal.EventPage;
import dev.rollcall.portal.journal.EventQuery;
import dev.rollcall.portal.journal.Stories;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import dev.rollcall.portal.system.Known;
import dev.rollcall.portal.system.Roll;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The portal's one subscription to the registry, however many people look. It waits for changes, and reads every few
 * seconds what changes all the time; the charts of the health of instances are read beside that, so that no change
 * waits for them. What it has learnt stays known while the registry is away. Has two threads, once started;
 * {@link #known()} may be called by any.
 */
public final class RegistryWatch implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(RegistryWatch.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    private static final long PAUSE_MILLIS = 50;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1_000;
    private static final Duration CHARTS = Duration.ofSeconds(1);

    private final Registry registry;
    private final InstantSource wall;
    private final Charts charts;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService threads = Threads.scheduler("rollcall-portal-watch", 2);
    private volatile @Nullable Known known;
    private String revision = "";
    private Stories stories = Stories.NONE;
    private Optional<Provider> teller = Optional.empty();
    private long lastEvent = -1;
    private volatile boolean closing;

    /** A subscription that begins with {@link #start()}. */
    public RegistryWatch(Registry registry, InstantSource wall) {
        this.registry = registry;
        this.wall = wall;
        this.charts = new Charts(registry);
    }

    /** Begins; to be called once. */
    public void start() {
        threads.execute(this::goOn);
        Threads.repeat(threads, CHARTS, this::readCharts);
    }

    /** What is known; empty as long as the registry has never answered. */
    public Optional<Known> known() {
        return Optional.ofNullable(known);
    }

    /** Adds a listener, which the watch's thread runs when something was learnt. It must not block. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    private void goOn() {
        boolean answered = round();
        try {
            threads.schedule(this::goOn, answered ? PAUSE_MILLIS : PAUSE_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("watch ends"); // it was closed meanwhile
        }
    }

    /**
     * Waits for a change, a few seconds at most, then reads what is new and tells the listeners.
     *
     * @return whether the registry answered
     */
    boolean round() {
        boolean answered = learn();
        for (Runnable listener : listeners) {
            try {
                listener.run();
            } catch (Throwable e) { // one that fails does not keep it from the others, nor from the next round
                LOG.error("a page cannot be kept up to date", e);
            }
        }
        return answered;
    }

    private boolean learn() {
        try {
            revision = registry.awaitChange(revision);
            Roll roll = registry.roll(Optional.empty()).withChecksOf(registry.othersRolls());
            readEvents();
            publish(new Known(roll, registry.cluster(), wall.instant(), null, charts.all(), stories));
            return true;
        } catch (ServiceProblem | UnreadableAnswerException e) {
            failed(e);
            return false;
        } catch (Throwable e) { // an error that escaped would end the watch without a word
            LOG.error("the watch of the registry failed", e);
            failed(e);
            return false;
        }
    }

    /** Reads how the health of some instances was; the next round tells it. */
    void readCharts() {
        try {
            known().ifPresent(now -> charts.refresh(now.roll(), wall.instant()));
        } catch (ServiceProblem | UnreadableAnswerException e) {
            LOG.debug("the health of a day is not told", e); // a round notices that the registry is away
        }
    }

    private void publish(Known newest) {
        Known before = known;
        if (before == null || before.awaySince() != null) {
            LOG.info("registry answers instances={}", newest.roll().entries().size());
        }
        known = newest;
    }

    private void failed(Throwable failure) {
        if (closing) {
            LOG.debug("a round of the watch was cut short by its end", failure);
            return;
        }
        Known before = known;
        if (before != null && before.awaySince() == null) {
            Instant now = wall.instant();
            LOG.warn("registry does not answer, its last roll is shown taken={}", before.taken(), failure);
            known = before.away(now);
        }
    }

    /**
     * Goes on with the newest events where some are gone, or where their numbers differ because another registry tells
     * them or its data began anew.
     */
    private void readEvents() {
        Optional<Provider> now = registry.answering();
        if (!now.equals(teller)) {
            teller = now;
            lastEvent = -1;
        }
        EventPage page =
                registry.events(Optional.empty(), lastEvent < 0 ? EventQuery.newest() : EventQuery.after(lastEvent));
        if (lastEvent >= 0 && page.missed()) {
            page = registry.events(Optional.empty(), EventQuery.newest());
        }
        stories = stories.goneOnWith(page.events());
        lastEvent = page.next();
    }

    @Override
    public void close() {
        closing = true;
        Threads.stop(threads, STOP_LIMIT);
    }
}
