package dev.rollcall.grading.gradebook;

import java.time.Instant;

/**
 * That a pupil was erased: not whom.
 *
 * @param person what is left: somebody without a name who has the numbers
 * @param by the login name of whoever did it
 * @param reason why; never with the name
 * @param at when
 */
public record Erasure(Id person, String by, Comment reason, Instant at) {
    /**
     * What became of it.
     *
     * @param erasure the entry
     * @param mentions how many texts about others still have the family name alone: whom they mean only people can tell
     */
    public record Done(Erasure erasure, int mentions) {}
}
