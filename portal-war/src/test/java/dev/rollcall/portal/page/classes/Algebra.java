package dev.rollcall.portal.page.classes;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.servlet.TraceFilter;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.portal.page.LoggedInFilter;
import dev.rollcall.portal.page.Pages;
import dev.rollcall.portal.page.WallClock;
import dev.rollcall.portal.remote.FakeServices;
import dev.rollcall.portal.remote.gradebook.ClassBook;
import dev.rollcall.portal.remote.gradebook.GradingApi;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class as the grade book tells of it: Anna teaches {@code algebra} to Ben, who has nothing, and Cleo, who has 18 of 20 in
 * {@code quiz}; {@code essay} is hidden. It is the class of {@code docs/protocol/grading.md}.
 */
public final class Algebra {
    static final String CLASS = """
            "class":{"id":"algebra","title":"Algebra","course":"maths","term":"year-26","letterScheme":"letters",\
            "weighted":false,"shared":false,"version":1},"revision":8""";
    static final String WORK = """
            "categories":[{"id":"quizzes","title":"Quizzes","weight":40,"dropLowest":1,"version":5}],\
            "lineItems":[{"id":"essay","title":"Essay","maximum":100,"extraCredit":false,"published":false,"version":7},\
            {"id":"quiz","title":"Quiz 1","category":"quizzes","maximum":20,"extraCredit":false,"published":true,\
            "dueDate":"2026-12-01","version":6}]""";
    static final String TERM = """
            "term":{"id":"year-26","title":"2026/27","beginDate":"2026-08-01","endDate":"2027-08-01","version":1}""";
    static final String TERM_OPEN = "\"endDate\":\"2027-08-01\",";
    static final String TERM_CLOSED = TERM_OPEN + "\"closed\":true,";
    static final String EIGHTEEN = """
            {"lineItem":"quiz","student":"p-cleo","state":"graded","score":18,"comment":"neat","version":8}""";
    static final String CHANGE = """
            {"number":8,"kind":"result","lineItem":"quiz","student":"p-cleo","to":{"state":"graded","score":18},"by":"anna",\
            "at":"2026-11-22T08:00:00Z","through":"form","reason":"second look","batch":"b-1"}""";
    static final String PEOPLE = """
            "people":[{"id":"p-anna","givenName":"Anna","familyName":"Example","username":"anna","version":1}]""";
    static final String ENROLMENT = """
            {"person":"p-cleo","role":"student","beginDate":"2026-09-01","endDate":"2027-07-01","version":3}""";
    static final String PERSON_CLASSES =
            "{\"person\":{\"id\":\"p-cleo\",\"givenName\":\"Cleo\",\"familyName\":\"Example\",\"version\":1},"
                    + "\"classes\":[{" + CLASS + "," + TERM + ",\"enrolment\":" + ENROLMENT + "}]}";
    static final String GRADEBOOK = "{" + CLASS + "," + TERM + "," + WORK + """
            ,"students":[{"id":"p-ben","givenName":"Ben","familyName":"Example","current":{},"final":{"percentage":0,\
            "letter":"F"},"results":{}},{"id":"p-cleo","givenName":"Cleo","familyName":"Example",\
            "current":{"percentage":90,"letter":"A"},"final":{"percentage":15,"letter":"F"},\
            "results":{"quiz":{"state":"graded","score":18,"comment":"neat","version":8}}}]}""";
    static final String STATISTICS = """
            {"revision":8,"lineItems":{"quiz":{"count":1,"mean":18,"median":18,"lowest":18,"highest":18,"spread":0,\
            "tenths":[0,0,0,0,0,0,0,0,0,1,0]}}}""";

    static final String APPLIED = "{\"batch\":\"b-7\",\"saved\":1,\"already\":0}";

    private Algebra() {}

