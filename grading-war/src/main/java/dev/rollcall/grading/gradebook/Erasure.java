package dev.rollcall.grading.gradebook;

import java.time.Instant;
import java.util.Optional;

/**
 * That a student was erased: not whom.
 *
 * @param person what is left: somebody without a name who has the numbers
 * @param by the login name of whoever did it
 * @param requestedBy the login name of who had asked for it, if that is somebody else
 * @param reason why; never with the name
 * @param at when
 */
public record Erasure(Id person, String by, Optional<String> requestedBy, Comment reason, Instant at) {
    /**
     * What became of it.
     *
     * @param erasure the entry
     * @param mentions how many texts about others still have the family name alone: whom they mean only people can tell
     */
    public record Done(Erasure erasure, int mentions) {}
}
