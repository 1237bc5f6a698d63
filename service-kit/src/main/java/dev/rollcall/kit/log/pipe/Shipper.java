package dev.rollcall.kit.log.pipe;

import dev.rollcall.kit.threads.Threads;
import dev.rollcall.kit.time.Ticker;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Two daemon threads: one moves events from the queue to the backlog within 200 ms, the other sends them. So a log service
 * that takes a call and never answers does not keep events from the disk.
 */
final class Shipper {

    private static final long WINDOW = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long UNTIL_ROOM = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long UNTIL_LOOKED_AGAIN = 1;

    private static final long AFTER_ERROR = TimeUnit.SECONDS.toNanos(1);

    /** While stopping, the log service gets this many chances. */
    private static final int LAST_ATTEMPTS = 2;

    /** How long an interrupted transport has to come back. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final EventQueue queue;
    private final Keeper keeper;
    private final Backlog backlog;
    private final Sender sender;
    private final Runnable delivered;
    private final Ticker ticker;
    private final Bell bell = new Bell();
    private final Thread keeping;
    private final Thread sending;
    private volatile boolean closing;
    private volatile boolean hopeless;
    private volatile boolean ending;

    /** @param delivered called by the thread that sends after each batch that was stored */
    Shipper(
            EventQueue queue,
            Keeper keeper,
            Backlog backlog,
            Sender sender,
            Runnable delivered,
            String threadName,
            Ticker ticker) {
        this.queue = queue;
        this.keeper = keeper;
        this.backlog = backlog;
        this.sender = sender;
        this.delivered = delivered;
        this.ticker = ticker;
        var threads = Threads.named(threadName);
        this.keeping = threads.newThread(this::keep);
        this.sending = threads.newThread(this::send);
    }

    void start() {
        queue.consumer(keeping);
        queue.hurry(false);
        keeping.start();
        sending.start();
    }

    /** There is something in the backlog. */
    void ring() {
        bell.ring();
    }

    /** Sends what there is until the deadline and ends both threads; what is left stays where it is. */
    void stop(Duration deadline) {
        long end = ticker.nanos() + deadline.toNanos();
        closing = true;
        queue.hurry(true);
        try {
            join(keeping, end);
            hopeless = true;
            queue.wake();
            ending = true;
            bell.hurry();
            join(sending, end);
            sending.interrupt();
            sending.join(GRACE.toMillis());
            keeping.join(GRACE.toMillis());
        } catch (InterruptedException e) {
            hopeless = true;
            ending = true;
            sending.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void join(Thread thread, long end) throws InterruptedException {
        thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - ticker.nanos())));
    }

    private void keep() {
        while (!closing || !keeper.isDone() && !hopeless) {
            if (keeper.held() == 0) { // events in hand wait for room, not for more events
                queue.awaitBatch(WINDOW);
            }
            if (kept()) {
                bell.ring();
            } else if (closing && sender.failures() > 0) {
                return;
            } else {
                queue.pause(UNTIL_ROOM);
            }
        }
    }

    /** What cannot be kept now is tried again, whatever the reason: an error that escaped would end the keeping without a word. */
    private boolean kept() {
        try {
            return keeper.step(backlog);
        } catch (Throwable e) {
            return false;
        }
    }

    /** Like {@link #kept}. */
    private long sent() throws InterruptedException {
        try {
            return sender.step();
        } catch (InterruptedException e) {
            throw e;
        } catch (Throwable e) {
            return AFTER_ERROR;
        }
    }

    private void send() {
        try {
            long pause = 0;
            while (!ending || pause != Sender.IDLE && sender.failures() < LAST_ATTEMPTS) {
                if (pause == Sender.IDLE) {
                    bell.await(UNTIL_LOOKED_AGAIN, TimeUnit.SECONDS);
                } else if (pause > 0) {
                    bell.pause(pause);
                }
                pause = sent();
                if (pause == 0) {
                    queue.wake();
                    delivered.run();
                }
            }
        } catch (InterruptedException e) {
            // The deadline is over: what is left stays where it is.
        }
    }
}
