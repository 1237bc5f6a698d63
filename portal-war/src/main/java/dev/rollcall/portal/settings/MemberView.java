package dev.rollcall.portal.settings;

import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.gradebook.SchoolClass;
import org.jspecify.annotations.Nullable;

/**
 * What the page of somebody who belongs to a class shows, or could belong to it.
 *
 * @param member null for somebody who does not
 * @param form of when the member belongs to it
 * @param who of what the person is called
 * @param erased whether the person is what is left of an erased student, who has no name and gets none
 */
public record MemberView(
        SchoolClass section,
        Person person,
        RosterView.@Nullable Member member,
        EnrolmentForm form,
        PersonForm who,
        boolean erased) {

    /** Whether this may be a student: a teacher of any class cannot be erased; other classes only the grade book knows. */
    public boolean isErasable() {
        return !erased && (member == null || !member.teaches());
    }

    /** The same with what was typed of when the member belongs to it. */
    public MemberView belonging(EnrolmentForm typed) {
        return new MemberView(section, person, member, typed, who, erased);
    }

    /** The same with what was typed of what the person is called. */
    public MemberView calling(PersonForm typed) {
        return new MemberView(section, person, member, form, typed, erased);
    }
}
