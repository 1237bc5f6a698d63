package dev.rollcall.kit.threads;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes and ends threads. The one place that decides between platform and virtual threads. */
public final class Threads {

    private static final Logger LOG = System.getLogger(Threads.class.getName());

    private Threads() {}

    /** Returns a factory of daemon threads named {@code prefix-1}, {@code prefix-2}, ... */
    public static ThreadFactory named(String prefix) {
        AtomicInteger next = new AtomicInteger(1);
        ClassLoader loader = Threads.class.getClassLoader();
        return task -> {
            Thread thread = new Thread(task, prefix + "-" + next.getAndIncrement());
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            return thread;
        };
    }

    /** Returns a scheduler that forgets cancelled tasks at once and runs nothing after shutdown. */
    public static ScheduledExecutorService scheduler(String name, int threads) {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(threads, named(name));
        scheduler.setRemoveOnCancelPolicy(true);
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return scheduler;
    }

    /**
     * Returns {@code task} as one that never fails: whatever it throws is logged. A scheduler would lose it, and end
     * all repetitions without a word.
     */
    public static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (Throwable e) {
                LOG.log(Level.ERROR, "a task failed", e);
            }
        };
    }

    /** Runs {@code task} after {@code pause}, and again {@code pause} after each end, whatever it throws. */
    public static void repeat(ScheduledExecutorService scheduler, Duration pause, Runnable task) {
        scheduler.scheduleWithFixedDelay(guarded(task), pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Returns workers for blocking calls: a virtual thread for each task where the JVM has them (21 and later), else at
     * most {@code maxThreads} platform threads that end after 30 idle seconds; further tasks wait in line.
     */
    public static ExecutorService workers(String name, int maxThreads) {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Object named = type.getMethod("name", String.class, long.class).invoke(builder, name + "-", 1L);
            ThreadFactory factory = (ThreadFactory) type.getMethod("factory").invoke(named);
            return (ExecutorService) Executors.class
                    .getMethod("newThreadPerTaskExecutor", ThreadFactory.class)
                    .invoke(null, factory);
        } catch (ReflectiveOperationException e) { // 19 and 20 have the methods, and refuse
            return pool(name, maxThreads);
        }
    }

    private static ExecutorService pool(String name, int maxThreads) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                maxThreads, maxThreads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * Interrupts what runs, cancels what waits, and waits until all threads have ended.
     *
     * @return whether all ended within {@code limit}
     */
    public static boolean stop(ExecutorService executor, Duration limit) {
        for (Runnable dropped : executor.shutdownNow()) {
            if (dropped instanceof Future<?> future) {
                future.cancel(false); // a thread may wait for it
            }
        }
        return await(executor, limit);
    }

    /**
     * Lets what runs and what waits come to its end, takes nothing more, and waits until all threads have ended.
     *
     * @return whether all ended within {@code limit}
     */
    public static boolean finish(ExecutorService executor, Duration limit) {
        executor.shutdown();
        return await(executor, limit);
    }

    private static boolean await(ExecutorService executor, Duration limit) {
        try {
            return executor.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
