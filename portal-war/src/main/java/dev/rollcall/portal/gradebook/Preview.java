package dev.rollcall.portal.gradebook;

import java.util.List;

/**
 * The students that other settings of a class would affect.
 *
 * @param students how many there are
 * @param affected those whose totals or letters would be others
 */
public record Preview(int students, List<Affected> affected) {

    public Preview {
        affected = List.copyOf(affected);
    }

    /** A student's totals as they are, and as they would be. */
    public record Affected(String name, Totals before, Totals after) {}
}
