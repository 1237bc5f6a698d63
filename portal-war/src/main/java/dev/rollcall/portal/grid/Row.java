package dev.rollcall.portal.grid;

import java.util.List;

/**
 * A student's line of the grid.
 *
 * @param name family name first, as registers have it
 * @param left the student's last day in the class; empty if the student has not left
 * @param current total so far
 * @param finished total if nothing more came
 * @param cells one for each column
 */
public record Row(String student, String name, String left, String current, String finished, List<Shown> cells) {

    public Row {
        cells = List.copyOf(cells);
    }
}
