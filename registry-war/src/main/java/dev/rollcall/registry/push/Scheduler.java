package dev.rollcall.registry.push;

import java.time.Duration;

/** Runs tasks on other threads. */
@FunctionalInterface
public interface Scheduler {

    /** Runs {@code task} after {@code delay}; never on the calling thread. */
    void run(Duration delay, Runnable task);
}
