package dev.rollcall.grading.gradebook;

import java.time.Instant;
import java.util.Optional;

/**
 * That a student was erased, without saying which.
 *
 * @param person what is left: a person without a name who has the numbers
 * @param by the login name of the administrator who did it
 * @param requestedBy the login name of the administrator who had asked for it, if that is another one
 * @param reason why; never with the name
 * @param at when
 */
public record Erasure(Id person, String by, Optional<String> requestedBy, Comment reason, Instant at) {
    /**
     * What became of it.
     *
     * @param erasure the entry
     * @param mentions how many texts about others still have the family name alone: only people can tell who is meant
     */
    public record Done(Erasure erasure, int mentions) {}
}
