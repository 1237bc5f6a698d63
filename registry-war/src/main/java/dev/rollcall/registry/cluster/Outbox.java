package dev.rollcall.registry.cluster;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.time.Ticker;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What this node has changed and no other node has merged yet. One batch is on its way at a time; what changes
 * meanwhile is gathered, so the next one is as large as the load demands. A batch that is not confirmed in time is sent
 * again. What waits is bounded by the number of instances, because only the newest entry of each is sent. Thread-safe.
 */
final class Outbox {

    /** The most instances in a batch. */
    static final int BATCH = 128;

    private static final long FIRST_PATIENCE = Duration.ofMillis(250).toNanos();
    private static final long LAST_PATIENCE = Duration.ofSeconds(2).toNanos();

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Ticker ticker;

    /** The first change of each instance since it was sent last. */
    @GuardedBy("this")
    private final Map<InstanceId, Change> waiting = new LinkedHashMap<>();

    @GuardedBy("this")
    private long told;

    @GuardedBy("this")
    private long confirmed;

    @GuardedBy("this")
    private long batches;

    @GuardedBy("this")
    private @Nullable UnderWay underWay;

    @GuardedBy("this")
    private boolean needed;

    /** One change: its number and its time. */
    private record Change(long number, long at) {}

    /**
     * A batch.
     *
     * @param number identifies it
     * @param ids the instances whose newest entries it holds
     */
    record Batch(long number, Set<InstanceId> ids) {}

    /** A batch that is not confirmed, the oldest change in it, and when it is sent again. */
    private record UnderWay(Batch batch, Change oldest, long patience, long again) {}

    Outbox(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Says whether there are other nodes to send to; what was not sent before is found by comparing. */
    synchronized void need(boolean others) {
        needed = others;
        if (!others) {
            waiting.clear();
            underWay = null;
            confirmed = told;
        }
        notifyAll();
    }

    /** Notes that this node has changed what is known of an instance. */
    synchronized void changed(InstanceId id) {
        told++;
        if (needed) {
            waiting.putIfAbsent(id, new Change(told, ticker.nanos()));
            notifyAll();
        } else {
            confirmed = told;
        }
    }

    /** Returns what is to be sent now: the next batch if none is under way, or the one under way once more if it is late. */
    synchronized Optional<Batch> next() {
        long now = ticker.nanos();
        UnderWay late = underWay;
        if (late != null) {
            if (now - late.again() < 0) {
                return Optional.empty();
            }
            long patience = Math.min(2 * late.patience(), LAST_PATIENCE);
            underWay = new UnderWay(late.batch(), late.oldest(), patience, now + patience);
            return Optional.of(late.batch());
        }
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        Change oldest = waiting.values().iterator().next();
        Batch batch = new Batch(++batches, takeSome());
        underWay = new UnderWay(batch, oldest, FIRST_PATIENCE, now + FIRST_PATIENCE);
        return Optional.of(batch);
    }

    @GuardedBy("this")
    private Set<InstanceId> takeSome() {
        Set<InstanceId> ids = new TreeSet<>();
        Iterator<InstanceId> oldest = waiting.keySet().iterator();
        while (oldest.hasNext() && ids.size() < BATCH) {
            ids.add(oldest.next());
            oldest.remove();
        }
        return ids;
    }

    /** Notes that another node has merged a batch. */
    synchronized void applied(long number) {
        UnderWay sent = underWay;
        if (sent != null && sent.batch().number() == number) {
            underWay = null;
            confirmed = waiting.isEmpty()
                    ? told
                    : waiting.values().iterator().next().number() - 1;
            notifyAll();
        }
    }

    /** Waits until there is something to send, at most for {@code limit}. */
    synchronized void awaitWork(Duration limit) throws InterruptedException {
        long end = ticker.nanos() + limit.toNanos();
        long left = untilDue(end);
        while (left > 0) {
            wait(Math.max(1, left / NANOS_PER_MILLI));
            left = untilDue(end);
        }
    }

    /** Returns how long it is until there is something to send, at most until {@code end}. */
    @GuardedBy("this")
    private long untilDue(long end) {
        long now = ticker.nanos();
        UnderWay sent = underWay;
        long due = sent != null ? sent.again() - now : waiting.isEmpty() ? Long.MAX_VALUE : 0;
        return Math.min(due, end - now);
    }

    /** Returns the number of the newest change. */
    synchronized long told() {
        return told;
    }

    /** Returns the number of the change up to which another node knows everything; the newest one if there is no other node. */
    synchronized long confirmed() {
        return confirmed;
    }

    /**
     * Waits until another node knows everything that was changed before this call, or there is no other node.
     *
     * @return false if {@code limit} was over before that
     */
    synchronized boolean await(Duration limit) throws InterruptedException {
        long target = told;
        long end = ticker.nanos() + limit.toNanos();
        while (confirmed < target) {
            long left = end - ticker.nanos();
            if (left <= 0) {
                return false;
            }
            wait(Math.max(1, left / NANOS_PER_MILLI));
        }
        return true;
    }

    /** Returns how long the oldest unconfirmed change has waited; zero if there is none. */
    synchronized Duration lag() {
        UnderWay sent = underWay;
        Change oldest = sent != null
                ? sent.oldest()
                : waiting.isEmpty() ? null : waiting.values().iterator().next();
        return oldest == null ? Duration.ZERO : Duration.ofNanos(ticker.nanos() - oldest.at());
    }
}
