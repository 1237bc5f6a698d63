package dev.rollcall.portal.gradebook;

import org.jspecify.annotations.Nullable;

/**
 * What is to stand in a cell.
 *
 * @param mark null to empty it
 * @param seen the version its writer saw, {@link Result#NONE} for an empty cell
 */
public record Edit(
        String lineItem, String student, @Nullable Mark mark, long seen) {}
