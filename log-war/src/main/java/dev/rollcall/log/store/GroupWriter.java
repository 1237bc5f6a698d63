package dev.rollcall.log.store;

import dev.rollcall.log.store.StoreException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
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
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The only writer of a file. Callers hand over bytes and wait; one thread takes whatever waits, writes each in one go,
 * forces once for all of them, and answers them all (group commit, as databases do it). Callers on other threads can be
 * interrupted without the file noticing.
 *
 * <p>What fails leaves no trace: the file is cut back to where it was, and if even that fails the next write starts on a
 * line of its own. Failure is not final: the next write is tried again. The queue holds {@value #MAX_WAITING} callers;
 * more are refused as busy. Thread-safe.
 */
final class GroupWriter implements AutoCloseable {

    private static final Logger LOG = LogManager.getLogger(GroupWriter.class);
    private static final int MAX_WAITING = 1024;
    private static final int MAX_GROUP = 64;
    private static final byte[] NOTHING = {};
    private static final byte[] LINE_FEED = {'\n'};

    private final AppendFile file;
    private final ArrayBlockingQueue<Job> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    /** One thread and one slot: a task that waits in the slot will see every job that was put in line before. */
    private final ThreadPoolExecutor thread;

    private volatile @Nullable Thread last;
    private final long deadlineMillis;
    private volatile long end;
    private volatile @Nullable StoreException failure;
    /** Only the writing thread uses these two. */
    private long forced;

    private boolean torn;

    /**
     * Takes over {@code file}.
     *
     * @param torn whether the file's last line lacks its end
     * @param deadlineMillis how long a caller waits for the disk
     */
    GroupWriter(AppendFile file, boolean torn, ThreadFactory threads, long deadlineMillis) throws IOException {
        this.file = file;
        this.torn = torn;
        this.deadlineMillis = deadlineMillis;
        this.end = file.size();
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

    /** Returns when {@code bytes} are written, all of them or none; a disk that answers too late may write them yet. */
    void write(byte[] bytes) {
        await(new Job(bytes, false, new CompletableFuture<>()));
    }

    /** Returns when everything written before would survive a power cut. */
    void force() {
        await(new Job(NOTHING, true, new CompletableFuture<>()));
    }

    /** Returns how many callers wait for their turn. */
    int waiting() {
        return waiting.size();
    }

    /** Returns up to where the file may be read: everything before is complete lines. */
    long end() {
        return end;
    }

    /** Returns what was wrong at the last attempt; empty if it succeeded. */
    Optional<StoreException> failure() {
        return Optional.ofNullable(failure);
    }

    private void await(Job job) {
        if (thread.isShutdown()) {
            throw closed();
        }
        if (!waiting.offer(job)) {
            throw new StoreException(Reason.BUSY, "too many writes are waiting", null);
        }
        thread.execute(this::drain);
        if (thread.isShutdown() && waiting.remove(job)) {
            throw closed();
        }
        try {
            job.done.get(deadlineMillis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreException known
                    ? new StoreException(known.reason(), String.valueOf(known.getMessage()), known)
                    : new StoreException(Reason.FAILED, "the write failed", e);
        } catch (TimeoutException e) {
            waiting.remove(job);
            throw new StoreException(Reason.FAILED, "the disk did not answer in time", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(Reason.CLOSED, "interrupted while waiting for the disk", e);
        }
    }

    private static StoreException closed() {
        return new StoreException(Reason.CLOSED, "the store is closed", null);
    }

    private void drain() {
        List<Job> group = new ArrayList<>();
        while (waiting.drainTo(group, MAX_GROUP) > 0) {
            commit(group);
            group.clear();
        }
    }

    private void commit(List<Job> group) {
        boolean force = false;
        for (Job job : group) {
            attempt(job, () -> append(job.bytes));
            force |= job.force;
        }
        for (Job job : group) {
            if (force && job.force) {
                attempt(job, this::forceFile);
            }
            job.done.complete(end);
        }
    }

    private void attempt(Job job, Action action) {
        try {
            if (action.run() && failure != null) {
                LOG.info("Log store writes again");
                failure = null;
            }
        } catch (IOException | RuntimeException e) {
            Reason reason = full(e, job.bytes.length) ? Reason.FULL : Reason.FAILED;
            StoreException problem = new StoreException(reason, "the disk refused: " + e.getMessage(), e);
            if (failure == null) {
                LOG.error("Log store cannot write reason={}", reason, e);
            }
            failure = problem;
            job.done.completeExceptionally(problem);
        }
    }

    private boolean append(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return false;
        }
        long start = end;
        try {
            if (torn) {
                file.write(ByteBuffer.wrap(LINE_FEED));
            }
            file.write(ByteBuffer.wrap(bytes));
            end = start + bytes.length + (torn ? 1 : 0);
            torn = false;
            return true;
        } catch (IOException | RuntimeException e) {
            cutBack(start, e);
            throw e;
        }
    }

    private void cutBack(long size, Exception reason) {
        try {
            file.truncate(size);
        } catch (IOException e) {
            reason.addSuppressed(e);
            torn = true;
            end = sizeOr(size);
        }
    }

    private long sizeOr(long fallback) {
        try {
            return file.size();
        } catch (IOException e) {
            return fallback;
        }
    }

    private boolean forceFile() throws IOException {
        if (forced >= end) {
            return false;
        }
        file.force();
        forced = end;
        return true;
    }

    private boolean full(Exception e, int bytes) {
        String message = String.valueOf(e.getMessage());
        return message.contains("No space left") || message.contains("quota") || file.full(bytes);
    }

    /** Writes what waits, ends the thread and closes the file. Later calls are refused. */
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
        file.close();
    }

    /** Bytes to append, whether to force, and who waits for it. */
    private record Job(byte[] bytes, boolean force, CompletableFuture<Long> done) {}

    /** Something done to the file; returns whether there was anything to do. */
    private interface Action {
        boolean run() throws IOException;
    }
}
