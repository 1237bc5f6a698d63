package dev.rollcall.grading.job;

import dev.rollcall.grading.gradebook.Worded;

/** How work is that has not ended well. */
public enum JobState implements Worded {
    /** It goes on. */
    RUNNING,
    /** It has ended without a result; nothing was changed, unless it could not be told whether it was. */
    FAILED,
    /** The process that did it is gone; nothing was changed. */
    INTERRUPTED
}
