package dev.rollcall.grading.job;

import dev.rollcall.grading.gradebook.Job;
import dev.rollcall.grading.gradebook.Progress;
import dev.rollcall.grading.gradebook.School;

/**
 * Long work that shall be done.
 *
 * @param <T> what it ends with
 * @param job what is told of it
 * @param task what is done
 */
public record Work<T>(Job job, Task<T> task) {
    /**
     * Does it, on any thread, in transactions of its own; the one that has the result also ends the job. It must do no harm if
     * it is done twice, also at the same time.
     */
    public interface Task<T> {
        /** Does it, and says how far it has come; what the progress throws is thrown on. */
        T run(School school, Progress progress);
    }
}
