package dev.rollcall.portal.roster;

import dev.rollcall.portal.gradebook.Enrolment;
import dev.rollcall.portal.gradebook.OfClass;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.gradebook.SchoolClass;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What the page Roster shows.
 *
 * @param admin whether the user may change it
 * @param members those who belong to the class
 * @param others those who do not, for administrators
 * @param form of a new member
 */
public record RosterView(
        SchoolClass section, boolean admin, List<Member> members, List<Person> others, EnrolmentForm form)
        implements OfClass {

    public RosterView {
        members = List.copyOf(members);
        others = List.copyOf(others);
    }

    /** The button that leads to the person chosen in the list. */
    public static final String OPEN = "open";

    /**
     * A member of the class.
     *
     * @param person as far as the user may know them, else with the id for a name
     * @param days whether today is before, within or after
     * @param toBeErased whether an administrator has asked for it
     */
    public record Member(Enrolment enrolment, Person person, Days days, boolean toBeErased) {
        /** What the person is called. */
        public String name() {
            return person.name();
        }

        /** Whether it is a teacher. */
        public boolean teaches() {
            return enrolment.teaches();
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
     * @param people by their ids, as far as the user may know them
     * @param toBeErased the ids of those that an administrator has asked to erase
     * @param locale decides how names are sorted
     */
    public static List<Member> members(
            List<Enrolment> enrolments,
            Map<String, Person> people,
            LocalDate today,
            Set<String> toBeErased,
            Locale locale) {
        Function<Enrolment, Person> who = enrolment ->
                people.getOrDefault(enrolment.person(), new Person(enrolment.person(), "", enrolment.person(), "", 0));
        return enrolments.stream()
                .sorted(Comparator.comparing((Enrolment enrolment) -> !enrolment.teaches())
                        .thenComparing(who, Person.byName(locale)))
                .map(enrolment -> new Member(
                        enrolment,
                        who.apply(enrolment),
                        Days.of(enrolment, today),
                        toBeErased.contains(enrolment.person())))
                .toList();
    }
}
