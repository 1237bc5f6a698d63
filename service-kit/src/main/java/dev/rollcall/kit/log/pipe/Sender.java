package dev.rollcall.kit.log.pipe;

import dev.rollcall.kit.log.transport.LogAnswer;
import dev.rollcall.kit.log.transport.LogBatch;
import dev.rollcall.kit.log.transport.LogTransport;
import dev.rollcall.kit.time.Backoff;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/**
 * Carries the oldest batch of a backlog to a transport, one attempt at a time, without giving up. Used by one thread; the
 * counts may be read by any.
 */
final class Sender {

    /** There is nothing to send. */
    static final long IDLE = -1;

    /** The longest pause a log service may ask for. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final Backlog backlog;
    private final LogTransport transport;
    private final Losses losses;
    private final Backoff backoff;
    private final AtomicLong sent;
    private final AtomicLong retried;
    private volatile int failures;

    /**
     * Takes its parts.
     *
     * @param sent counts events that were stored
     * @param retried counts attempts that failed and are repeated
     */
    Sender(
            Backlog backlog,
            LogTransport transport,
            Losses losses,
            RandomGenerator random,
            AtomicLong sent,
            AtomicLong retried) {
        this.backlog = backlog;
        this.transport = transport;
        this.losses = losses;
        this.backoff = new Backoff(random);
        this.sent = sent;
        this.retried = retried;
    }

    /**
     * Makes one attempt.
     *
     * @return how many nanoseconds to wait before the next one, 0 if none, or {@link #IDLE}
     */
    long step() throws InterruptedException {
        LogBatch batch = backlog.oldest();
        if (batch == null) {
            return IDLE;
        }
        LogAnswer answer = attempt(batch);
        switch (answer.outcome()) {
            case RETRY -> {
                return failed(answer);
            }
            case ACCEPTED -> {
                int rejected = Math.min(answer.rejected(), batch.events());
                sent.addAndGet(batch.events() - rejected);
                losses.add(Loss.REJECTED, rejected);
            }
            case REFUSED -> {
                backlog.putAside(batch, answer.reason());
                losses.add(Loss.REFUSED, batch.events());
            }
        }
        backlog.done();
        backoff.reset();
        failures = 0;
        return 0;
    }

    private long failed(LogAnswer answer) {
        backlog.failed();
        retried.incrementAndGet();
        Duration asked = answer.pause().compareTo(LONGEST_PAUSE) < 0 ? answer.pause() : LONGEST_PAUSE;
        long pause = Math.max(backoff.next().toNanos(), asked.toNanos());
        failures = backoff.failures();
        return pause;
    }

    private LogAnswer attempt(LogBatch batch) throws InterruptedException {
        try {
            return transport.send(batch);
        } catch (RuntimeException e) {
            return LogAnswer.RETRY;
        }
    }

    /** Returns how many attempts have failed in a row. */
    int failures() {
        return failures;
    }
}
