package dev.rollcall.grading.http.api;

import dev.rollcall.kit.testing.BadRequest;
import dev.rollcall.kit.testing.BadRequests;
import dev.rollcall.kit.testing.RawRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of {@link ApiBadInputTest}, one for each address. */
final class ApiBadInputs {
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final String CLASS = "/classes/algebra";
    private static final List<String> NO_IDS = List.of(
            "%20",
            "a%20b", "%3Cscript%3E", "-a", ".a", "a'%20or%20'1'='1", "%E2%80%AE", "a%0Ab", "%C3%A9", "a".repeat(65));
    private static final List<String> NO_TAGS =
            List.of("*", "8", "W/\"8\"", "\"x\"", "\"1\", \"2\"", "\"-1\"", "\"1e3\"", "<script>");

    private final SchoolServer server;
    private final Map<String, List<BadRequest>> tables = new LinkedHashMap<>();

    ApiBadInputs(SchoolServer server) {
        this.server = server;
    }

    Map<String, List<BadRequest>> all() {
        for (String list : List.of("terms", "courses", "letter-schemes", "people", "classes")) {
            String address = "/" + list;
            table(address, reading(address).and(queries(address)), making(address));
        }
        school();
        classes();
        results();
        batches();
        reversals();
        questions();
        new ImportBadInputs(server).all().forEach(this::table);
        new RosterBadInputs(server).all().forEach(this::table);
        archive();
        erasing();
        for (String read : List.of("/me", "/openapi.json")) {
            table(read, reading(read));
        }
        return tables;
    }

    private void erasing() {
        RawRequest erase = sound("POST", "/people/p-ben/erasure", "{\"confirm\":\"Ben\",\"reason\":\"left\"}")
                .header("If-Match", "\"1\"");
        table(
                "/people/{person}/erasure",
                reading("/people/p-ben/erasure"),
                BadRequests.of(erase)
                        .json(MAX_BODY_BYTES)
                        .types("application/json")
                        .bodies(
                                422,
                                "confirm must be the full name",
                                Map.of("another name", "{\"confirm\":\"Cleo Example\",\"reason\":\"x\"}"))
                        .bodies(422, "reason is missing", Map.of("no reason", "{\"confirm\":\"Ben Example\"}"))
                        .bodies(
                                422,
                                "must not name the person",
                                Map.of("a name", "{\"confirm\":\"Ben Example\",\"reason\":\"Ben Example asks\"}")));
        table("/people/{person}/classes", reading("/people/p-ben/classes"));
        table("/people/{person}/dossier", reading("/people/p-ben/dossier"));
        table("/erasures", reading("/erasures"));
    }

    private void archive() {
        RawRequest told =
                RawRequest.of("GET", "/grading/api/v1/archive/restoration").header("Authorization", server::admin);
        table(
                "/archive/restoration",
                BadRequests.of(told)
                        .credentials()
                        .headers()
                        .and(BadRequest.of("nothing was restored", told, 404, "nothing at this address")));
        RawRequest put = RawRequest.of("PUT", "/grading/api/v1/archive", "application/zip", "PK, and no archive")
                .header("Authorization", server::admin);
        table(
                "/archive",
                BadRequests.of(put)
                        .credentials()
                        .types("application/zip")
                        .arrival()
                        .bodies(422, "is empty", Map.of("nothing", ""))
                        .bodies(
                                422,
                                "no archive of a grade book",
                                Map.of("text", "{}", "a beginning", "PK\u0003\u0004")));
    }

    private void school() {
        one("/terms/{term}", "/terms/year-26", Bodies.TERM);
        one("/courses/{course}", "/courses/maths", Bodies.COURSE);
        one("/letter-schemes/{scheme}", "/letter-schemes/letters", Bodies.SCHEME);
        one("/people/{person}", "/people/p-ben", Bodies.PERSON);
        one("/classes/{class}", CLASS, Bodies.CLASS);
    }

