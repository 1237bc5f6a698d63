package dev.rollcall.grading.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.exchange.FileRefusedException.Reason;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Mark.State;
import dev.rollcall.grading.gradebook.Result;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What files do to a class, in which Ben has 10 points in the quiz (version 5), with the comment "neat". */
class PlannerTest {
    private static final Options ERASE = new Options(Optional.empty(), Optional.empty(), Optional.empty(), true);
    private static final Mark TEN = marked("10", "neat");
    private static final Result BEN = Classes.result("quiz", "p-ben", TEN, 5);

    private static Mark marked(String points, String comment) {
        return new Mark(State.GRADED, Optional.of(Classes.score(points)), Optional.of(new Comment(comment)));
    }

    private static Plan plan(byte[] file, Options options) {
        return new Planner(Classes.small(BEN), options).plan(file);
    }

    private static Plan plan(String file) {
        return plan(file.getBytes(UTF_8), Options.NONE);
    }

    private static List<Problem> problems(Plan plan) {
        assertEquals(plan.counts().refused(), plan.refusals().size());
        return plan.refusals().stream().map(Refusal::problem).toList();
    }

    @Test
    void aScoreKeepsTheCommentAndTheVersionThatWasThere() {
        Plan plan = plan("Student ID,Quiz 1 [quiz]\np-ben,12\np-cleo,18 late\n");

        Mark late = new Mark(State.LATE, Optional.of(Classes.score("18")), Optional.empty());
        assertEquals(
                List.of(
                        new Entry(2, BEN.cell(), Optional.of(BEN), Optional.of(marked("12", "neat"))),
                        new Entry(3, Classes.cell("quiz", "p-cleo"), Optional.empty(), Optional.of(late))),
                plan.entries());
        assertEquals(
                List.of(Entry.Kind.CHANGED, Entry.Kind.ADDED),
                plan.entries().stream().map(Entry::kind).toList());
    }

    @Test
    void anEmptyFieldChangesNothingUnlessItIsAskedToErase() {
        String file = "Student ID,Quiz 1 [quiz]\np-ben,\n";

        Plan kept = plan(file);
        Plan erased = plan(file.getBytes(UTF_8), ERASE);

        assertEquals(List.of(), kept.entries());
        assertEquals(1, kept.counts().blank());
        assertEquals(List.of(new Entry(2, BEN.cell(), Optional.of(BEN), Optional.empty())), erased.entries());
    }

    @Test
    void eachHalfOfAMarkIsErasedByItself() {
        String comment = "Student ID,Quiz 1 [quiz],Comment [quiz:comment]\np-ben,10,\n";
        String mark = "Student ID,Quiz 1 [quiz],Comment [quiz:comment]\np-ben,,neat\n";

        assertEquals(
                Optional.of(Mark.graded(Classes.score("10"))),
                plan(comment.getBytes(UTF_8), ERASE).entries().get(0).after());
        assertEquals(
                Optional.of(new Mark(State.UNGRADED, Optional.empty(), TEN.comment())),
                plan(mark.getBytes(UTF_8), ERASE).entries().get(0).after());
        assertEquals(List.of(), plan(comment).entries());
        assertEquals(List.of(), plan(mark).entries());
    }

    @Test
    void aCommentAloneLeavesTheScore() {
        Plan plan = plan("Student ID,Comment [quiz:comment]\np-ben,well done\np-cleo,come and see me\n");

        assertEquals(
                Optional.of(marked("10", "well done")), plan.entries().get(0).after());
        assertEquals(
                Optional.of(new Mark(State.UNGRADED, Optional.empty(), Optional.of(new Comment("come and see me")))),
                plan.entries().get(1).after());
    }

    @ParameterizedTest
    @ValueSource(strings = {"20x", "2O", "1,234.56", "20\u200b", "#REF!", "?", "\u00a0-"})
    void whatCannotBeReadIsAnErrorWithLineAndColumnNeverABlank(String value) {
        Plan plan = plan(("Student ID,Quiz 1 [quiz]\np-ben,\"" + value + "\"\n").getBytes(UTF_8), ERASE);

        assertEquals(List.of(), plan.entries());
        assertEquals(1, plan.refusals().size());
        Refusal refusal = plan.refusals().get(0);
        assertEquals(2, refusal.line());
        assertEquals("Quiz 1 [quiz]", refusal.column());
        assertEquals(value, refusal.value());
    }

