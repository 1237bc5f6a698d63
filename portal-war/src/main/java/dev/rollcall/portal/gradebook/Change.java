package dev.rollcall.portal.gradebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a class's history.
 *
 * @param number grows in the order in which changes became visible
 * @param kind what was changed: {@code result}, {@code line-item}, {@code category}, {@code enrolment}
 * @param lineItem id, of the category if one was changed; empty when it is about none
 * @param student id, of whoever it is if an enrolment or a name was changed; empty when it is about nobody
 * @param from what stood in the cell; null for nothing, and when this is about no cell
 * @param to what stands there since; likewise
 * @param by login name
 * @param at null when the service told none that a calendar can show
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
        String by,
        @Nullable Instant at,
        String through,
        String reason,
        String batch) {

    /** Whether a cell was changed. */
    public boolean isResult() {
        return kind.equals("result");
    }
}
