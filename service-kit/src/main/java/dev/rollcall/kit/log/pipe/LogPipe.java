package dev.rollcall.kit.log.pipe;

import dev.rollcall.kit.log.event.LogLine;
import dev.rollcall.kit.log.transport.LogTransport;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.kit.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The way of events from a logging framework to a {@link LogTransport}: queued in memory, within 200 ms put on disk, and sent
 * from there until the log service has them. A thread that logs never waits, except for the disk where
 * {@link PipeLimits#spoolFirst} asks for that. Thread-safe.
 *
 * <pre>
 *   threads that log -> EventQueue -> Keeper -> Backlog (Spool) -> Sender -> LogTransport
 * </pre>
 */
public final class LogPipe {

    /** How long sending the rest may take at the end. */
    public static final Duration FLUSH = Duration.ofSeconds(2);

    /** What the names of its threads begin with. */
    static final String THREAD = "rollcall-log ";

    /** The logger of loss reports. */
    private static final String REPORTS = "dev.rollcall.kit.log";

    /** How long events wait for the name of the node that logs. */
    private static final Duration NAMELESS = Duration.ofSeconds(10);

    private static final Set<String> MATTERS = Set.of("WARN", "ERROR", "FATAL");

    private final PipeLimits limits;
    private final InstantSource clock;
    private final Ticker ticker;
    private final EventQueue queue;
    private final Keeper keeper;
    private final Losses losses;
    private final Numbering numbering = new Numbering();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong retried = new AtomicLong();
    private volatile @Nullable Heads heads;
    private volatile @Nullable Open open;

    /**
     * What every event begins with.
     *
     * @param outlet what it was opened to last
     * @param complete whether the node is named
     * @param patience until when to wait for the node's name, on the ticker
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Heads(LogOutlet outlet, byte[] bytes, boolean complete, long patience) {}

    /** What ends with the connection. */
    private record Open(LogOutlet outlet, Backlog backlog, Shipper shipper) {}

    /** Makes a pipe that leads nowhere yet. */
    public LogPipe(PipeLimits limits) {
        this(limits, SystemTime.INSTANCE, SystemTime.INSTANCE);
    }

    /** Takes the time as well. */
    LogPipe(PipeLimits limits, InstantSource clock, Ticker ticker) {
        this.limits = limits;
        this.clock = clock;
        this.ticker = ticker;
        this.losses = new Losses(ticker);
        this.queue = new EventQueue(limits.maxEvents(), limits.maxBytes(), ticker);
        this.keeper = new Keeper(queue, this::head);
    }

    /** Returns whether an event of this logger, logged by this thread, is one that the sending itself causes. */
    public static boolean isOwn(String logger, String thread) {
        return OwnEvents.include(logger, thread);
    }

    /**
     * Takes an event, or drops and counts it where there is no room.
     *
     * @return false if it was dropped
     */
    public boolean offer(
            Instant at,
            String level,
            String logger,
            String thread,
            String message,
            @Nullable String traceId,
            @Nullable String user,
            @Nullable Throwable thrown) {
        LogLine line = new LogLine(at, level, logger, thread, message, traceId, user, thrown);
        if (limits.spoolFirst() && spooled(line) || queue.offer(line.queued(), MATTERS.contains(level))) {
            return true;
        }
        losses.add(Loss.NO_ROOM, 1);
        return false;
    }

    private boolean spooled(LogLine line) {
        Open current = open;
        if (current == null || !keeper.passOn(line.encode(), current.backlog())) {
            return false;
        }
        current.shipper().ring();
        return true;
    }

    /** Begins to keep and to send; an earlier connection is ended first. */
    public synchronized void open(LogOutlet outlet) {
        disconnect(FLUSH);
        Heads before = heads;
        heads = before != null && before.outlet().service().equals(outlet.service())
                ? new Heads(outlet, before.bytes(), before.complete(), before.patience())
                : new Heads(outlet, LogLine.head(outlet.service(), null), false, ticker.nanos() + NAMELESS.toNanos());
        Backlog backlog = backlog(outlet);
        Sender sender = new Sender(backlog, outlet.transport(), losses, new SplittableRandom(), sent, retried);
        Shipper shipper =
                new Shipper(queue, keeper, backlog, sender, () -> report(backlog), THREAD + outlet.service(), ticker);
        open = new Open(outlet, backlog, shipper);
        shipper.start();
    }

    private Backlog backlog(LogOutlet outlet) {
        return new Backlog(outlet.opener(), limits.maxSpoolBytes(), numbering, losses, clock, ticker);
    }

    /** Names the node that logs, written to each event from now on as {@code service.node.name}. */
    public synchronized void node(String node) {
        Heads before = heads;
        if (before != null) {
            heads = new Heads(before.outlet(), LogLine.head(before.outlet().service(), node), true, 0);
            queue.wake();
        }
    }

    /** Null as long as it is worth waiting, in memory, for the name of the node: never with {@link PipeLimits#spoolFirst}. */
    byte @Nullable [] head() {
        Heads known = heads;
        if (known == null) {
            return null;
        }
        boolean late = limits.spoolFirst() || open == null || queue.isHalfFull() || queue.isHurried();
        return known.complete() || late || ticker.nanos() - known.patience() >= 0 ? known.bytes() : null;
    }

    /** Puts what was lost into the queue, as an event like any other, when the log service is back. */
    private void report(Backlog backlog) {
        if (!queue.isHalfFull() && backlog.isShort()) {
            losses.due().ifPresent(this::report);
        }
    }

    private void report(Losses.Report report) {
        LogLine line = new LogLine(
                clock.instant(),
                "WARN",
                REPORTS,
                Thread.currentThread().getName(),
                report.sentence(),
                null,
                null,
                null);
        if (queue.offer(line.queued(), true)) {
            losses.told(report);
        }
    }

    /** Returns what became of the events it took so far. */
    public LogFigures figures() {
        Open current = open;
        return new LogFigures(
                queue.events() + (long) keeper.held(),
                queue.bytes(),
                current == null ? 0 : current.backlog().spooledBytes(),
                sent.get(),
                retried.get(),
                losses.counts());
    }

    /** Returns whether it sends to {@code transport} now. */
    public boolean isOpenTo(LogTransport transport) {
        Open current = open;
        return current != null && current.outlet().transport() == transport;
    }

    /** Sends what there is until the deadline, leaves the rest on disk, and queues what still comes. */
    public synchronized void disconnect(Duration deadline) {
        Open current = open;
        if (current != null) {
            current.shipper().stop(deadline);
            open = null;
            keeper.drain(current.backlog());
            current.backlog().close();
        }
    }

    /** Like {@link #disconnect}; later events are put on disk as well, with a report of what was lost. */
    public synchronized void close(Duration deadline) {
        disconnect(deadline);
        Heads known = heads;
        losses.untold().filter(report -> known != null).ifPresent(this::report);
        if (known != null && !keeper.isDone()) {
            try (Backlog rest = backlog(known.outlet())) {
                keeper.drain(rest);
            }
        }
    }
}