    private void classes() {
        one("/classes/{class}/enrolments/{person}", CLASS + "/enrolments/p-ben", Bodies.ENROLMENT);
        one("/classes/{class}/categories/{category}", CLASS + "/categories/quizzes", Bodies.CATEGORY);
        one("/classes/{class}/line-items/{item}", CLASS + "/line-items/quiz", Bodies.ITEM);
        table("/classes/{class}/enrolments", reading(CLASS + "/enrolments").and(queries(CLASS + "/enrolments")));
        table("/classes/{class}/categories", reading(CLASS + "/categories"), making(CLASS + "/categories"));
        table(
                "/classes/{class}/line-items",
                reading(CLASS + "/line-items"),
                making(CLASS + "/line-items").json(MAX_BODY_BYTES));
        RawRequest copy = sound("POST", CLASS + "/copies", "{\"term\":\"year-26\"}");
        table(
                "/classes/{class}/copies",
                BadRequests.of(copy)
                        .credentials()
                        .types("application/json")
                        .bodies(422, "term is missing", Map.of("no term", "{}"))
                        .bodies(422, "term names something that is not there", Map.of("x", "{\"term\":\"nothing\"}"))
                        .bodies(
                                422,
                                "course names something that is not there",
                                Map.of("x", "{\"term\":\"year-26\",\"course\":\"nothing\"}"))
                        .bodies(
                                422,
                                "people must be true or false",
                                Map.of("x", "{\"term\":\"year-26\",\"people\":\"yes\"}"))
                        .bodies(
                                422,
                                "course must be an id",
                                Map.of("../x", "{\"term\":\"year-26\",\"course\":\"../x\"}")));
        table("/classes/{class}/gradebook", reading(CLASS + "/gradebook"));
        table(
                "/classes/{class}/students/{student}",
                reading(CLASS + "/students/p-ben")
                        .and(at(sound("GET", CLASS + "/students/p-dora"), 404, "nothing at this address")));
        table("/classes/{class}/changes", reading(CLASS + "/changes").and(queries(CLASS + "/changes")));
    }

    private void results() {
        RawRequest put =
                sound("PUT", CLASS + "/results/quiz/p-ben", "{\"score\":5}").header("If-None-Match", "*");
        table(
                "/classes/{class}/results/{item}/{student}",
                BadRequests.of(sound("GET", CLASS + "/results/quiz/p-ben"))
                        .credentials()
                        .headers(),
                BadRequests.of(put)
                        .json(MAX_BODY_BYTES)
                        .announced()
                        .slowness()
                        .types("application/json")
                        .and(ids(put, CLASS + "/results/"))
                        .and(tags(put))
                        .bodies(422, "score must be a number", Map.of("text", "{\"score\":\"5\"}"))
                        .bodies(422, "Score must be 0 or greater", Map.of("negative", "{\"score\":-1}"))
                        .bodies(422, "Score must have at most 9 digits", Map.of("long", "{\"score\":1e99}"))
                        .bodies(422, "state must be one of", Map.of("unknown", "{\"state\":\"lost\"}"))
                        .bodies(422, "score must be absent", Map.of("both", "{\"state\":\"missing\",\"score\":1}"))
                        .bodies(422, "score is missing", Map.of("neither", "{\"state\":\"graded\"}"))
                        .bodies(422, "comment must not", Map.of("lines", "{\"score\":1,\"comment\":\"a\\nb\"}"))
                        .bodies(422, "through must be a word", Map.of("through", "{\"score\":1,\"through\":\"<b>\"}")));
    }

    private void batches() {
        RawRequest patch = sound("PATCH", CLASS + "/results", "{\"results\":[]}");
        table(
                "/classes/{class}/results",
                BadRequests.of(patch)
                        .credentials()
                        .json(MAX_BODY_BYTES)
                        .types("application/json")
                        .bodies(422, "results is missing", Map.of("nothing", "{}"))
                        .bodies(422, "results must be an array", Map.of("object", "{\"results\":{}}"))
                        .bodies(422, "results must hold objects", Map.of("numbers", "{\"results\":[1]}"))
                        .bodies(422, "lineItem is missing. student is missing.", Map.of("x", "{\"results\":[{}]}"))
                        .bodies(
                                422,
                                "are there twice",
                                Map.of("twice", "{\"results\":[" + cell() + "," + cell() + "]}"))
                        .bodies(
                                422,
                                "at most 2000 cells",
                                Map.of("many", "{\"results\":[" + "{},".repeat(2_000) + "{}]}")));
    }

    private void reversals() {
        RawRequest undo = sound("POST", CLASS + "/reversals", "{\"change\":999}");
        table(
                "/classes/{class}/reversals",
                BadRequests.of(undo)
                        .credentials()
                        .types("application/json")
                        .bodies(422, "either change or batch", Map.of("nothing", "{}"))
                        .bodies(422, "either change or batch", Map.of("both", "{\"change\":1,\"batch\":\"b\"}"))
                        .bodies(
                                422,
                                "no such change",
                                Map.of("no result", "{\"change\":1}", "none", "{\"change\":9999}"))
                        .bodies(422, "change must be a whole number", Map.of("half", "{\"change\":1.5}")));
    }

