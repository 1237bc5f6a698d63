package dev.rollcall.portal.roster;

import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.gradebook.SchoolClass;
import org.jspecify.annotations.Nullable;

/**
 * The page of a person who belongs to a class, or could.
 *
 * @param member null for a person who does not belong to it
 * @param form the role and the days
 * @param who the name and the user name
 * @param erased whether the person is what is left of an erased student, who has no name and gets none
 */
public record MemberView(
        SchoolClass section,
        Person person,
        RosterView.@Nullable Member member,
        EnrolmentForm form,
        PersonForm who,
        boolean erased)
        implements OfClass {

    /** Whether the days can be changed, or were to be before the term was closed. */
    public boolean takesDays() {
        return !section.isClosed() || !form.isValid();
    }

    /**
     * Whether this may be a student: a teacher cannot be erased, not even one of another class only, which the grade book
     * alone knows.
     */
    public boolean isErasable() {
        return !erased && (member == null || !member.teaches());
    }

    /** The same with the role and the days as typed. */
    public MemberView belonging(EnrolmentForm typed) {
        return new MemberView(section, person, member, typed, who, erased);
    }

    /** The same with the name and the user name as typed. */
    public MemberView calling(PersonForm typed) {
        return new MemberView(section, person, member, form, typed, erased);
    }
}
