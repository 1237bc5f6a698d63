package dev.rollcall.portal.marks;

import dev.rollcall.portal.gradebook.Result;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A cell that a form is about.
 *
 * @param id of the row: of a line item in a student's form, of a student in a line item's
 * @param label what people call it
 * @param maximum points
 * @param result what stands there; null for nothing
 */
public record MarkLine(
        String id,
        String label,
        BigDecimal maximum,
        @Nullable Result result) {}