    @Test
    void oddSpacesAndFullWidthDigitsAreNumbers() {
        assertEquals(
                Optional.of(marked("20", "neat")),
                plan("Student ID,Quiz 1 [quiz]\np-ben,２０\u3000\n")
                        .entries()
                        .get(0)
                        .after());
    }

    @Test
    void anUnquotedThousandsSeparatorShiftsNothing() {
        Plan plan = plan("Student ID,Quiz 1 [quiz],Essay [essay]\np-ben,1,234.56,7\np-cleo,3,4\n");

        assertEquals(List.of(Problem.FIELDS), problems(plan));
        assertEquals(2, plan.refusals().get(0).line());
        assertEquals(2, plan.entries().size(), "the other line");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Student ID;Quiz 1 [quiz]~p-ben;12,5~p-cleo;3|SEMICOLON|COMMA",
                "Student ID\tQuiz 1 [quiz]~p-ben\t12,5|TAB|COMMA",
                "Student ID,Quiz 1 [quiz]~p-ben,'12,5'|COMMA|COMMA",
                "Student ID;Quiz 1 [quiz]~p-ben;12.5|SEMICOLON|POINT",
                "sep=;~Student ID;Quiz 1 [quiz]~p-ben;12,5|SEMICOLON|COMMA"
            })
    void delimiterAndDecimalMarkAreRecognised(String file, Delimiter delimiter, Decimal decimal) {
        Plan plan = plan(file.replace('~', '\n').replace('\'', '"'));

        assertEquals(delimiter, plan.form().delimiter());
        assertEquals(decimal, plan.form().decimal());
        assertEquals(Optional.of(marked("12.5", "neat")), plan.entries().get(0).after());
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstColumn() {
        Plan plan = plan("\ufeffStudent ID,Quiz 1 [quiz]\np-ben,12\n");

        assertTrue(plan.form().marked());
        assertEquals(1, plan.entries().size());
    }

    @ParameterizedTest
    @CsvSource({"windows-1252,WINDOWS_1252", "UTF-8,UTF_8"})
    void encodingsAreRecognisedAndSaid(String charset, Encoding encoding) {
        byte[] file = "Student ID,Comment [quiz:comment]\np-ben,schön – für 5 €\n".getBytes(Charset.forName(charset));

        Plan plan = plan(file, Options.NONE);

        assertEquals(encoding, plan.form().encoding());
        assertEquals(
                Optional.of(marked("10", "schön – für 5 €")),
                plan.entries().get(0).after());
    }

    @Test
    void whatSpreadsheetsCallUnicodeTextIsRead() {
        byte[] file = "\ufeffStudent ID\tQuiz 1 [quiz]\r\np-ben\t12\r\n".getBytes(StandardCharsets.UTF_16LE);

        assertEquals(Encoding.UTF_16LE, plan(file, Options.NONE).form().encoding());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Student ID,Quiz 1 [quiz]~p-ben,12|p-ben",
                "sourcedId,Quiz 1 [quiz]~p-ben,12|p-ben",
                "Schüler-ID;Quiz 1 [quiz]~p-ben;12|p-ben",
                "E-Mail,Quiz 1 [quiz]~Ben@example.org,12|p-ben",
                "email,Quiz 1 [quiz]~BEN@EXAMPLE.ORG,12|p-ben",
                "Username,Quiz 1 [quiz]~cleo,12|p-cleo",
                "Student ID,Username,Quiz 1 [quiz]~,cleo,12|p-cleo",
                "Student ID,Username,Quiz 1 [quiz]~p-ben,new-name,12|p-ben"
            })
    void studentsAreFoundByIdThenByLoginName(String file, String student) {
        assertEquals(
                Classes.cell("quiz", student),
                plan(file.replace('~', '\n')).entries().get(0).cell());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Student ID,Given name,Quiz 1 [quiz]~,Ben,12|NO_STUDENT",
                "Student ID,Given name,Quiz 1 [quiz]~Ben,Ben,12|UNKNOWN_STUDENT",
                "Student ID,Username,Quiz 1 [quiz]~p-dora,cleo,12|UNKNOWN_STUDENT",
                "Student ID,Username,Quiz 1 [quiz]~p-ben,cleo,12|CONTRADICTION",
                "Username,Quiz 1 [quiz]~Ben Example,12|UNKNOWN_STUDENT",
                "Student ID,Quiz 1 [quiz]~p-ben|FIELDS"
            })
    void nobodyIsFoundByGuessing(String file, Problem problem) {
        Plan plan = plan(file.replace('~', '\n'));

        assertEquals(List.of(problem), problems(plan));
        assertEquals(List.of(), plan.entries());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Nachname;Vorname;Quiz 1~Example;Cleo;12|",
                "First name,Last name,Quiz 1~cleo,EXAMPLE,12|",
                "Nachname;Vorname;Quiz 1~Example;;12|NO_STUDENT",
                "Nachname;Vorname;Quiz 1~Sample;Cleo;12|UNKNOWN_STUDENT",
                "Nachname;Vorname;Quiz 1~Example;Cl;12|UNKNOWN_STUDENT",
                "Username;Nachname;Vorname;Quiz 1~;Example;Cleo;12|NO_STUDENT"
            })
    void whereNothingElseIsSaidWhoIsCalledSoIsFound(String file, @Nullable Problem problem) {
        Plan plan = plan(file.replace('~', '\n'));

        assertEquals(problem == null ? List.of() : List.of(problem), problems(plan));
        assertEquals(
                problem == null ? List.of(Classes.cell("quiz", "p-cleo")) : List.of(),
                plan.entries().stream().map(Entry::cell).toList());
    }

    @Test
    void whoSharesANameIsNotFoundByIt() {
        Sheet sheet = new Sheet(
                List.of(Classes.item("quiz", "Quiz 1")),
                List.of(
                        Classes.person("p1", "Sam", ""),
                        Classes.person("p2", "sam", ""),
                        Classes.person("p3", "Zoe", "")),
                java.util.Map.of());
        byte[] file = "Nachname;Vorname;Quiz 1\nExample;Sam;1\nExample;Zoe;2\n".getBytes(UTF_8);

        Plan plan = new Planner(sheet, Options.NONE).plan(file);

        assertEquals(List.of(Problem.AMBIGUOUS), problems(plan));
        assertEquals(
                "Several students of this class are called so: Student ID or Username tells them apart.",
                plan.refusals().get(0).detail());
        assertEquals(
                List.of(Classes.cell("quiz", "p3")),
                plan.entries().stream().map(Entry::cell).toList());
    }

    @Test
    void capitalsTellApartWhomNothingElseDoes() {
        Sheet sheet = new Sheet(
                List.of(Classes.item("quiz", "Quiz 1")),
                List.of(Classes.person("p1", "A", "sam"), Classes.person("p2", "B", "Sam")),
                java.util.Map.of());
        byte[] file = "Username,Quiz 1\nsam,1\nSAM,2\nSam,3\n".getBytes(UTF_8);

        Plan plan = new Planner(sheet, Options.NONE).plan(file);

        assertEquals(List.of(Problem.AMBIGUOUS), problems(plan));
        assertEquals(2, plan.entries().size());
    }

    @Test
    void aLoginNameIsFoundWhateverItsI() {
        Sheet sheet = new Sheet(
                List.of(Classes.item("quiz", "Quiz 1")),
                List.of(Classes.person("p1", "A", "Ingrid")),
                java.util.Map.of());
        byte[] file = "Username,Quiz 1\n\u0130NGR\u0130D,1\n".getBytes(UTF_8);

        Plan plan = new Planner(sheet, Options.NONE).plan(file);

        assertEquals(List.of(), problems(plan));
        assertEquals(1, plan.entries().size());
    }

    @Test
    void theSecondLineOfAStudentIsRefused() {
        assertEquals(List.of(Problem.STUDENT_TWICE), problems(plan("Student ID,Quiz 1 [quiz]\np-ben,11\np-ben,12\n")));
    }

    @Test
    void workIsFoundByIdElseByATitleThatIsNotShared() {
        Plan plan = plan("Student ID,Quiz 1,Old title [essay],Essay,Quiz 2,Class average\np-ben,1,2,3,4,5\n");

        assertEquals(List.of(Problem.AMBIGUOUS_COLUMN, Problem.UNKNOWN_COLUMN, Problem.UNKNOWN_COLUMN), problems(plan));
        assertEquals(
                List.of("quiz", "essay"),
                plan.entries().stream().map(entry -> entry.cell().item().text()).toList());
    }

    @Test
    void ofAColumnThatIsThereTwiceNeitherIsRead() {
        Plan plan = plan("Student ID,Quiz 1,Quiz 1 [quiz],Essay [essay]\np-ben,1,2,3\n");

        assertEquals(List.of(Problem.COLUMN_TWICE, Problem.COLUMN_TWICE), problems(plan));
        assertEquals(1, plan.entries().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Student ID,Quiz 1 [quiz],Quiz 1 [quiz],Quiz 1 [quiz],Essay [essay]~p-ben,1,2,3,4",
                "Student ID,C [quiz:comment],C [quiz:comment],C [quiz:comment],Essay [essay]~p-ben,a,b,c,4",
                "Username,Student ID,ID,sourcedId,Essay [essay]~Ben@example.org,p-cleo,p-cleo,p-cleo,4"
            })
    void noneIsReadOfColumnsOfWhichThereAreThree(String file) {
        Plan plan = plan(file.replace('~', '\n'));

        assertEquals(Collections.nCopies(3, Problem.COLUMN_TWICE), problems(plan));
        assertEquals(
                List.of(Classes.cell("essay", "p-ben")),
                plan.entries().stream().map(Entry::cell).toList());
    }

    @Test
    void commentsKeepTheirRules() {
        assertEquals(
                List.of(Problem.COMMENT, Problem.COMMENT),
                problems(plan("Student ID,C [quiz:comment]\np-ben,\"a\nb\"\np-cleo," + "x".repeat(1_001) + "\n")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|EMPTY",
                "~ ~|EMPTY",
                "a\0b|NO_TEXT",
                "\"a|QUOTES",
                "Name,Quiz 1 [quiz]~Ben,12|NO_STUDENT_COLUMN",
                "Vorname,Quiz 1 [quiz]~Ben,12|NO_STUDENT_COLUMN",
                "Vorname,Given name,Nachname,Quiz 1 [quiz]~Ben,Ben,Example,12|NO_STUDENT_COLUMN",
                "p-ben,12|NO_STUDENT_COLUMN",
                "Student ID,Quiz 7~p-ben,12|NO_WORK_COLUMN",
                "Student ID~p-ben|NO_WORK_COLUMN"
            })
    void filesThatSayNothingForCertainAreRefused(String file, Reason reason) {
        FileRefusedException refusal = assertThrows(
                FileRefusedException.class, () -> plan(file.replace('~', '\n').replace("''", "")));

        assertEquals(reason, refusal.reason());
    }

    @Test
    void aFileInNeitherEncodingIsRefused() {
        byte[] file = "Student ID,Quiz 1 [quiz]\np-ben,\u0081\n".getBytes(StandardCharsets.ISO_8859_1);

        assertEquals(
                Reason.ENCODING,
                assertThrows(FileRefusedException.class, () -> plan(file, Options.NONE))
                        .reason());
    }

    @Test
    void refusalsBeyondAThousandAreCounted() {
        Plan plan = plan("Student ID,Quiz 1 [quiz]\n" + "nobody,1\n".repeat(1_500));

        assertEquals(1_500, plan.counts().refused());
        assertEquals(Plan.MOST_REFUSALS, plan.refusals().size());
    }
}
