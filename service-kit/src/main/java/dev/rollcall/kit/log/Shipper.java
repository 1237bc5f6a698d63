package dev.rollcall.kit.log;

import dev.rollcall.kit.threads.Threads;
import dev.rollcall.kit.time.SystemTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Carries the events of a buffer to a transport, in batches, in order, on one daemon thread of its own. While the log
 * service is away the oldest batch is tried again and again with growing pauses; everything else waits in the buffer.
 * After a delivery it reports, as an event, how many events were dropped before.
 */
final class Shipper {
    private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(5);
    /** While stopping, the log service gets this many chances; then what is left is given up. */
    private static final int LAST_ATTEMPTS = 2;
    /** How long an interrupted transport has to come back. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final EventBuffer buffer;
    private final LogTransport transport;
    private final byte[] head;
    private final Thread thread;
    private volatile boolean stopping;
    /** Set when the transport does not come back: the thread may then no longer touch the buffer. */
    private volatile boolean abandoned;

    /** @param head what each line starts with: the opening brace and the members that name the service */
    Shipper(EventBuffer buffer, LogTransport transport, byte[] head, String threadName) {
        this.buffer = buffer;
        this.transport = transport;
        this.head = head.clone();
        this.thread = Threads.named(threadName).newThread(this::run);
    }

    void start() {
        buffer.hurry(false);
        thread.start();
    }

    /** Whether the calling thread is the one that sends. */
    boolean isCurrentThread() {
        return Thread.currentThread() == thread;
    }

    boolean sendsTo(LogTransport other) {
        return transport == other;
    }

    /** Sends what the buffer holds until the deadline and ends the thread; false when something was left. */
    boolean stop(Duration deadline) {
        stopping = true;
        buffer.hurry(true);
        try {
            thread.join(Math.max(1, deadline.toMillis()));
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(GRACE.toMillis());
                abandoned = thread.isAlive();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
        return buffer.isEmpty();
    }

    private void run() {
        try {
            boolean delivering = true;
            while (delivering && !(stopping && buffer.isEmpty())) {
                buffer.awaitBatch(WINDOW);
                Batch batch = buffer.oldest(head);
                delivering = batch.isEmpty() || deliver(batch);
            }
        } catch (InterruptedException e) {
            // The deadline is over: the thread ends, what is left stays in the buffer.
        }
    }

    /** Returns true when the batch has left the buffer, false when it was given up for now because we are stopping. */
    private boolean deliver(Batch batch) throws InterruptedException {
        int failures = 0;
        while (true) {
            LogTransport.Outcome outcome = attempt(batch.ndjson(), batch.events());
            if (abandoned) {
                return false;
            }
            switch (outcome) {
                case ACCEPTED -> {
                    buffer.remove(batch, true);
                    reportDropped();
                    return true;
                }
                case REFUSED -> {
                    buffer.remove(batch, false);
                    return true;
                }
                case RETRY -> failures++;
            }
            if (stopping && failures >= LAST_ATTEMPTS) {
                return false;
            }
            buffer.pause(pauseAfter(failures));
        }
    }

    private LogTransport.Outcome attempt(byte[] ndjson, int events) throws InterruptedException {
        try {
            return transport.send(ndjson, events);
        } catch (RuntimeException e) {
            return LogTransport.Outcome.RETRY;
        }
    }

    private void reportDropped() throws InterruptedException {
        long count = buffer.reportable();
        if (count > 0) {
            byte[] line = new LogLine(
                            SystemTime.INSTANCE.instant(),
                            "WARN",
                            Shipper.class.getPackageName(),
                            thread.getName(),
                            "Log events dropped count=" + count + " because the log service was away or refused them",
                            null,
                            null)
                    .encode();
            Batch report = Batch.of(head, List.of(line), head.length + line.length + 1);
            if (attempt(report.ndjson(), 1) == LogTransport.Outcome.ACCEPTED) {
                buffer.reported(count);
            }
        }
    }

    private static long pauseAfter(int failures) {
        long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures - 1, 6));
        return pause / 2 + ThreadLocalRandom.current().nextLong(pause / 2 + 1);
    }
}