    private static String total(String percentage, String letter, String treatment) {
        return "{\"percentage\":" + percentage + ",\"letter\":\"" + letter
                + "\",\"categories\":[{\"category\":\"quizzes\","
                + "\"earned\":18,\"possible\":20,\"percentage\":90,\"share\":0.2,\"contribution\":90,\"items\":[{\"lineItem\":"
                + "\"quiz\",\"treatment\":\"counted\",\"earned\":18,\"possible\":20,\"contribution\":90}]},{\"earned\":0,"
                + "\"possible\":0,\"share\":0,\"contribution\":0,\"items\":[{\"lineItem\":\"essay\",\"treatment\":\""
                + treatment
                + "\",\"earned\":0,\"possible\":100,\"contribution\":0}]}]}";
    }

    static String totals(String percentage, String letter) {
        return "\"current\":" + total(percentage, letter, "left-out") + ",\"final\":" + total("15", "F", "zero");
    }

    /** Serves the pages of classes. The day is 26 November 2026. */
    static EmbeddedTomcat serve(FakeServices services) {
        Pages pages = new Pages(request -> false);
        WallClock clock = new WallClock(() -> Instant.parse("2026-11-26T10:54:12Z"), ZoneOffset.UTC);
        GradingApi api = new GradingApi(services.client());
        ClassPages classes = new ClassPages(pages, api, clock);
        return EmbeddedTomcat.start(
                "/portal",
                app -> app.filter(new TraceFilter())
                        .filter(new LoggedInFilter())
                        .servlet("/classes/*", classes.inClass())
                        .servlet("/classes", new ClassListPage(pages, new ClassBook(api)))
                        .servlet("/new-class", classes.newClass())
                        .servlet("/terms", classes.terms())
                        .servlet("/terms/*", classes.term())
                        .servlet("/people", classes.people())
                        .servlet("/people/*", classes.person())
                        .servlet("/my", classes.mine())
                        .servlet("/my/data", classes.mineAsFile()));
    }

    /** The value of a field that the page has. */
    static String field(String page, String name) {
        Matcher matcher = Pattern.compile("name=\"" + Pattern.quote(name) + "\"(?: type=\"text\")? value=\"([^\"]*)\"")
                .matcher(page);
        assertTrue(matcher.find(), name + " is not in " + page);
        return matcher.group(1);
    }

    private interface Prepared {
        void answer(String line, int status, String body);
    }

    /** Prepares every answer about the class. */
    public static void prepare(FakeServices services) {
        prepare(services, UnaryOperator.identity());
    }

    /** Likewise, each answer changed. */
    static void prepare(FakeServices all, UnaryOperator<String> changed) {
        Prepared services = (line, status, body) -> all.answer(line, status, changed.apply(body));
        String api = "/api/v1";
        String section = api + "/classes/algebra";
        services.answer(
                "GET " + api + "/me",
                200,
                "{\"person\":{\"id\":\"p-cleo\",\"givenName\":\"Cleo\",\"familyName\":\"Example\",\"version\":1},"
                        + "\"teaching\":[],\"learning\":[{\"id\":\"algebra\",\"title\":\"Algebra\",\"term\":\"year-26\","
                        + "\"version\":1}],\"learned\":[{\"id\":\"old\",\"title\":\"Algebra\",\"term\":\"year-26\",\"version\":1,"
                        + "\"left\":\"2026-10-01\"}]}");
        services.answer("GET " + section + "/gradebook", 200, GRADEBOOK);
        services.answer("GET " + section + "/students/p-cleo", 200, report(""));
        services.answer(
                "POST " + section + "/students/p-cleo/what-if", 200, "{\"revision\":8," + totals("100", "A") + "}");
        services.answer("GET " + section + "/statistics", 200, STATISTICS);
        services.answer("GET " + section + "/changes", 200, "{\"changes\":[" + CHANGE + "]," + PEOPLE + "}");
        prepareWrites(services, section);
        prepareFiles(services, section);
        prepareSchool(services, api, section);
        prepareNewClasses(services, api);
        prepareTerms(services, api);
    }

