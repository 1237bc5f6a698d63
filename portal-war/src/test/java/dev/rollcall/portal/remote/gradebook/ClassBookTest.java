package dev.rollcall.portal.remote.gradebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Batch;
import dev.rollcall.portal.gradebook.Change;
import dev.rollcall.portal.gradebook.Difference;
import dev.rollcall.portal.gradebook.Edit;
import dev.rollcall.portal.gradebook.Explanation;
import dev.rollcall.portal.gradebook.Gradebook;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.Outcome;
import dev.rollcall.portal.gradebook.Report;
import dev.rollcall.portal.gradebook.Result;
import dev.rollcall.portal.gradebook.SchoolClass;
import dev.rollcall.portal.gradebook.State;
import dev.rollcall.portal.gradebook.Student;
import dev.rollcall.portal.gradebook.Term;
import dev.rollcall.portal.gradebook.Total;
import dev.rollcall.portal.remote.FakeServices;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The answers are those of {@code docs/protocol/grading.md}. */
class ClassBookTest {
    private static final Person ANA = new Person("ana", Set.of("teacher"));
    private static final String CLASS = """
            {"id":"algebra","title":"algebra","course":"maths","term":"year-26","letterScheme":"letters","weighted":false,
            "shared":false,"version":1}""";
    private static final String GROUND = """
            "class":%s,"revision":8,"categories":[{"id":"quizzes","title":"Quizzes","weight":40,"dropLowest":0,"version":5}],
            "lineItems":[{"id":"quiz","title":"Quiz 1","category":"quizzes","maximum":20,"dueDate":"2026-12-01",
            "extraCredit":false,"published":true,"version":6}]""".formatted(CLASS);
    private static final Result EIGHTEEN = new Result(Mark.of(State.GRADED, new BigDecimal("18")), 8);

    private final FakeServices services = new FakeServices();
    private final ClassBook book = new ClassBook(new GradingApi(services.client()));

    @AfterEach
    void close() {
        services.close();
    }

    @Test
    void aGradebookIsReadWhole() {
        services.answer("GET /api/v1/classes/algebra/gradebook", 200, "{" + GROUND + """
                ,"students":[{"id":"p-ben","givenName":"Ben","familyName":"Example","left":"2026-11-10",
                "current":{},"final":{"percentage":0,"letter":"F"},"results":{}},{"id":"p-cleo","givenName":"Cleo","familyName":"Example",
                "current":{"percentage":90,"letter":"A"},"final":{"percentage":15,"letter":"F"},
                "results":{"quiz":{"state":"graded","score":18,"version":8}}}]}""");

        Gradebook read = book.gradebook(ANA, "algebra");

        assertEquals(8, read.revision());
        assertEquals("2026-12-01", String.valueOf(read.items().get(0).due()));
        assertEquals("Quizzes", read.category("quizzes").orElseThrow().title());
        Student ben = read.students().get(0);
        assertEquals(LocalDate.of(2026, 11, 10), ben.left());
        assertNull(ben.totals().current().percentage());
        assertEquals(new Total(BigDecimal.ZERO, "F"), ben.totals().finished());
        Student cleo = read.students().get(1);
        assertNull(cleo.left());
        assertEquals("Cleo Example", cleo.name());
        assertEquals(EIGHTEEN, cleo.results().get("quiz"));
    }

    @Test
    void ofAResultWhatIsNotKnownIsPassedOver() {
        services.answer("GET /api/v1/classes/algebra/gradebook", 200, "{" + GROUND + """
                ,"students":[{"id":"p-cleo","new":{"a":[1]},"results":{"list":[{"state":"graded"}],"none":null,
                "empty":{"version":3},"quiz":{"state":"graded","more":{"a":[{}]},"score":18,"comment":[7],"tags":["a"],
                "version":8}}}]}""");

        Student cleo = book.gradebook(ANA, "algebra").students().get(0);

        assertEquals(Map.of("quiz", EIGHTEEN), cleo.results());
    }

    @Test
    void aGradebookThatIsCutOrGoesOnMakesNoSense() {
        String whole = "{" + GROUND + ",\"students\":[{\"id\":\"p-ben\",\"results\":{\"quiz\":{\"state\":\"late\"}}}]}";
        services.answer("GET /api/v1/classes/algebra/gradebook", 200, whole);
        assertEquals(1, book.gradebook(ANA, "algebra").students().size());

        for (String answer : List.of(
                whole.substring(0, whole.length() - 1),
                whole + "{}",
                whole.replace("late", "early"),
                whole.replace("[{\"id\":\"p-ben\"", "[7,{\"id\":\"p-ben\""),
                whole.replace("\"students\":[", "\"others\":["))) {
            services.answer("GET /api/v1/classes/algebra/gradebook", 200, answer);
            assertThrows(UnreadableAnswerException.class, () -> book.gradebook(ANA, "algebra"), answer);
        }
    }

    @Test
    void classesAreReadPageByPage() {
        services.answer("GET /api/v1/classes", 200, "{\"classes\":[" + CLASS + "]}");

        List<SchoolClass> classes = book.classes(ANA);

        assertEquals(
                List.of(new SchoolClass("algebra", "algebra", "maths", "year-26", "letters", false, false, 1)),
                classes);
        services.answer("GET /api/v1/me", 200, "{\"teaching\":[" + CLASS + "],\"learning\":[]}");
        assertEquals(classes, book.me(ANA).teaching());
        assertNull(book.me(ANA).person());
    }

