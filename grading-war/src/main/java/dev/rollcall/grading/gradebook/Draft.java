package dev.rollcall.grading.gradebook;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that was prepared and shown to a user, and is kept until the user wants it done: once.
 *
 * @param id the identity
 * @param section the class it is about
 * @param by the login name of the user who prepared it
 * @param at when
 * @param digest of what it was made from, hexadecimal SHA-256
 * @param content what is to be done, in the form of the code that does it
 * @param done what became of it; empty: nothing yet
 */
public record Draft(Id id, Id section, String by, Instant at, String digest, String content, Optional<Done> done) {
    /**
     * That it was done.
     *
     * @param batch what was changed together
     * @param saved how many things were changed
     * @param already how many were so already
     */
    public record Done(Id batch, int saved, int already) {}
}
