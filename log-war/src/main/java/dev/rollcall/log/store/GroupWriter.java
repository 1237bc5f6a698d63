package dev.rollcall.log.store;

import dev.rollcall.log.store.StoreException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of a store. Callers hand over batches and wait; one thread takes whatever waits, has it written and
 * forced in one go, and answers them all (group commit, as databases do it). Interrupting a caller does not touch the
 * file.
 *
 * <p>A group that is refused is tried again batch by batch, so a small one still fits where a large one does not.
 * Failure is not final: the next group is tried again. {@value #MAX_WAITING} callers wait at most, with
 * {@value #MAX_WAITING_BYTES} bytes; more are refused as busy. Thread-safe.
 */
final class GroupWriter implements AutoCloseable {

    /** Stores batches, all or none; closed by the thread that writes. */
    interface Target extends AutoCloseable {

        /**
         * Returns what became of each batch.
         *
         * @throws StoreException if there is no room
         * @throws IOException if the disk refuses for another reason
         */
        List<Appended> commit(List<Batch> batches) throws IOException;

        @Override
        void close() throws IOException;
    }

    private static final Logger LOG = LogManager.getLogger(GroupWriter.class);
    private static final int MAX_WAITING = 1024;
    private static final int MAX_WAITING_BYTES = 32 << 20;
    private static final int MAX_GROUP = 64;

    private final Target target;
    private final Runnable stored;
    private final ArrayBlockingQueue<Job> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final AtomicLong waitingBytes = new AtomicLong();
    /** One thread and one slot: a task that waits in the slot will see every job that was put in line before. */
    private final ThreadPoolExecutor thread;

    private final long deadlineMillis;
    private volatile @Nullable Thread last;
    private volatile @Nullable StoreException failure;

    /**
     * Takes over {@code target}.
     *
     * @param stored runs after each group, before its callers are answered
     * @param deadlineMillis how long a caller waits for the disk
     */
    GroupWriter(Target target, Runnable stored, ThreadFactory threads, long deadlineMillis) {
        this.target = target;
        this.stored = stored;
        this.deadlineMillis = deadlineMillis;
        this.thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(1),
                task -> last = threads.newThread(task),
                new ThreadPoolExecutor.DiscardPolicy());
        this.thread.prestartCoreThread();
    }

    /** Returns how many callers wait for their turn. */
    int waiting() {
        return waiting.size();
    }

    /** Returns what was wrong at the last attempt; empty if it succeeded. */
    Optional<StoreException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Returns once {@code batch} is stored; a disk that answers too late may still store it. */
    Appended write(Batch batch) {
        Job job = new Job(batch, new CompletableFuture<>());
        if (thread.isShutdown()) {
            throw closed();
        }
        if (waitingBytes.addAndGet(batch.size()) > MAX_WAITING_BYTES && !waiting.isEmpty() || !waiting.offer(job)) {
            waitingBytes.addAndGet(-batch.size());
            throw new StoreException(Reason.BUSY, "too many writes are waiting", null);
        }
        thread.execute(this::drain);
        if (thread.isShutdown() && remove(job)) {
            throw closed();
        }
        return await(job);
    }

    private Appended await(Job job) {
        try {
            return job.done.get(deadlineMillis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreException known
                    ? new StoreException(known.reason(), String.valueOf(known.getMessage()), known)
                    : new StoreException(Reason.FAILED, "the write failed", e);
        } catch (TimeoutException e) {
            remove(job);
            throw new StoreException(Reason.FAILED, "the disk did not answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Reason.CLOSED, "interrupted while waiting for the disk", e);
        }
    }

    private boolean remove(Job job) {
        boolean removed = waiting.remove(job);
        if (removed) {
            waitingBytes.addAndGet(-job.batch.size());
        }
        return removed;
    }

    private static StoreException closed() {
        return new StoreException(Reason.CLOSED, "the store is closed", null);
    }

    private void drain() {
        List<Job> group = new ArrayList<>();
        while (waiting.drainTo(group, MAX_GROUP) > 0) {
            group.forEach(job -> waitingBytes.addAndGet(-job.batch.size()));
            if (group.size() > 1 && attempt(group).isPresent()) {
                group.forEach(job -> attempt(List.of(job)).ifPresent(job.done::completeExceptionally));
            } else if (group.size() == 1) {
                attempt(group).ifPresent(group.get(0).done::completeExceptionally);
            }
            group.clear();
        }
    }

    /** Stores a group and answers its callers, or returns why it cannot be stored. */
    private Optional<StoreException> attempt(List<Job> group) {
        List<Appended> results;
        try {
            results = target.commit(group.stream().map(Job::batch).toList());
        } catch (Throwable e) { // an error that ended the thread would leave the callers without an answer
            return Optional.of(failed(e));
        }
        if (failure != null) {
            LOG.info("Log store writes again");
            failure = null;
        }
        tell();
        for (int i = 0; i < results.size(); i++) {
            group.get(i).done.complete(results.get(i));
        }
        return Optional.empty();
    }

    /** What is stored stays so even if a listener fails: a sender told otherwise would send it again. */
    private void tell() {
        try {
            stored.run();
        } catch (Throwable e) {
            LOG.error("Nobody could be told of what was stored", e);
        }
    }

    private StoreException failed(Throwable e) {
        StoreException problem = e instanceof StoreException known
                ? known
                : new StoreException(Reason.FAILED, refusal(e) + e.getMessage(), e);
        if (failure == null) {
            LOG.error("Log store cannot write reason={}", problem.reason(), e);
        }
        failure = problem;
        return problem;
    }

    private static String refusal(Throwable e) {
        return e instanceof Error ? "the writer failed: " : "the disk refused: ";
    }

    /** Stores what waits, ends the thread and closes the target. Later calls are refused. */
    @Override
    public void close() throws IOException {
        thread.shutdown();
        try {
            Thread writing = last;
            if (writing != null) {
                // Awaiting termination is not enough: it ends a moment before the thread does.
                writing.join(deadlineMillis);
            }
            if (!thread.isTerminated()) {
                LOG.warn("Log store is closed while the disk does not answer");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        target.close();
    }

    /** A batch and the caller that waits for it. */
    private record Job(Batch batch, CompletableFuture<Appended> done) {}
}
