package dev.rollcall.portal.settings;

import dev.rollcall.portal.gradebook.Enrolment;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.gradebook.SchoolClass;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the page Roster shows.
 *
 * @param admin whether who looks may change it
 * @param members who belongs to the class
 * @param others who does not, for administrators
 * @param form of somebody new
 */
public record RosterView(
        SchoolClass section, boolean admin, List<Member> members, List<Person> others, EnrolmentForm form) {

    public RosterView {
        members = List.copyOf(members);
        others = List.copyOf(others);
    }

    /**
     * Somebody who belongs to the class.
     *
     * @param name as far as who looks may know it, else the id
     * @param days whether today is before, within or after
     * @param toBeErased whether an administrator has asked for it
     */
    public record Member(Enrolment enrolment, String name, Days days, boolean toBeErased) {
        /** Whether it is a teacher. */
        public boolean teaches() {
            return enrolment.role().equals("teacher");
        }
    }

    /** Where today is. */
    public enum Days {
        BEFORE,
        WITHIN,
        AFTER;

        static Days of(Enrolment enrolment, LocalDate today) {
            if (enrolment.begin() != null && today.isBefore(enrolment.begin())) {
                return BEFORE;
            }
            return enrolment.end() != null && !today.isBefore(enrolment.end()) ? AFTER : WITHIN;
        }

        /** The end of a key of texts. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Those who belong, teachers first.
     *
     * @param names by the id of the person
     * @param toBeErased the ids of those whom an administrator has asked to erase
     */
    public static List<Member> members(
            List<Enrolment> enrolments, Map<String, String> names, LocalDate today, Set<String> toBeErased) {
        return enrolments.stream()
                .map(enrolment -> new Member(
                        enrolment,
                        names.getOrDefault(enrolment.person(), enrolment.person()),
                        Days.of(enrolment, today),
                        toBeErased.contains(enrolment.person())))
                .sorted(Comparator.comparing(Member::teaches)
                        .reversed()
                        .thenComparing(Member::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }
}