    /** Cleo's report, with more members of the student. */
    static String report(String more) {
        return "{" + CLASS + "," + WORK + "," + TERM + ",\"student\":{\"id\":\"p-cleo\",\"givenName\":\"Cleo\"," + more
                + "\"familyName\":\"Example\",\"version\":1},\"results\":[" + EIGHTEEN + "]," + totals("90", "A") + "}";
    }

    private static void prepareWrites(Prepared services, String section) {
        services.answer("PATCH " + section + "/results", 200, saved());
        services.answer("POST " + section + "/reversals", 200, saved());
        services.answer(
                "PUT " + section + "/line-items/quiz", 200, "{\"id\":\"quiz\",\"title\":\"Quiz 1\",\"maximum\":20}");
        services.answer("POST " + section + "/line-items", 201, "{\"id\":\"new-1\",\"title\":\"Test\",\"maximum\":20}");
        services.answer("DELETE " + section + "/line-items/quiz", 204, "");
        services.answer("PUT " + section + "/categories/quizzes", 200, "{\"id\":\"quizzes\",\"title\":\"Quizzes\"}");
        services.answer("POST " + section + "/categories", 201, "{\"id\":\"c-1\",\"title\":\"Labs\"}");
        services.answer("DELETE " + section + "/categories/quizzes", 204, "");
    }

    private static void prepareFiles(Prepared services, String section) {
        services.answer(
                "GET " + section,
                200,
                "{" + CLASS.replaceFirst("\"class\":\\{", "").replace(",\"revision\":8", ""));
        services.answer("GET " + section + "/categories", 200, "{\"categories\":[]}");
        services.answer("GET " + section + "/results.csv", 200, "Student ID\r\n");
        services.answer("POST " + section + "/imports", 201, importOf(""));
        services.answer("GET " + section + "/imports/imp-1", 200, importOf(""));
        services.answer("POST " + section + "/imports/imp-1/application", 200, APPLIED);
    }

    /** An import that gives Cleo 19 points instead of 18, and cannot read something. */
    static String importOf(String more) {
        return """
                {"id":"imp-1","by":"anna","at":"2026-11-22T08:00:00Z","blank":"keep","file":{"sha256":"x",\
                "encoding":"windows-1252","byteOrderMark":false,"delimiter":"semicolon","decimal":"comma"},"counts":{"lines":2,\
                "added":0,"changed":1,"cleared":0,"unchanged":3,"blank":4,"refused":1,"warnings":0},\
                "columns":[{"title":"Student ID","use":"student"},{"title":"Algebra","use":"ignored"}],\
                "refusals":[{"line":3,"column":"Quiz 1","value":"2O","problem":"no-mark","detail":"x"}],\
                "changes":[{"line":2,"lineItem":"quiz","student":"p-cleo","title":"Quiz 1","givenName":"Cleo",\
                "familyName":"Example","kind":"changed","from":{"state":"graded","score":18},"to":{"state":"late",\
                "score":19.5,"comment":"neat"}}]""" + more + "}";
    }

