package dev.rollcall.kit.database;

import java.sql.SQLException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets threads that have committed share one force of the disk. A thread that comes while none is under way leads the
 * next one, for all that have come before it begins; the others wait, because a force that has begun may have missed
 * what they wrote.
 *
 * <p>A force that fails ends a generation, and so does a database that is opened again: what was committed in it and is
 * not forced may be lost, whatever a later force says, because an operating system forgets what it could not write, and
 * a database what it had not written. So each thread notes the generation before it begins to write.
 *
 * <p>Safe for use by several threads; needs none of its own, and an interrupt disturbs none of them.
 */
final class GroupCommit {
    /** Forces to the disk what was committed before it began. */
    @FunctionalInterface
    interface Force {
        void run() throws SQLException;
    }

    private final Force force;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long generation;
    private long arrived;
    private long forced;
    private long rounds;
    private boolean underWay;

    GroupCommit(Force force) {
        this.force = force;
    }

    /** Returns the generation, to be noted before the first write of what will be committed. */
    long generation() {
        lock.lock();
        try {
            return generation;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns once everything that was committed before the call is on the disk. Blocks for two rounds at most.
     *
     * @param begun the generation that was noted before the first write
     * @throws SQLException if that generation has ended: how much of it is on the disk is unknown, and may be all of it
     */
    void await(long begun) throws SQLException {
        lock.lock();
        try {
            arrived++;
            long mine = arrived;
            while (true) {
                if (begun != generation) {
                    throw new SQLException("The disk has refused what others wrote at the same time", "08007");
                }
                if (forced >= mine) {
                    return;
                }
                if (underWay) {
                    changed.awaitUninterruptibly();
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Called with the lock held; releases it while the disk works. */
    private void lead() throws SQLException {
        long all = arrived;
        long begun = generation;
        underWay = true;
        lock.unlock();
        boolean done = false;
        try {
            force.run();
            done = true;
        } finally {
            lock.lock();
            underWay = false;
            if (done && begun == generation) {
                forced = all;
                rounds++;
            } else if (!done) {
                generation++;
            }
            changed.signalAll();
        }
    }

    /**
     * Ends the generation together with what it was written to: threads that note the next one write to what
     * {@code exchange} has put in its place.
     */
    void renew(Runnable exchange) {
        lock.lock();
        try {
            exchange.run();
            generation++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how often the disk was forced. */
    long rounds() {
        lock.lock();
        try {
            return rounds;
        } finally {
            lock.unlock();
        }
    }
}
