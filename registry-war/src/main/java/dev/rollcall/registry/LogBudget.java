package dev.rollcall.registry;

import java.util.concurrent.atomic.AtomicInteger;

/** How many lines may be written before {@link #renew} is called again. Thread-safe. */
final class LogBudget {

    private final int lines;
    private final AtomicInteger asked = new AtomicInteger();

    LogBudget(int lines) {
        this.lines = lines;
    }

    /** Returns whether one more line may be written. */
    boolean admits() {
        return asked.incrementAndGet() <= lines;
    }

    /** Begins anew, and returns how many lines were not admitted. */
    int renew() {
        return Math.max(0, asked.getAndSet(0) - lines);
    }
}
