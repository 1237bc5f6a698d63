package dev.rollcall.registry.cluster;

import dev.rollcall.kit.threads.Threads;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.registry.health.Heartbeats;
import dev.rollcall.registry.push.LocalSubscribers;
import dev.rollcall.registry.roll.Roll;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The threads that keep this registry's roll equal to the others': one takes what arrives, so that the transport's
 * threads never wait for the roll; one answers, and one sends what this node has changed, so that neither waits for the
 * other. Thread-safe.
 */
public final class Cluster implements AutoCloseable {

    private static final Logger LOG = LogManager.getLogger(Cluster.class);
    private static final int MAX_WAITING = 10_000;
    private static final Duration REOPEN = Duration.ofSeconds(2);
    private static final Duration FLUSH_LIMIT = Duration.ofMillis(500);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    private final Transport transport;
    private final Replication replication;
    private final BlockingQueue<Runnable> arrived = new LinkedBlockingQueue<>(MAX_WAITING);
    private final BlockingQueue<Runnable> answers = new LinkedBlockingQueue<>(MAX_WAITING);
    private final List<Thread> threads;
    private final Ticker ticker;
    private final MembershipLog views;
    private Set<String> unnamed = Set.of();
    private volatile @Nullable MembershipView newest;
    private volatile Optional<String> obstacle = Optional.of("the cluster is being joined");
    private volatile boolean closing;

    /** Takes what carries the messages; nothing happens before {@link #start}. */
    public Cluster(
            Transport transport,
            Roll roll,
            Heartbeats heartbeats,
            LocalSubscribers subscribers,
            Ticker ticker,
            MembershipLog views) {
        this.transport = transport;
        this.ticker = ticker;
        this.views = views;
        this.replication = new Replication(roll, new Answers(), heartbeats, subscribers, ticker);
        this.threads = List.of(
                Threads.named("rollcall-registry-cluster").newThread(this::take),
                Threads.named("rollcall-registry-cluster-answers").newThread(this::answer),
                Threads.named("rollcall-registry-cluster-changes").newThread(this::send));
    }

    /** Hands everything to the thread that may wait for the network. */
    private final class Answers implements Carrier {

        @Override
        public void toAll(byte[] message) {
            queue(answers, () -> transport.toAll(message));
        }

        @Override
        public void to(String node, byte[] message) {
            queue(answers, () -> transport.to(node, message));
        }
    }

    private final class Arrivals implements Transport.Receiver {

        /** A view is never dropped; of several that wait, the newest counts. */
        @Override
        public void viewed(MembershipView view) {
            newest = view;
            queue(arrived, () -> {});
        }

        @Override
        public void received(String from, byte[] message) {
            queue(arrived, () -> replication.received(from, message));
        }
    }

    /** A message that finds no room is lost, as it might have been on its way: it is sent again, or found by comparing. */
    private void queue(BlockingQueue<Runnable> queue, Runnable task) {
        if (!queue.offer(task)) {
            replication.figures().dropped();
        }
    }

    /** Begins, and returns at once. */
    public void start() {
        threads.forEach(Thread::start);
    }

    private void take() {
        try {
            open();
            long ticked = ticker.nanos();
            while (!closing) {
                Runnable task = arrived.poll(Replication.TICK.toMillis(), TimeUnit.MILLISECONDS);
                guarded(this::look);
                if (task != null) {
                    guarded(task);
                }
                if (ticker.nanos() - ticked >= Replication.TICK.toNanos()) {
                    ticked = ticker.nanos();
                    guarded(replication::tick);
                    guarded(this::lookForUnnamed);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open() throws InterruptedException {
        while (!closing && obstacle.isPresent()) {
            try {
                transport.open(new Arrivals());
                obstacle = Optional.empty();
            } catch (IOException | RuntimeException | Error e) {
                String sentence = String.valueOf(e.getMessage());
                if (!obstacle.get().equals(sentence)) {
                    LOG.error("the cluster cannot be joined, which is tried again: {}", sentence);
                }
                obstacle = Optional.of(sentence);
                Thread.sleep(REOPEN.toMillis());
            }
        }
    }

    private void look() {
        MembershipView view = newest;
        if (view != null && !view.equals(views.newest())) {
            views.note(view, transport::place);
            replication.viewed(view);
        }
    }

    /** Then the lists of members differ: they should be equal, and a mistake in one of them shows here. */
    private void lookForUnnamed() {
        Set<String> now = transport.unnamed();
        for (String place : now) {
            if (!unnamed.contains(place)) {
                LOG.warn(
                        "a registry has joined that rollcall.registry.cluster.members does not name address={}", place);
            }
        }
        unnamed = now;
    }

    private void answer() {
        try {
            while (!closing) {
                guarded(answers.take());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send() {
        try {
            while (!closing) {
                replication.awaitWork(Replication.TICK);
                guarded(() -> {
                    boolean unused = replication.send(transport);
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** If the thread ended, nothing would notice. */
    private static void guarded(Runnable task) {
        Threads.guarded(task).run();
    }

    /** Returns what keeps this registry from joining, in words; empty if it has. */
    public Optional<String> obstacle() {
        return obstacle;
    }

    /** Returns this node's part. */
    public Replication replication() {
        return replication;
    }

    /** Returns how many registries the cluster should have. */
    public int configured() {
        return transport.configured();
    }

    /** Returns where a node listens, in words for people. */
    public String place(String node) {
        return transport.place(node);
    }

    /** Returns the latest views. */
    public MembershipLog views() {
        return views;
    }

    /** The last changes are sent before leaving; a node that does not get them finds them by comparing with one that did. */
    private void flush() {
        try {
            if (obstacle.isEmpty() && !replication.awaitConfirmed(FLUSH_LIMIT)) {
                LOG.warn("not everything is told to the others");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Leaves the cluster and ends the threads. */
    @Override
    public void close() {
        flush();
        closing = true;
        transport.close();
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(STOP_LIMIT.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
