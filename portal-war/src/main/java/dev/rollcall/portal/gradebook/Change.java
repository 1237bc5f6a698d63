package dev.rollcall.portal.gradebook;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a class's history.
 *
 * @param number grows in the order in which changes became visible
 * @param kind what was changed: {@code result}, {@code line-item}, {@code category}, {@code enrolment}, {@code person}, {@code
 *     class}, or the {@code term} or the {@code letters} of the class
 * @param lineItem id, of the category if one was changed; empty when it is about none
 * @param student id; the person's if an enrolment or a name was changed; empty when it is about no person
 * @param from what stood in the cell; null for nothing, and when this is about no cell
 * @param to what stands there since; likewise
 * @param effect whether the thing was there before, and is there since
 * @param differences the members that it changed, of a thing that was there and still is; none of a cell
 * @param by login name
 * @param at when; null if the service told no moment that a calendar can show
 * @param through with what it was made, such as {@code grid}
 * @param reason empty for none
 * @param batch id of those made at once; empty for none
 */
public record Change(
        long number,
        String kind,
        String lineItem,
        String student,
        @Nullable Mark from,
        @Nullable Mark to,
        Effect effect,
        List<Difference> differences,
        String by,
        @Nullable Instant at,
        String through,
        String reason,
        String batch) {

    public Change {
        differences = List.copyOf(differences);
    }

    /** What became of a thing. */
    public enum Effect {
        ADDED,
        CHANGED,
        REMOVED,
        /** The history does not tell, or not any more: what it told was erased. */
        UNTOLD
    }

    /** Whether a cell was changed. */
    public boolean isResult() {
        return kind.equals("result");
    }
}
