package dev.rollcall.grading.gradebook;

import java.time.Duration;
import java.time.Instant;

/**
 * That an administrator wants a student erased, where that takes two of them.
 *
 * @param person the student
 * @param by the login name of the administrator
 * @param reason why; never with the name
 * @param at when
 */
public record ErasureRequest(Id person, String by, Comment reason, Instant at) {
    /** How long another administrator may agree. */
    public static final Duration VALIDITY = Duration.ofDays(7);
}
