package dev.rollcall.grading.gradebook;

import java.util.Optional;

/**
 * Where a change comes from.
 *
 * @param by the login name of the user who makes it
 * @param through what it is made with, one lower-case word such as {@code api} or {@code import}
 * @param reason why, in the words of that user
 * @param batch what was changed together
 */
public record Origin(String by, String through, Optional<Comment> reason, Optional<Id> batch) {
    /** Through the interface for programs, when nothing else is said. */
    public static final String API = "api";

    /** Returns a change that is made alone and for no reason given. */
    public static Origin plain(String by, String through) {
        return new Origin(by, through, Optional.empty(), Optional.empty());
    }
}
