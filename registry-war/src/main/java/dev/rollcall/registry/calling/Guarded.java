package dev.rollcall.registry.calling;

import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * A task that never fails: whatever is thrown is logged. What is thrown into a scheduler would be lost, and would silently
 * end all repetitions. Thread-safe if the task is.
 */
public final class Guarded implements Runnable {

    private static final Logger LOG = LogManager.getLogger(Guarded.class);

    private final Runnable task;

    /** Takes what is to be done. */
    public Guarded(Runnable task) {
        this.task = task;
    }

    @Override
    public void run() {
        try {
            task.run();
        } catch (Throwable e) {
            LOG.error("a task failed", e);
        }
    }
}
