package dev.rollcall.grading.job;

import java.util.Locale;

/** How work is that has not ended well. */
public enum JobState {
    /** It goes on. */
    RUNNING,
    /** It has ended without a result; nothing was changed, unless it could not be told whether it was. */
    FAILED,
    /** Whoever did it is gone; nothing was changed. */
    INTERRUPTED;

    /** Returns the word for it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
