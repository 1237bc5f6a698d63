package dev.rollcall.kit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final int MANY = 16;

    /** A disk that begins when it is asked, and ends when it is allowed to. */
    private final Semaphore allowed = new Semaphore(0);

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger committed = new AtomicInteger();
    private final AtomicInteger onDisk = new AtomicInteger();
    private final AtomicReference<SQLException> failure = new AtomicReference<>();
    private final GroupCommit commits = new GroupCommit(this::force);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Thread> callers = ConcurrentHashMap.newKeySet();

    private void force() throws SQLException {
        int seen = committed.get();
        begun.incrementAndGet();
        allowed.acquireUninterruptibly();
        SQLException refused = failure.getAndSet(null);
        if (refused != null) {
            throw refused;
        }
        onDisk.set(seen);
    }

    @AfterEach
    void end() {
        allowed.release(1_000_000);
        threads.shutdownNow();
    }

    private Future<Integer> commit() {
        long begun = commits.generation();
        int mine = committed.incrementAndGet();
        return threads.submit(() -> {
            callers.add(Thread.currentThread());
            commits.await(begun);
            return onDisk.get() - mine; // negative: answered before it was on the disk
        });
    }

    private void begunIs(int count) {
        Eventually.passes(SOON, () -> assertEquals(count, begun.get()));
    }

    private void allWait(int count) {
        Eventually.isTrue(
                SOON,
                "not all wait",
                () -> callers.size() == count
                        && callers.stream().allMatch(caller -> caller.getState() == Thread.State.WAITING));
    }

    @Test
    void oneWhoIsAloneIsForcedAlone() throws Exception {
        Future<Integer> one = commit();
        begunIs(1);
        assertTrue(!one.isDone());

        allowed.release();

        assertEquals(0, one.get());
        assertEquals(1, commits.rounds());
    }

    @Test
    void allWhoWaitShareTheNextForce() throws Exception {
        commit();
        begunIs(1);
        List<Future<Integer>> late = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            late.add(commit());
        }
        allWait(1 + MANY);
        allowed.release();
        begunIs(2);
        assertTrue(late.stream().noneMatch(Future::isDone), "the first force may have missed what they wrote");

        allowed.release(MANY);

        for (Future<Integer> one : late) {
            assertTrue(one.get() >= 0);
        }
        assertTrue(commits.rounds() <= 3, commits.rounds() + " rounds"); // two, and one for those who arrived last
    }

    /** Who had written before it failed may have lost it, whatever the next force says. */
    @Test
    void aForceThatFailsIsToldToAllWhoHadBegunBeforeAndToNobodyElse() throws Exception {
        SQLException full = new SQLException("full");
        failure.set(full);
        Future<Integer> leader = commit();
        begunIs(1);
        Future<Integer> other = commit();
        long begun = commits.generation();

        allowed.release();

        assertSame(full, assertThrows(Exception.class, leader::get).getCause());
        assertThrows(ExecutionException.class, other::get);
        allowed.release();
        assertThrows(SQLException.class, () -> commits.await(begun));
        assertTrue(commit().get() >= 0);
        assertEquals(1, commits.rounds());
    }

    /** The force that ends afterwards may have been one of the successor, which has not what was written before. */
    @Test
    void whoeverHadBegunBeforeTheDiskWasExchangedIsNotConfirmed() throws Exception {
        Future<Integer> leader = commit();
        begunIs(1);
        Future<Integer> other = commit();

        commits.renew(() -> onDisk.set(0));
        allowed.release(3);

        assertThrows(ExecutionException.class, leader::get);
        assertThrows(ExecutionException.class, other::get);
        assertTrue(commit().get() >= 0);
    }

    @Test
    void nobodyIsAnsweredBeforeItIsOnTheDiskHoweverManyCommit() throws Exception {
        allowed.release(1_000_000);
        List<Future<Integer>> all = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            all.add(threads.submit(this::commitOften));
        }

        for (Future<Integer> one : all) {
            assertEquals(0, one.get());
        }
    }

    /** Returns how often it was answered too early. */
    private int commitOften() throws SQLException {
        int early = 0;
        for (int i = 0; i < 2_000; i++) {
            int mine = committed.incrementAndGet();
            commits.await(0);
            early += onDisk.get() < mine ? 1 : 0;
        }
        return early;
    }
}
