package dev.rollcall.grading.gradebook;

import java.util.function.Function;

/**
 * Everything there is, in transactions. Safe for use by several threads; all methods may block for as long as the store
 * needs, and throw {@link GradeBookUnavailableException} when it cannot be reached.
 */
public interface School {
    /** Asks; the answers of one question may be of different moments unless it says otherwise. */
    <T> T read(Function<Transaction, T> question);

    /** Asks; all answers are of one moment, and may be asked for again from the beginning. */
    <T> T snapshot(Function<Transaction, T> question);

    /**
     * Changes something: all of {@code work}, or nothing if it throws. It survives the end of the process when this returns.
     *
     * @param work done again, from the beginning, when other transactions were in its way
     */
    <T> T change(Function<Transaction, T> work);
}