    private void questions() {
        String whatIf = CLASS + "/students/p-ben/what-if";
        table(
                "/classes/{class}/students/{student}/what-if",
                BadRequests.of(sound("POST", whatIf, "{\"results\":[]}"))
                        .credentials()
                        .json(MAX_BODY_BYTES)
                        .types("application/json")
                        .bodies(422, "results is missing", Map.of("nothing", "{}"))
                        .bodies(422, "lineItem is missing", Map.of("no item", "{\"results\":[{\"score\":1}]}"))
                        .bodies(422, "something that is not there", Map.of("other", imagined("lab", "1")))
                        .bodies(422, "Score must be 0 or greater", Map.of("negative", imagined("quiz", "-1")))
                        .bodies(422, "score must be a number", Map.of("text", imagined("quiz", "\"1\"")))
                        .bodies(422, "at most 2000", Map.of("many", "{\"results\":[" + "{},".repeat(2_000) + "{}]}")));
        table(
                "/classes/{class}/preview",
                BadRequests.of(sound("POST", CLASS + "/preview", "{}"))
                        .credentials()
                        .json(MAX_BODY_BYTES)
                        .types("application/json")
                        .bodies(422, "weighted must be true or false", Map.of("word", "{\"weighted\":\"yes\"}"))
                        .bodies(422, "letterScheme names", Map.of("scheme", "{\"letterScheme\":\"none\"}"))
                        .bodies(422, "id names something", Map.of("other", "{\"categories\":[{\"id\":\"labs\"}]}"))
                        .bodies(422, "weight must be from 0", Map.of("negative", weighed("\"weight\":-1")))
                        .bodies(422, "dropLowest must be from 0", Map.of("many", weighed("\"dropLowest\":1e12"))));
        table("/classes/{class}/statistics", reading(CLASS + "/statistics"));
    }

    private static String imagined(String item, String score) {
        return "{\"results\":[{\"lineItem\":\"" + item + "\",\"score\":" + score + "}]}";
    }

    private static String weighed(String member) {
        return "{\"categories\":[{\"id\":\"quizzes\"," + member + "}]}";
    }

    private static String cell() {
        return "{\"lineItem\":\"quiz\",\"student\":\"p-ben\",\"score\":1}";
    }

    private void table(String address, BadRequests... tablesOfOne) {
        List<BadRequest> rows = new ArrayList<>();
        for (BadRequests table : tablesOfOne) {
            rows.addAll(table.rows());
        }
        tables.put(address, rows);
    }

    /** An address of one thing: what its members may not be is said once, in {@link Bodies}. */
    private void one(String template, String path, Bodies bodies) {
        RawRequest put = sound("PUT", path, bodies.sound()).header("If-Match", "\"999999\"");
        BadRequests writing = BadRequests.of(put).types("application/json").and(tags(put.without("If-Match")));
        bodies.bad().forEach((words, body) -> writing.bodies(422, words, Map.of(words, body)));
        table(
                template,
                reading(path).and(ids(sound("GET", path), path.substring(0, path.lastIndexOf('/') + 1))),
                writing);
    }

    private BadRequests reading(String path) {
        return BadRequests.of(sound("GET", path)).credentials().headers();
    }

    private BadRequests making(String path) {
        return BadRequests.of(sound("POST", path, "{\"title\":1}"))
                .types("application/json")
                .bodies(422, " is missing", Map.of("nothing", "{}"));
    }

    private RawRequest sound(String method, String path) {
        return RawRequest.of(method, "/grading/api/v1" + path).header("Authorization", server::admin);
    }

    private RawRequest sound(String method, String path, String body) {
        return RawRequest.of(method, "/grading/api/v1" + path, "application/json", body)
                .header("Authorization", server::admin);
    }

    private BadRequest[] queries(String path) {
        return queries(sound("GET", path));
    }

    /** What is wrong with the parameters of a list. */
    static BadRequest[] queries(RawRequest sound) {
        List<BadRequest> rows = new ArrayList<>();
        for (String query :
                List.of("limit=0", "limit=-1", "limit=x", "limit=1001", "cursor=%3Cscript%3E", "cursor=a%0Ab")) {
            rows.add(BadRequest.of(query, sound.target(sound.target() + "?" + query), 422, "The parameter"));
        }
        rows.add(BadRequest.of("twice", sound.target(sound.target() + "?limit=1&limit=2"), 400, "twice"));
        rows.add(BadRequest.of("undecodable", sound.target(sound.target() + "?limit=%zz"), 400, "decoded"));
        return rows.toArray(BadRequest[]::new);
    }

    private static BadRequest[] ids(RawRequest sound, String before) {
        return NO_IDS.stream()
                .map(id -> BadRequest.of(
                        "no id", sound.target("/grading/api/v1" + before + id), 404, "nothing at this address"))
                .toArray(BadRequest[]::new);
    }

    private static BadRequest at(RawRequest request, int status, String words) {
        return BadRequest.of("somebody else", request, status, words);
    }

    private static BadRequest[] tags(RawRequest sound) {
        List<BadRequest> rows = new ArrayList<>();
        RawRequest bare = sound.without("If-None-Match");
        rows.add(BadRequest.of("no version", bare, 428, "If-Match"));
        rows.add(BadRequest.of("a tag that must not be", bare.header("If-None-Match", "\"1\""), 428, "If-Match"));
        NO_TAGS.forEach(tag -> rows.add(BadRequest.of("no tag", bare.header("If-Match", tag), 400, "one ETag")));
        rows.add(BadRequest.of("no key", sound.header("Idempotency-Key", "a b"), 400, "Idempotency-Key"));
        return rows.toArray(BadRequest[]::new);
    }
}
