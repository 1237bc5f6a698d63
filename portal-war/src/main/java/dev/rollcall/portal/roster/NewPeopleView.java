package dev.rollcall.portal.roster;

import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.SchoolClass;
import java.util.List;

/**
 * What the page shows on which new people are entered.
 *
 * @param key of the form, with which it is sent
 * @param troubles what became of it; none before it was sent
 */
public record NewPeopleView(SchoolClass section, NewPeopleForm form, String key, List<String> troubles)
        implements OfClass {

    public NewPeopleView {
        troubles = List.copyOf(troubles);
    }
}