    private static void prepareSchool(Prepared services, String api, String section) {
        services.answer("GET " + api + "/terms/year-26", 200, TERM.replaceFirst("\"term\":", ""));
        services.answer("GET " + api + "/terms", 200, """
                {"terms":[{"id":"year-26","title":"2026/27","beginDate":"2026-09-01","endDate":"2027-07-01","version":1}]}""");
        services.answer("GET " + api + "/letter-schemes", 200, """
                {"letterSchemes":[{"id":"letters","title":"Letters","letters":[{"letter":"A","from":90},\
                {"letter":"F","from":0}],"version":1}]}""");
        services.answer("POST " + section + "/preview", 200, """
                {"revision":8,"students":2,"affected":[{"id":"p-cleo","givenName":"Cleo","familyName":"Example",\
                "before":{"current":{"percentage":90,"letter":"A"},"final":{"percentage":15,"letter":"F"}},\
                "after":{"current":{"percentage":88.5,"letter":"B"},"final":{"percentage":15,"letter":"F"}}}]}""");
        services.answer("GET " + section + "/enrolments", 200, "{\"enrolments\":[" + ENROLMENT + "]}");
        services.answer("GET " + api + "/people/p-cleo/classes", 200, PERSON_CLASSES);
        services.answer("GET " + api + "/people/p-cleo/dossier", 200, "{\"made\":\"2026-11-26\"}");
        services.answer("GET " + api + "/people/p-cleo/erasure", 200, "{\"approval\":false}");
        services.answer("GET " + api + "/erasures", 200, "{\"erasures\":[],\"requests\":[]}");
        services.answer("DELETE " + api + "/people/p-cleo/erasure", 204, "");
        services.answer("POST " + api + "/people/p-cleo/erasure", 200, "{\"person\":\"x\",\"mentions\":2}");
        services.answer("GET " + api + "/people", 200, """
                {"people":[{"id":"p-cleo","givenName":"Cleo","familyName":"Example","version":1},\
                {"id":"p-dora","givenName":"Dora","familyName":"Example","version":1}]}""");
        services.answer(
                "PUT " + api + "/people/p-cleo",
                200,
                "{\"id\":\"p-cleo\",\"givenName\":\"Cleo\",\"familyName\":\"Sample\",\"version\":2}");
        services.answer("PUT " + section + "/enrolments/p-dora", 201, ENROLMENT.replace("p-cleo", "p-dora"));
        services.answer("PUT " + section + "/enrolments/p-cleo", 200, ENROLMENT);
        services.answer("DELETE " + section + "/enrolments/p-cleo", 204, "");
    }

    private static void prepareNewClasses(Prepared services, String api) {
        services.answer(
                "GET " + api + "/courses",
                200,
                "{\"courses\":[{\"id\":\"maths\",\"title\":\"Algebra\",\"version\":1}]}");
        services.answer("GET " + api + "/terms", 200, """
                {"terms":[{"id":"year-25","title":"2025/26","closed":true,"version":2},{"id":"year-26","title":"2026/27",\
                "beginDate":"2026-08-01","endDate":"2027-08-01","closed":false,"version":1}]}""");
        services.answer("POST " + api + "/courses", 201, "{\"id\":\"c-1\",\"title\":\"Latin\",\"version\":1}");
        services.answer(
                "POST " + api + "/terms", 201, "{\"id\":\"t-1\",\"title\":\"2027/28\",\"closed\":false,\"version\":1}");
        services.answer("POST " + api + "/classes", 201, "{\"id\":\"algebra\",\"title\":\"Algebra\",\"version\":1}");
        services.answer(
                "POST " + api + "/classes/algebra/copies",
                201,
                "{\"id\":\"again\",\"title\":\"Algebra\",\"version\":1}");
    }

    /** The closed one has no class any more. */
    private static void prepareTerms(Prepared services, String api) {
        services.answer("GET " + api + "/classes", 200, """
                {"classes":[{"id":"algebra","title":"Algebra","course":"maths","term":"year-26","version":1}]}""");
        services.answer("PUT " + api + "/terms/year-26", 200, """
                {"id":"year-26","title":"2026/27","beginDate":"2026-09-01","endDate":"2027-08-01","closed":true,"version":2}""");
        services.answer("DELETE " + api + "/terms/year-25", 204, "");
    }

    static String saved() {
        return "{\"batch\":\"b-2\",\"results\":[{\"lineItem\":\"quiz\",\"student\":\"p-cleo\",\"outcome\":\"saved\","
                + "\"state\":\"graded\",\"score\":19,\"version\":9}]}";
    }

    static String conflict() {
        return "{\"batch\":\"b-2\",\"results\":[{\"lineItem\":\"quiz\",\"student\":\"p-cleo\",\"outcome\":\"conflict\","
                + "\"state\":\"graded\",\"score\":12,\"version\":9}]}";
    }
}
