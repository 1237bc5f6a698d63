package dev.rollcall.registry.push;

import dev.rollcall.kit.registry.ProviderUpdate;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Makes attempts, a few at a time, and plans their repetition. Subscribers whose last attempt failed share a narrow
 * lane of their own: however many of them hang, those that answer never wait for them. Thread-safe.
 */
final class UpdateSender {

    private static final Logger LOG = LogManager.getLogger(UpdateSender.class);

    private final UpdateChannel channel;
    private final PushConfig config;
    private final Scheduler scheduler;
    private final DoubleSupplier chance;
    private final ConcurrencyLimiter fastLane;
    private final Semaphore slowLane;

    UpdateSender(UpdateChannel channel, PushConfig config, Scheduler scheduler, DoubleSupplier chance) {
        this.channel = channel;
        this.config = config;
        this.scheduler = scheduler;
        this.chance = chance;
        this.fastLane = new ConcurrencyLimiter(config.fastLane(), scheduler);
        this.slowLane = new Semaphore(config.slowLane());
    }

    /**
     * Calls {@code begin} when there is room for an attempt, with what must be called once when the attempt has ended.
     *
     * @param failing whether the last attempt failed
     * @return false if nothing will be called because the slow lane is full
     */
    boolean turn(boolean failing, Consumer<Runnable> begin) {
        if (!failing) {
            fastLane.enter(end -> guarded(begin, end));
            return true;
        }
        boolean free = slowLane.tryAcquire();
        if (free) {
            guarded(begin, slowLane::release);
        }
        return free;
    }

    private static void guarded(Consumer<Runnable> begin, Runnable end) {
        try {
            begin.accept(end);
        } catch (Throwable e) { // Whatever it is, the next attempt gets its turn.
            LOG.error("an attempt could not begin", e);
            end.run();
        }
    }

    /** Makes one attempt; {@code receipt} is called exactly once. */
    void send(Subscriber subscriber, ProviderUpdate update, Consumer<Receipt> receipt) {
        AtomicBoolean once = new AtomicBoolean();
        Consumer<Receipt> settle = outcome -> {
            if (once.compareAndSet(false, true)) {
                receipt.accept(outcome);
            }
        };
        try {
            channel.send(subscriber, update, settle);
        } catch (Throwable e) { // An update may be large, and memory short.
            LOG.warn("update could not be sent instance={}", subscriber.id(), e);
            settle.accept(Receipt.UNKNOWN);
        }
    }

    /** Runs {@code task} when it is time for another attempt. */
    void retry(int failures, Runnable task) {
        scheduler.run(config.retryAfter(failures, chance.getAsDouble()), task);
    }
}
