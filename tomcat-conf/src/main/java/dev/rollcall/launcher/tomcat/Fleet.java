package dev.rollcall.launcher.tomcat;

import dev.rollcall.launcher.base.Addresses.Address;
import dev.rollcall.launcher.failure.FailureException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** All Tomcats of one launcher. Thread-safe: one thread looks after them until another one stops them. */
public final class Fleet {
    /** The time left for each later Tomcat to stop in order, however long the earlier ones take. */
    private static final Duration RESERVE = Duration.ofSeconds(1);

    private final List<Supervised> tomcats;
    private final InstantSource clock;
    private boolean stopping;

    /** Takes Tomcats that were started, in an order in which each needs those before it. */
    public Fleet(List<Supervised> tomcats, InstantSource clock) {
        this.tomcats = List.copyOf(tomcats);
        this.clock = clock;
    }

    /** Starts all at the same time. When one cannot be started, none is left running. */
    public static Fleet start(List<Supplier<Supervised>> starts, InstantSource clock) {
        List<Supervised> started = new ArrayList<>();
        try {
            starts.forEach(start -> started.add(start.get()));
        } catch (RuntimeException e) {
            new Fleet(started, clock).stop(Duration.ZERO);
            throw e;
        }
        return new Fleet(started, clock);
    }

    /** What happens to Tomcats. */
    public interface News {

        /** Returns whether the end of a Tomcat that has just ended was wanted, and needs no report. */
        boolean isExpected(Supervised tomcat);

        /**
         * One has ended by itself.
         *
         * @param pause how long until it is started again; empty if it is not
         */
        void died(Supervised tomcat, Optional<Duration> pause);

        /**
         * One could not be started again.
         *
         * @param sentence why
         * @param pause how long until that is tried once more; empty if it is not
         */
        void failed(Supervised tomcat, String sentence, Optional<Duration> pause);

        /** A Tomcat that was started again answers. */
        void back(Supervised tomcat);
    }

    /** Returns all. */
    public List<Supervised> tomcats() {
        return tomcats;
    }

    /** Returns one that has ended. */
    public Optional<Supervised> ended() {
        return tomcats.stream().filter(tomcat -> !tomcat.running().isAlive()).findFirst();
    }

    /** Returns the one that serves a service's address. */
    public Optional<Supervised> serving(Address address) {
        return tomcats.stream().filter(tomcat -> tomcat.serves(address)).findFirst();
    }

    /** Returns the one that is waited for: the first that does not answer, or the first of all if each does. */
    public Supervised late() {
        return tomcats.stream()
                .filter(tomcat -> !tomcat.isAnswering())
                .findFirst()
                .orElse(tomcats.get(0));
    }

    /** Records that all are ready, unless they are being stopped. */
    public synchronized void ready() {
        if (!stopping) {
            tomcats.forEach(tomcat -> tomcat.ready(clock.instant()));
        }
    }

    /**
     * Looks after all once.
     *
     * @return false if none is left to look after
     */
    public boolean step(News news) {
        List<Supervised> back = new ArrayList<>(tomcats);
        back.removeIf(tomcat -> !tomcat.isBack());
        synchronized (this) {
            if (stopping) {
                return true;
            }
            back.forEach(tomcat -> {
                tomcat.ready(clock.instant());
                news.back(tomcat);
            });
            tomcats.forEach(tomcat -> lookAfter(tomcat, news));
            return !tomcats.stream().allMatch(Supervised::isGivenUp);
        }
    }

    private void lookAfter(Supervised tomcat, News news) {
        if (tomcat.hasJustDied()) {
            if (!news.isExpected(tomcat)) {
                news.died(tomcat, tomcat.died(clock.instant()));
            }
        } else if (tomcat.isDue(clock.instant())) {
            try {
                tomcat.again(clock.instant());
            } catch (FailureException e) {
                news.failed(tomcat, String.valueOf(e.getMessage()), tomcat.died(clock.instant()));
            }
        }
    }

    /**
     * Stops all: those that need others first, several with the same services at once. Each may take the time that is
     * left, but for a reserve; if it takes longer, the next are asked nevertheless, and what still runs at the end of
     * the time is ended by force.
     *
     * @return false if force was needed
     */
    public boolean stop(Duration patience) {
        synchronized (this) {
            stopping = true;
        }
        Instant deadline = clock.instant().plus(patience);
        boolean orderly = true;
        List<List<Supervised>> rows = rows();
        for (int i = rows.size() - 1; i >= 0; i--) {
            Instant latest = deadline.minus(RESERVE.multipliedBy(i));
            rows.get(i).forEach(tomcat -> tomcat.running().askToEnd());
            rows.get(i).forEach(tomcat -> tomcat.running().awaitEnd(left(latest)));
        }
        for (Supervised tomcat : tomcats) {
            orderly &= tomcat.running().awaitEnd(left(deadline));
            tomcat.running().kill();
            tomcat.stopped(clock.instant());
        }
        return orderly;
    }

    /** Returns the Tomcats in groups that carry the same services, and so do not need each other. */
    private List<List<Supervised>> rows() {
        return List.copyOf(tomcats.stream()
                .collect(
                        Collectors.groupingBy(tomcat -> tomcat.state().wars(), LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    private Duration left(Instant deadline) {
        return Duration.between(clock.instant(), deadline);
    }
}
