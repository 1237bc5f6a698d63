package dev.rollcall.portal.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.portal.gradebook.Enrolment;
import dev.rollcall.portal.gradebook.Person;
import dev.rollcall.portal.text.Language;
import dev.rollcall.portal.text.Texts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NewPeopleFormTest {
    private static final Texts ENGLISH = Texts.in(Language.ENGLISH);
    private static final String FORM =
            "A user name has 1 to 64 small letters, digits and . _ - @, and begins with a letter or a digit.";
    private static final String LONG = "x".repeat(101);

    private static NewPeopleForm typed(Map<String, String> fields) {
        return NewPeopleForm.typed(field -> fields.getOrDefault(field, ""), ENGLISH);
    }

    private static NewPeopleForm typed(String people) {
        return typed(Map.of("people", people, "role", "student"));
    }

    private static List<String> wrong(String people) {
        NewPeopleForm form = typed(people);
        assertFalse(form.isValid());
        return form.errors();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Example; Dora; dora",
                "Example\tDora\tdora",
                "Example,Dora,dora",
                " Example ;Dora; dora ;; ",
                "Example\tDora\tdora\t\t\r"
            })
    void eachLineHasItsSeparator(String line) {
        NewPeopleForm form = typed(line);

        assertTrue(form.isValid(), form.errors().toString());
        assertEquals("Example", form.lines().get(0).familyName());
        assertEquals("Dora", form.lines().get(0).givenName());
        assertEquals("dora", form.lines().get(0).username());
    }

    @Test
    void whatAFileAddsToItsLinesIsNoPartOfAName() {
        NewPeopleForm.Line line = typed("\ufeff\"Mu\u0308ller\"; \"J\u00fcrgen \"\"Jojo\"\"\" ;\"jmueller\"\r\n")
                .lines()
                .get(0);

        assertEquals("M\u00fcller", line.familyName());
        assertEquals("J\u00fcrgen \"Jojo\"", line.givenName());
        assertEquals("jmueller", line.username());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '!',
            value = {
                "\"Sample, Jr.\",Ed | Sample, Jr. | Ed",
                "\"Sample; Jr.\",Ed | Sample; Jr. | Ed",
                "\"Sample; Jr.\";\"Ed\" | Sample; Jr. | Ed",
                "O\"Hara;Kim | O\"Hara | Kim",
                "\"Hara;Kim | \"Hara | Kim",
                "Hara;\"K\" Kim | Hara | \"K\" Kim",
                "\"Ed\" Sample;\"K\" | \"Ed\" Sample | K"
            })
    void quotesAroundAPartAreTakenAwayAndOthersStay(String line, String family, String given) {
        NewPeopleForm form = typed(line);

        assertTrue(form.isValid(), form.errors().toString());
        assertEquals(family, form.lines().get(0).familyName());
        assertEquals(given, form.lines().get(0).givenName());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufeffNachname;Vorname;Benutzername\nNeu;Nele;nneu",
                "\nName\tVorname\nNeu\tNele",
                "\"First Name\",\"Last Name\"\nNele,Neu",
                "user_name;given-name;SURNAME\nnneu;Nele;Neu"
            })
    void aFirstLineThatNamesTheColumnsIsNobody(String list) {
        NewPeopleForm form = typed(list);

        assertTrue(form.isValid(), form.errors().toString());
        assertEquals(1, form.lines().size());
        assertEquals("Neu", form.lines().get(0).familyName());
        assertEquals("Nele", form.lines().get(0).givenName());
        assertFalse(form.head().isEmpty());
        assertEquals(
                form.head() + "\nx",
                form.left(List.of(line("x")), List.of(), false).typed());
    }

    private static NewPeopleForm.Line line(String text) {
        return new NewPeopleForm.Line(1, text, "Neu", "Nele", "", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Neu;Nele\nName;Vorname", "Name;Nele", "Vorname;Rufname", "Name;Login"})
    void anyOtherLineIsSomebody(String list) {
        assertEquals(list.lines().count(), typed(list).lines().size());
        assertEquals("", typed(list).head());
    }

    @Test
    void aColumnThatNobodyKnowsIsNotTakenForUserNames() {
        assertEquals(
                List.of("Line 1: This line names columns. There may be a family name, a given name and a user name,"
                        + " and nothing else."),
                wrong("Nachname;Vorname;Klasse\nNeu;Nele;10b"));
    }

    @Test
    void aUserNameBelowNoNameOfAColumnCounts() {
        assertEquals("nneu", typed("Vorname;Name\nNele;Neu;nneu").lines().get(0).username());
    }

    @Test
    void theNamesOfTheColumnsAloneAreNobodyAtAll() {
        assertEquals(List.of("Type at least one line."), wrong("Name;Vorname"));
    }

    @Test
    void theFirstSeparatorThatIsThereCounts() {
        assertEquals("Sample, Jr.", typed("Sample, Jr.; Ed").lines().get(0).familyName());
        assertEquals("Ed; Ted", typed("Sample, Jr.\tEd; Ted").lines().get(0).givenName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Example;Dora", "Example;Dora;", "Example\tDora\t\t"})
    void theUserNameMayBeLeftOut(String line) {
        assertEquals("", typed(line).lines().get(0).username());
    }

    @ParameterizedTest
    @CsvSource({"'', true", "dora, false", "d.example, false"})
    void whoIsCalledAsSomebodyInTheGradeBookIsAskedAbout(String username, boolean asked) {
        Person dora = new Person("p-1", "Dora", "Example", "dora", 1);
        NewPeopleForm form = typed("\nexample;Dora;" + username).comparedWith(List.of(dora), ENGLISH);

        assertEquals(asked, !form.isValid());
        if (asked) {
            assertTrue(form.errors().get(0).startsWith("Line 2: Dora Example is in the grade book already, as p-1."));
        }
    }

    @Test
    void whoeverHasNoUserNameInTheGradeBookMayBeAnybodyOfTheName() {
        Person dora = new Person("p-1", "Dora", "Example", "", 1);

        assertEquals(
                1,
                typed("Example;Dora;d.example")
                        .comparedWith(List.of(dora), ENGLISH)
                        .errors()
                        .size());
        assertTrue(typed("Example;Ed").comparedWith(List.of(dora), ENGLISH).isValid());
    }

    @ParameterizedTest
    @CsvSource({"Example;Dora;dora", "EXAMPLE;dora;DORA"})
    void whoHasTheUserNameAndTheNameOfSomebodyIsThatPerson(String line) {
        Person dora = new Person("p-1", "Dora", "Example", "Dora", 1);

        NewPeopleForm form = typed(line + "\nNeu;Nele;nneu").comparedWith(List.of(dora), ENGLISH);

        assertTrue(form.isValid(), form.errors().toString());
        assertEquals("p-1", form.lines().get(0).known());
        assertFalse(form.lines().get(1).isKnown());
    }

    @Test
    void aUserNameIsThatOfSomebodyWhateverItsI() {
        Person ingrid = new Person("p-1", "Ingrid", "Example", "\u0130ngr\u0131d", 1);

        assertEquals(
                "p-1",
                typed("Example;Ingrid;ingrid")
                        .comparedWith(List.of(ingrid), ENGLISH)
                        .lines()
                        .get(0)
                        .known());
    }

    @Test
    void whoHasTheUserNameOfSomebodyWhoIsCalledOtherwiseIsAskedAbout() {
        Person dora = new Person("p-1", "Dora", "Old", "dora", 1);
        Map<String, String> fields = Map.of("people", "New;Dora;dora", "role", "student");

        NewPeopleForm asked = typed(fields).comparedWith(List.of(dora), ENGLISH);

        assertEquals(Set.of(NewPeopleForm.SAME), asked.asked());
        assertTrue(
                asked.errors().get(0).startsWith("Line 1: Dora Old has the user name dora already, as p-1"),
                asked.errors().toString());
        Map<String, String> said = new HashMap<>(fields);
        said.put(NewPeopleForm.SAME, "yes");
        NewPeopleForm same = typed(said).comparedWith(List.of(dora), ENGLISH);
        assertTrue(same.isValid());
        assertEquals("p-1", same.lines().get(0).known());
    }

    @Test
    void aUserNameThatTwoHaveIsNobodysInParticular() {
        List<Person> twins =
                List.of(new Person("p-1", "Dora", "A", "dora", 1), new Person("p-2", "Dora", "B", "Dora", 1));

        assertFalse(
                typed("C;Dora;dora").comparedWith(twins, ENGLISH).lines().get(0).isKnown());
    }

    @Test
    void linesWithoutAnythingCountButAreNobody() {
        NewPeopleForm form = typed("\r\nExample;Dora\r\n \r\nSample;Ed\r\n");

        assertEquals(2, form.lines().size());
        assertEquals(
                List.of(
                        "Line 3: There are 4 parts, but a line has a family name, a given name and at most a user name."),
                wrong("\nExample;Dora\n1;2;3;4"));
    }

    @Test
    void eachLineSaysWhatIsWrongWithIt() {
        String few = "A family name and a given name are needed, with a semicolon between them.";
        assertEquals(
                List.of("Line 1: " + few, "Line 2: " + few, "Line 3: " + few, "Line 5: " + few),
                wrong("Example\n;Dora\n;;dora\nSample;Ed\n;;"));
        assertEquals(
                List.of(
                        "Line 1: A family name has at most 100 characters.",
                        "Line 2: A given name has at most 100 characters.",
                        "Line 3: " + FORM),
                wrong(LONG + ";Dora\nExample;" + LONG + "\nExample;Dora;" + "x".repeat(65)));
    }

    @Test
    void lengthsAreThoseOfTheGradeBook() {
        String faces = "\uD83D\uDE00".repeat(100);

        assertTrue(typed(faces + ";" + faces + ";" + "x".repeat(64)).isValid());
    }

    @Test
    void aUserNameIsWrittenInSmallLetters() {
        NewPeopleForm form = typed("Neu;Nele;NNeu");

        assertEquals("nneu", form.lines().get(0).username());
        assertEquals("Neu;Nele;NNeu", form.typed());
        assertEquals(List.of("Line 2: The same user name is in line 1."), wrong("Neu;Nele;nneu\nNeu;Nora;NNeu"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00fckuenstler", "\u00dcKuenstler", "n neu", "-nneu", "n+neu"})
    void aUserNameWithWhichNobodyCanLogInIsRefused(String username) {
        assertEquals(List.of("Line 1: " + FORM), wrong("Neu;Nele;" + username));
    }

    @Test
    void nobodyIsEnteredTwice() {
        assertEquals(
                List.of("Line 3: The same user name is in line 1."),
                wrong("Example;Dora;dora\nExample;Dora\nSample;Ed;dora"));
        assertEquals(
                List.of("Line 2: The same name is in line 1. If these are two people, give each a user name."),
                wrong("Example;Dora\nExample, Dora"));
        assertTrue(typed("Example;Dora;dora\nExample;Dora;dora2\nExample;Dora").isValid());
    }

    @Test
    void noneAndTooManyAreSaid() {
        assertEquals(List.of("Type at least one line."), wrong(" \n\t\n"));
        assertEquals(
                List.of("At most 100 people at once; these are 101."),
                wrong("Example;Dora\n\n".repeat(100) + "Sample;Ed"));
    }

    @Test
    void roleAndDaysAreThoseOfEverybody() {
        NewPeopleForm form =
                typed(Map.of("people", "Example;Dora", "role", "teacher", "from", "2026-09-01", "until", "2027-06-30"));

        assertEquals(
                new Enrolment("p-dora", "teacher", LocalDate.of(2026, 9, 1), LocalDate.of(2027, 7, 1), 0),
                form.enrolment().of("p-dora"));
        assertFalse(typed(Map.of("people", "Example;Dora", "role", "king")).isValid());
    }

    @Test
    void whatIsLeftIsAsItWasTyped() {
        NewPeopleForm form = typed("Example;Dora\n\nSample ;  Ed\nOther;Kim");

        NewPeopleForm left = form.left(form.lines().subList(1, 3), List.of("x"), true);

        assertEquals("Sample ;  Ed\nOther;Kim", left.typed());
        assertEquals(List.of("x"), left.errors());
        assertTrue(left.ticked().contains(NewPeopleForm.NAMESAKES), "whom it may have made is not asked about");
    }

    @Test
    void capitalsAndAccentsThatAreStoredOtherwiseMakeNoOtherName() {
        NewPeopleForm twice = typed("Müller;Eva\nmu\u0308ller;EVA");

        assertEquals(1, twice.errors().size(), twice.errors().toString());
    }
}
