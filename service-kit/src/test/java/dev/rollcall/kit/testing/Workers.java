package dev.rollcall.kit.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Threads that do something beside a test until they are told to stop. If one of them dies, the test that waits for their end
 * fails with its cause. Used by one thread.
 */
public final class Workers {
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "worker");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Future<?>> work = new ArrayList<>();

    /** Something that may fail. */
    @FunctionalInterface
    public interface Work {
        /** Returns when it is done. */
        void run() throws Exception;
    }

    /** Begins it in a thread of its own. */
    public void start(Work one) {
        Callable<Void> call = () -> {
            one.run();
            return null;
        };
        work.add(threads.submit(call));
    }

    /**
     * Waits until all of them have ended, which they must do on their own.
     *
     * @throws AssertionError if one has died of something, or does not end in time
     */
    public void end(Duration limit) {
        threads.shutdown();
        long begin = System.nanoTime();
        for (Future<?> one : work) {
            try {
                one.get(limit.toNanos() - (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                throw new AssertionError("a worker died: " + e.getCause(), e.getCause());
            } catch (TimeoutException e) {
                throw new AssertionError("not within " + limit + ": the end of a worker", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }
}
