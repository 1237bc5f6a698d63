package dev.rollcall.portal.files;

import dev.rollcall.portal.files.ImportPlan.Conflict;
import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.SchoolClass;
import java.util.List;

/**
 * What a file would change, or has changed.
 *
 * @param from how many changes come before those on this page
 * @param trouble why it was not done; empty if it was, or was not tried yet
 * @param conflicts what was in the way
 */
public record ImportView(SchoolClass section, ImportPlan plan, long from, String trouble, List<Conflict> conflicts)
        implements OfClass {
    /** How many changes are on a page. */
    public static final int PAGE = 100;

    public ImportView {
        conflicts = List.copyOf(conflicts);
    }

    /** How many changes come before those of the page before this one; -1: there is none. */
    public long previous() {
        return from == 0 ? -1 : Math.max(0, from - PAGE);
    }

    /** How many refusals are not listed. */
    public long unlisted() {
        return plan.counts().refused() - plan.refusals().size();
    }
}
