package dev.rollcall.registry;

import dev.rollcall.kit.threads.Threads;
import dev.rollcall.registry.push.Scheduler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The threads of the registry that run tasks at a time. Thread-safe. */
final class Clockwork implements Scheduler, AutoCloseable {

    private static final Logger LOG = LogManager.getLogger(Clockwork.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    private static final int PUSH_THREADS = 2;

    private final ScheduledExecutorService rounds = Threads.scheduler("rollcall-registry-rounds", 1);
    private final ScheduledExecutorService disk = Threads.scheduler("rollcall-registry-disk", 1);
    private final List<Runnable> last = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService watches = Threads.scheduler("rollcall-registry-watch", 1);
    private final ScheduledExecutorService pushes = Threads.scheduler("rollcall-registry-push", PUSH_THREADS);

    /** Runs {@code task} again and again, with {@code pause} between; a failure is logged and ends nothing. */
    void every(Duration pause, Runnable task) {
        Threads.repeat(rounds, pause, task);
    }

    /** Like {@link #every}, for what waits for a disk; once more at the end. */
    void write(Duration pause, Runnable task) {
        last.add(task);
        Threads.repeat(disk, pause, task);
    }

    @Override
    public void run(Duration delay, Runnable task) {
        schedule(pushes, delay, task);
    }

    /** Runs {@code task}, which wakes the watchers; it never delays what is pushed. */
    void wake(Runnable task) {
        schedule(watches, Duration.ZERO, task);
    }

    private static void schedule(ScheduledExecutorService executor, Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> unused = executor.schedule(Threads.guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("nothing more is told: the registry is stopping");
        }
    }

    @Override
    public void close() {
        Threads.stop(rounds, STOP_LIMIT);
        Threads.stop(pushes, STOP_LIMIT);
        Threads.stop(watches, STOP_LIMIT);
        Threads.stop(disk, STOP_LIMIT);
        last.forEach(task -> Threads.guarded(task).run());
    }
}
