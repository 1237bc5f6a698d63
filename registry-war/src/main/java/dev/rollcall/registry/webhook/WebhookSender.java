package dev.rollcall.registry.webhook;

import dev.rollcall.kit.time.Ticker;
import dev.rollcall.registry.webhook.WebhookChannel.Verdict;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends what is in the outbox, one message at a time, each until it is taken, with growing pauses from 1 s to 5 min;
 * after an hour it is given up. At most 30 messages at once and one every two seconds: the last one that is allowed
 * holds all alerts that wait. Used by one thread.
 */
public final class WebhookSender {

    /** How often {@link #step()} wants to be called. */
    public static final Duration PAUSE = Duration.ofMillis(100);

    static final int BURST = 30;
    static final Duration INTERVAL = Duration.ofSeconds(2);
    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    static final Duration PATIENCE = Duration.ofHours(1);

    private static final Logger LOG = LogManager.getLogger(WebhookSender.class);
    private static final int DOUBLINGS = 10;

    private final Outbox outbox;
    private final WebhookChannel channel;
    private final Ticker ticker;
    private final String node;
    private final DoubleSupplier chance;
    private long count;
    private long fullAt;
    private @Nullable Message current;
    private long begunAt;
    private long dueAt;
    private int failures;

    /**
     * Makes a sender that has sent nothing yet.
     *
     * @param node makes the ids of messages different from those of an earlier life
     * @param chance numbers from 0 (inclusive) to 1 (exclusive), which spread the pauses
     */
    public WebhookSender(Outbox outbox, WebhookChannel channel, Ticker ticker, String node, DoubleSupplier chance) {
        this.outbox = outbox;
        this.channel = channel;
        this.ticker = ticker;
        this.node = node;
        this.chance = chance;
        this.fullAt = ticker.nanos();
    }

    /** Makes an attempt if one is due; waits for its answer. */
    public void step() {
        long now = ticker.nanos();
        Message message = current == null ? next(now) : current;
        if (message == null || dueAt - now > 0) {
            return;
        }
        current = message;
        Verdict verdict = channel.send(message);
        if (verdict instanceof Verdict.Failed failed) {
            failed(failed);
        } else {
            taken();
        }
    }

    private @Nullable Message next(long now) {
        long full = fullAt - now < 0 ? now : fullAt;
        long free = INTERVAL.toNanos() * BURST - (full - now);
        if (free < INTERVAL.toNanos() || outbox.isEmpty()) {
            return null;
        }
        fullAt = full + INTERVAL.toNanos();
        begunAt = now;
        dueAt = now;
        boolean last = free < 2 * INTERVAL.toNanos();
        return new Message(node + "-" + ++count, outbox.take(last));
    }

    private void taken() {
        current = null;
        long dropped = outbox.takeDropped();
        if (failures > 0 || dropped > 0) {
            LOG.info("the webhook takes messages failures={} droppedAlerts={}", failures, dropped);
        }
        failures = 0;
    }

    private void failed(Verdict.Failed failed) {
        long now = ticker.nanos();
        if (failures++ == 0) {
            LOG.warn("the webhook does not take a message, it is tried again reason={}", failed.reason());
        }
        if (now - begunAt >= PATIENCE.toNanos()) {
            LOG.warn("a message to the webhook is given up reason={} alerts={}", failed.reason(), alerts());
            current = null;
            return;
        }
        long pause = Math.min(FIRST_PAUSE.toNanos() << Math.min(failures - 1, DOUBLINGS), LONGEST_PAUSE.toNanos());
        long spread = (long) (pause * (1 - chance.getAsDouble() / 2));
        dueAt = now + Math.max(spread, failed.pause().toNanos());
    }

    private int alerts() {
        return current == null ? 0 : current.alerts().size();
    }
}
