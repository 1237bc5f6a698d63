package dev.rollcall.kit.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for something to become true, looking often, with a deadline. */
public final class Eventually {

    private static final long PAUSE_NANOS = Duration.ofMillis(5).toNanos();

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
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError | Exception e) {
                if (System.nanoTime() - end > 0) {
                    throw new AssertionError("not within " + limit + ": " + e.getMessage(), e);
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
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
