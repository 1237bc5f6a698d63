package dev.rollcall.registry.push;

import dev.rollcall.kit.registry.ProviderUpdate;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Makes attempts and plans their repetition. Subscribers whose last attempt failed share a narrow lane, so that however
 * many of them hang, those who answer never wait for them. Thread-safe.
 */
final class UpdateSender {

    private static final Logger LOG = LogManager.getLogger(UpdateSender.class);

    private final UpdateChannel channel;
    private final PushConfig config;
    private final Later later;
    private final DoubleSupplier chance;
    private final Semaphore slowLane;

    UpdateSender(UpdateChannel channel, PushConfig config, Later later, DoubleSupplier chance) {
        this.channel = channel;
        this.config = config;
        this.later = later;
        this.chance = chance;
        this.slowLane = new Semaphore(config.slowLane());
    }

    /** Makes one attempt; when the slow lane is full that counts as one that was not sent. */
    void attempt(Subscriber subscriber, ProviderUpdate update, boolean failing, Consumer<Receipt> receipt) {
        if (failing && !slowLane.tryAcquire()) {
            receipt.accept(Receipt.NOT_SENT);
            return;
        }
        AtomicBoolean once = new AtomicBoolean();
        Consumer<Receipt> settle = outcome -> {
            if (once.compareAndSet(false, true)) {
                if (failing) {
                    slowLane.release();
                }
                receipt.accept(outcome);
            }
        };
        try {
            channel.send(subscriber, update, settle);
        } catch (RuntimeException e) {
            LOG.warn("update could not be sent instance={}", subscriber.id(), e);
            settle.accept(Receipt.UNKNOWN);
        }
    }

    /** Runs {@code task} when it is time for another attempt. */
    void later(int failures, Runnable task) {
        later.run(config.retryAfter(failures, chance.getAsDouble()), task);
    }
}
