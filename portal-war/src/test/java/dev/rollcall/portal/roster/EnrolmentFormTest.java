package dev.rollcall.portal.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.gradebook.Enrolment;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnrolmentFormTest {
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
    private static final Enrolment BEN =
            new Enrolment("p-ben", "student", LocalDate.of(2026, 9, 1), LocalDate.of(2027, 7, 1), 4);

    private static EnrolmentForm typed(Map<String, String> fields) {
        return EnrolmentForm.typed(field -> fields.getOrDefault(field, ""), ENGLISH);
    }

    @Test
    void theLastDayIsShownAndTheDayAfterIsKept() {
        EnrolmentForm form = EnrolmentForm.of(BEN);

        assertEquals("2027-06-30", form.until());
        assertEquals(
                BEN,
                typed(Map.of(
                                "person",
                                "p-ben",
                                "role",
                                "student",
                                "from",
                                form.from(),
                                "until",
                                form.until(),
                                "seen",
                                "4"))
                        .enrolment());
    }

    @ParameterizedTest
    @CsvSource({
        "person, ' ', 'Say who it is: choose somebody from the list, or type a user name or a name.'",
        "role, aide, Choose student or teacher.",
        "from, soon, This is not a day. Type it as 2026-12-01.",
        "from, -2026-09-01, This is not a day. Type it as 2026-12-01.",
        "until, +999999999-12-31, This is not a day. Type it as 2026-12-01.",
        "from, 0000-09-01, This is not a day. Type it as 2026-12-01.",
        "until, 9999-12-31, That is too far ahead: choose an earlier day.",
        "until, 2026-08-31, The last day must not be before the first."
    })
    void whatMakesNoSenseIsSaid(String field, String value, String sentence) {
        Map<String, String> fields = new HashMap<>(
                Map.of("person", "p-ben", "role", "student", "from", "2026-09-01", "until", "2026-09-01"));
        assertTrue(typed(fields).isValid());
        fields.put(field, value);

        assertEquals(sentence, typed(fields).error(field));
    }

    @Test
    void whoIsMeantIsSaidToBeNobodyOrSeveral() {
        List<Person> people = List.of(person("p-1", "Ben", "Example"), person("p-2", "Ben", "Example"));
        Map<String, String> fields = Map.of("role", "student", "from", "soon");

        assertTrue(meant(fields, "p-1", people).error("person").isEmpty());
        assertTrue(meant(fields, "ben example", people).error("person").startsWith("2 people are called so."));
        EnrolmentForm nobody = meant(fields, "Dora", people);
        assertTrue(nobody.error("person").startsWith("The grade book knows nobody"));
        assertEquals(Set.of("person", "from"), nobody.errors().keySet());
        assertTrue(meant(fields, "", people).error("person").startsWith("Say who it is"));
    }

    private static EnrolmentForm meant(Map<String, String> fields, String who, List<Person> people) {
        Map<String, String> all = new HashMap<>(fields);
        all.put("person", who);
        return typed(all).ofOneAmong(people, Texts.in(Language.ENGLISH));
    }

    private static Person person(String id, String given, String family) {
        return new Person(id, given, family, "", 1);
    }

    @Test
    void whoBelongsIsSortedByFamilyNameAsTheLanguageHasIt() {
        List<Person> people = List.of(
                person("p-1", "Zoe", "Ärmel"),
                person("p-2", "Ann", "Zander"),
                person("p-3", "Öno", "Braun"),
                person("p-4", "Oda", "braun"));

        List<RosterView.Member> members = RosterView.members(
                people.stream()
                        .map(one -> new Enrolment(one.id(), "student", null, null, 1))
                        .toList(),
                people.stream().collect(Collectors.toMap(Person::id, Function.identity())),
                LocalDate.of(2026, 11, 26),
                Set.of(),
                Locale.GERMAN);

        assertEquals(
                List.of("Zoe Ärmel", "Oda braun", "Öno Braun", "Ann Zander"),
                members.stream().map(RosterView.Member::name).toList());
    }

    @Test
    void teachersComeFirstAndEverybodyIsWhereTodayIs() {
        Enrolment anna = new Enrolment("p-anna", "teacher", null, null, 1);
        Enrolment cleo = new Enrolment("p-cleo", "student", LocalDate.of(2027, 1, 1), null, 2);

        List<RosterView.Member> members = RosterView.members(
                List.of(BEN, cleo, anna),
                Map.of("p-ben", person("p-ben", "Ben", "A"), "p-cleo", person("p-cleo", "Cleo", "B")),
                LocalDate.of(2026, 11, 26),
                Set.of("p-ben"),
                Locale.ENGLISH);

        assertEquals(
                List.of("p-anna", "Ben A", "Cleo B"),
                members.stream().map(RosterView.Member::name).toList());
        assertEquals(
                List.of(false, true, false),
                members.stream().map(RosterView.Member::toBeErased).toList());
        assertEquals(RosterView.Days.WITHIN, members.get(1).days());
        assertEquals(RosterView.Days.BEFORE, members.get(2).days());
        assertEquals(
                RosterView.Days.AFTER,
                RosterView.members(List.of(BEN), Map.of(), LocalDate.of(2027, 7, 1), Set.of(), Locale.ENGLISH)
                        .get(0)
                        .days());
    }
}
