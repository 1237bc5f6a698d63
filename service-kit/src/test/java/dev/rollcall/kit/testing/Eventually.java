package dev.rollcall.kit.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for something to become true, with a deadline. It looks often at first, and after a while every 50 ms: what looks too often
 * takes the processors from what it waits for.
 */
public final class Eventually {

    private static final long SHORTEST_PAUSE = Duration.ofMillis(5).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMillis(50).toNanos();

    /** A pause is this part of the time that has passed, so that it is seen almost when something became true. */
    private static final int PART = 50;

    private Eventually() {}

    /** Something that fails with an {@link AssertionError} or an exception until it is true. */
    @FunctionalInterface
    public interface Check {
        /** Returns when it is true. */
        void run() throws Exception;
    }

    /** Something that can be asked. */
    @FunctionalInterface
    public interface Question {
        /** Returns whether it is so. */
        boolean ask() throws Exception;
    }

    /** Repeats {@code check} until it passes; at the deadline its last failure is thrown. */
    public static void passes(Duration limit, Check check) {
        long begin = System.nanoTime();
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError | Exception e) {
                if (System.nanoTime() - begin > limit.toNanos()) {
                    throw new AssertionError("not within " + limit + ": " + e.getMessage(), e);
                }
            }
            LockSupport.parkNanos(pause(System.nanoTime() - begin));
        }
    }

    private static long pause(long passed) {
        return Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, passed / PART));
    }

    /** Repeats {@code question} until the answer is yes. */
    public static void isTrue(Duration limit, String what, Question question) {
        passes(limit, () -> {
            if (!question.ask()) {
                throw new AssertionError(what);
            }
        });
    }
}
