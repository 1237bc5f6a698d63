package dev.rollcall.grading.job;

import dev.rollcall.grading.gradebook.Job;
import dev.rollcall.grading.gradebook.Progress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Work that goes on in this process. Safe for use by several threads. */
final class Running<T> implements Progress {
    private final Work<T> work;
    private final BooleanSupplier stopping;
    private final AtomicLong done = new AtomicLong();
    private final CompletableFuture<T> end = new CompletableFuture<>();

    Running(Work<T> work, BooleanSupplier stopping) {
        this.work = work;
        this.stopping = stopping;
    }

    Work<T> work() {
        return work;
    }

    /** Completed once nothing is to be seen of it any more. */
    CompletableFuture<T> end() {
        return end;
    }

    Job now() {
        return work.job().with(done.get());
    }

    /** Counts from nothing, also at another attempt. */
    void begin() {
        done.set(0);
    }

    @Override
    public void advance(long rows) {
        if (stopping.getAsBoolean()) {
            throw new JobStoppedException();
        }
        done.addAndGet(rows);
    }
}
