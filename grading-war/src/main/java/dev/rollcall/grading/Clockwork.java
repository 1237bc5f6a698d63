package dev.rollcall.grading;

import dev.rollcall.kit.threads.Threads;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** Runs what happens in the background: what is due from time to time, and what no caller waits for. */
final class Clockwork implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ScheduledExecutorService timer = Threads.scheduler("rollcall-grading-timer", 1);
    private final ScheduledExecutorService chores = Threads.scheduler("rollcall-grading-chores", 1);
    private final ExecutorService waker = Threads.workers("rollcall-grading-waker", 1);

    /** Repeats something that takes moments; one failure does not end the repetition. */
    void every(Duration pause, Runnable task) {
        Threads.repeat(timer, pause, task);
    }

    /** Repeats something that may take minutes: such tasks wait for each other, and nothing else waits for them. */
    void chore(Duration pause, Runnable task) {
        Threads.repeat(chores, pause, task);
    }

    /** Does something soon, on a thread of its own. */
    void now(Runnable task) {
        waker.execute(task);
    }

    @Override
    public void close() {
        Threads.finish(timer, PATIENCE); // a thread in the database must not be interrupted
        Threads.finish(chores, PATIENCE);
        Threads.stop(waker, PATIENCE);
    }
}
