package dev.rollcall.registry.webhook;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Alerts that wait to be sent: the newest 1,000; older ones are dropped and counted. Thread-safe. */
public final class Outbox implements Consumer<Alert> {

    static final int MAX = 1_000;

    private static final Logger LOG = LogManager.getLogger(Outbox.class);

    @GuardedBy("this")
    private final Deque<Alert> waiting = new ArrayDeque<>();

    @GuardedBy("this")
    private long dropped;

    /** Makes an empty one. */
    public Outbox() {}

    @Override
    public void accept(Alert alert) {
        if (overflows(alert)) {
            LOG.warn("alerts are dropped, more than {} wait for the webhook", MAX);
        }
    }

    /** Returns whether the first one since the last success was dropped. */
    private synchronized boolean overflows(Alert alert) {
        waiting.add(alert);
        if (waiting.size() <= MAX) {
            return false;
        }
        waiting.remove();
        return dropped++ == 0;
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Takes out the oldest one, or all. */
    synchronized List<Alert> take(boolean all) {
        List<Alert> taken = new ArrayList<>();
        while (!waiting.isEmpty() && (all || taken.isEmpty())) {
            taken.add(waiting.remove());
        }
        return taken;
    }

    /** Returns how many were dropped since the last call. */
    synchronized long takeDropped() {
        long count = dropped;
        dropped = 0;
        return count;
    }
}