    @Test
    void termsAreReadWithTheirDays() {
        services.answer("GET /api/v1/terms", 200, """
                {"terms":[{"id":"year-26","title":"2026/27","beginDate":"2026-09-01","endDate":"2027-07-01","closed":true,
                "version":1},{"id":"old","title":"Old","version":1}]}""");

        assertEquals(
                Map.of(
                        "year-26",
                        new Term("year-26", "2026/27", LocalDate.of(2026, 9, 1), LocalDate.of(2027, 7, 1), true, 1),
                        "old",
                        new Term("old", "Old", null, null, false, 1)),
                book.terms(ANA));
    }

    @Test
    void aReportExplainsItsTotals() {
        String share = """
                {"percentage":90,"letter":"A","categories":[{"category":"quizzes","earned":18,"possible":20,"percentage":90,
                "share":1,"contribution":90,"items":[{"lineItem":"quiz","treatment":"left-out","earned":18,"possible":20,
                "contribution":90}]}]}""";
        services.answer("GET /api/v1/classes/algebra/students/p-cleo", 200, "{" + GROUND + """
                ,"student":{"id":"p-cleo","givenName":"Cleo","familyName":"Example","username":"cleo","version":1},
                "results":[{"lineItem":"quiz","student":"p-cleo","state":"graded","score":18,"version":8}],
                "current":%s,"final":%s}""".formatted(share, share));

        Report report = book.report(ANA, "algebra", "p-cleo");

        assertEquals("cleo", report.student().username());
        assertEquals(EIGHTEEN, report.results().get("quiz"));
        assertEquals(
                Explanation.Treatment.LEFT_OUT,
                report.current().categories().get(0).items().get(0).treatment());
        assertEquals(new BigDecimal("90"), report.totals().finished().percentage());
    }

    @Test
    void eachOfManyEditsIsAnsweredByItself() {
        services.answer("PATCH /api/v1/classes/algebra/results", 200, """
                {"batch":"b1","results":[{"lineItem":"quiz","student":"p-ben","outcome":"saved"},
                {"lineItem":"quiz","student":"p-cleo","outcome":"conflict","state":"graded","score":18,"version":8},
                {"lineItem":"quiz","student":"p-dora","outcome":"invalid","detail":"student is not of this class"}]}""");
        List<Edit> edits = List.of(
                new Edit("quiz", "p-ben", null, 7),
                new Edit("quiz", "p-cleo", Mark.of(State.GRADED, new BigDecimal("17.5")), Result.NONE),
                new Edit("quiz", "p-dora", Mark.of(State.EXCUSED, null).commented("ill"), 3));

        Written<Batch> written = book.save(ANA, "algebra", edits, "grid", "k1");

        assertEquals(
                new Written.Done<>(new Batch(
                        "b1",
                        1,
                        List.of(
                                new Outcome.Saved("quiz", "p-ben", null, ""),
                                new Outcome.Conflict("quiz", "p-cleo", EIGHTEEN),
                                new Outcome.Invalid("quiz", "p-dora", "student is not of this class")))),
                written);
        assertEquals("k1", services.last().header("Idempotency-Key"));
        assertEquals("""
                {"through":"grid","results":[{"clear":true,"lineItem":"quiz","student":"p-ben","version":7},\
                {"state":"graded","score":17.5,"lineItem":"quiz","student":"p-cleo"},\
                {"state":"excused","comment":"ill","lineItem":"quiz","student":"p-dora","version":3}]}""", services.last().body());
    }

    @Test
    void theHistoryTellsWhoAndWhen() {
        services.answer("GET /api/v1/classes/algebra/changes", 200, """
                {"changes":[{"number":8,"kind":"result","lineItem":"quiz","student":"p-cleo","to":{"state":"graded","score":18},
                "by":"anna","at":"2026-11-22T08:00:00Z","through":"api"}],"next":"8"}""");

        Change change = book.changes(ANA, "algebra", "after=7").changes().get(0);

        assertEquals(
                "GET /api/v1/classes/algebra/changes?after=7", services.last().line());
        assertEquals("anna", change.by());
        assertEquals(Instant.parse("2026-11-22T08:00:00Z"), change.at());
        assertNull(change.from());
        assertEquals(EIGHTEEN.mark(), change.to());
    }

    @Test
    void theHistoryTellsOfWhichCategoryAndWhichPersonWhatChanged() {
        services.answer("GET /api/v1/classes/algebra/changes", 200, """
                {"changes":[{"number":9,"kind":"category","category":"quizzes","from":{"id":"quizzes","title":"Quiz","weight":1.0,
                "version":3},"to":{"id":"quizzes","title":"Quizzes","weight":1,"dropLowest":1,"version":9},"by":"anna","through":"form"},
                {"number":8,"kind":"enrolment","person":"p-ben","to":{"person":"p-ben","role":"student"},"by":"root","through":"api"}]}""");

        List<Change> changes = book.changes(ANA, "algebra", "").changes();

        assertEquals("quizzes", changes.get(0).lineItem());
        assertEquals(Change.Effect.CHANGED, changes.get(0).effect());
        assertEquals(
                List.of(new Difference("title", "Quiz", "Quizzes"), new Difference("dropLowest", null, BigDecimal.ONE)),
                changes.get(0).differences());
        assertEquals(Change.Effect.ADDED, changes.get(1).effect());
        assertEquals(List.of(), changes.get(1).differences());
        assertEquals("p-ben", changes.get(1).student());
    }

    @Test
    void whatMakesNoSenseIsSaidToBeUnreadable() {
        services.answer("GET /api/v1/classes/algebra/gradebook", 200, "{\"lineItems\":[{\"id\":\"x\"}]}");

        assertThrows(UnreadableAnswerException.class, () -> book.gradebook(ANA, "algebra"));
    }
}
