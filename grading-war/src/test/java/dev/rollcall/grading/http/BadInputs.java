package dev.rollcall.grading.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.BadRequest;
import dev.rollcall.kit.testing.BadRequests;
import dev.rollcall.kit.testing.RawRequest;
import jakarta.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The tables of {@link BadInputTest}, one for each address. */
final class BadInputs {
    private static final int MAX_BODY_BYTES = 16 << 10;
    private static final String CONTROL = "must not hold control characters or line breaks";
    private static final String TURN = "must not hold characters that turn the direction of text around";
    private static final List<String> NO_IDS = List.of(
            "0",
            "-1",
            "+1",
            "01",
            "1.0",
            "1e0",
            "0x1",
            "NaN",
            "99999999999999999999",
            "%EF%BC%91",
            "%D9%A1",
            "%3Cscript%3E",
            "1%20",
            "1%09",
            "1%0A2",
            "1%0D%0AInjected:%20x",
            "1%E2%80%AE",
            "grades",
            "null",
            "*",
            "1'%20or%20'1'='1",
            "%e2%80%a8",
            "9223372036854775807",
            "x".repeat(4_000));

    private final Callers callers;

    BadInputs(Callers callers) {
        this.callers = callers;
    }

    List<BadRequest> ofStudents() {
        RawRequest sound = sound("GET", "/students");
        return reading(sound)
                .and(sent(sound, 404, "There is nothing at this address", "/", "/Students", "/student", "/nothing"))
                .and(sent(sound, 404, "There is nothing at this address", "/gradebook.mv.db", "/rollcall/problem"))
                .rows();
    }

    List<BadRequest> ofStudent() {
        RawRequest sound = sound("GET", "/students/1");
        return reading(sound).and(unknown(sound, "")).rows();
    }

    List<BadRequest> ofGrades() {
        RawRequest sound = sound("POST", "/students/1/grades")
                .header("Content-Type", "application/json")
                .body("{\"Title\":\"Quiz\",\"Type\":\"Quiz\",\"Score\":5}");
        return BadRequests.of(sound)
                .json(MAX_BODY_BYTES)
                .types("application/json")
                .methods("GET", "HEAD-OR-NOT", "PUT", "DELETE")
                .credentials()
                .paths()
                .headers()
                .and(callers(sound, true))
                .and(unknown(sound, "/grades"))
                .and(sent(sound, 405, "Only GET, HEAD, OPTIONS can be used here.", "/students", "/students/1"))
                .and(sent(sound, 404, "There is nothing at this address", "/students/1/grades/1", "/students/1/Grades"))
                .bodies(422, "Title " + CONTROL, texts("Title", controls()))
                .bodies(422, "Title " + TURN, texts("Title", turns()))
                .bodies(422, "Title must not be blank", texts("Title", blanks()))
                .bodies(422, "Title must have at most 200 characters but had", texts("Title", tooLong(201)))
                .bodies(422, "Type " + CONTROL, texts("Type", controls()))
                .bodies(422, "Type " + TURN, texts("Type", turns()))
                .bodies(422, "Type must not be blank", texts("Type", blanks()))
                .bodies(422, "Type must have at most 32 characters but had", texts("Type", tooLong(33)))
                .bodies(422, "Title must be text", values("Title", List.of("1", "true", "[\"Quiz\"]", "{\"x\":1}")))
                .bodies(422, "Type must be text", values("Type", List.of("1", "false", "[]", "{}")))
                .bodies(422, "Title is missing", values("Title", List.of("null")))
                .bodies(422, "Type is missing", values("Type", List.of("null")))
                .bodies(422, "Score is missing", values("Score", List.of("null")))
                .bodies(422, "Title is missing. Type is missing. Score is missing.", Map.of("nothing", "{}"))
                .bodies(422, "Title must not be blank. Type must be text. Score must be a number.", everythingWrong())
                .bodies(400, "Title is there twice", twice())
                .bodies(400, "not JSON", values("Score", List.of("NaN", "Infinity", "-", "5.", "0x5", "5,5", "５", "٥")))
                .bodies(422, "Score must be a number", values("Score", List.of("\"5\"", "\"\"", "true", "[5]", "{}")))
                .bodies(422, "Score must be 0 or greater", values("Score", List.of("-1", "-0.5", "-1e2", "-0.00001")))
                .bodies(422, "Score must have at most 9 digits", values("Score", tooManyDigits()))
                .bodies(400, "A number is too long or too large", values("Score", beyondMeasure()))
                .rows();
    }

    private BadRequests reading(RawRequest sound) {
        return BadRequests.of(sound)
                .methods("POST", "PUT", "DELETE")
                .credentials()
                .paths()
                .headers()
                .and(callers(sound, false));
    }

    private RawRequest sound(String method, String path) {
        return RawRequest.of(method, "/grading" + path)
                .header("Authorization", () -> callers.person("anna", "teacher"));
    }

    /** Tokens that are sound, but not here, not now, or not for this. */
    private BadRequest[] callers(RawRequest sound, boolean writing) {
        RawRequest bare = sound.without("Authorization");
        List<BadRequest> rows = new ArrayList<>();
        rows.add(BadRequest.of("no token", bare, 401, "The request carries no token."));
        Function<Supplier<String>, RawRequest> as = token -> bare.header("Authorization", token);
        rows.add(BadRequest.of("expired", as.apply(teacher(Duration.ofMinutes(-5))), 401, "not valid at this time"));
        rows.add(BadRequest.of(
                "not yet valid", as.apply(teacher(Duration.ofMinutes(5))), 401, "not valid at this time"));
        Supplier<String> elsewhere = () -> callers.teacher(ServiceName.PORTAL, ServiceName.LOG, Duration.ZERO);
        rows.add(BadRequest.of("for another service", as.apply(elsewhere), 403, "The token is for LogService"));
        Supplier<String> shop = () -> callers.teacher(new ServiceName("Shop"), ServiceName.GRADING, Duration.ZERO);
        rows.add(BadRequest.of("speaks for a person", as.apply(shop), 403, "Only Portal may speak for a person"));
        Supplier<String> itself = () -> callers.service(new ServiceName("Shop"));
        rows.add(BadRequest.of("another service", as.apply(itself), 403, writing ? "a teacher" : "may not read"));
        for (String role : List.of("student", "operator", "Teacher", "teacher ", "<script>")) {
            Supplier<String> person = () -> callers.person("anna", role);
            rows.add(BadRequest.of("role " + role, as.apply(person), 403, "Only a teacher or an administrator"));
        }
        rows.add(BadRequest.of("no role", as.apply(() -> callers.person("anna")), 403, "Only a teacher"));
        if (writing) {
            Supplier<String> reader = () -> callers.service(ServiceName.REGISTRY);
            rows.add(BadRequest.of("reads only", as.apply(reader), 403, "Only a teacher or an administrator"));
        }
        return rows.toArray(BadRequest[]::new);
    }

    private Supplier<String> teacher(Duration offset) {
        return () -> callers.teacher(ServiceName.PORTAL, ServiceName.GRADING, offset);
    }

    private static BadRequest[] unknown(RawRequest sound, String tail) {
        List<BadRequest> rows = new ArrayList<>();
        for (String id : List.of("3", "999", "999999999999999999")) {
            String path = "/grading/students/" + id + tail;
            rows.add(BadRequest.of("unknown student", sound.target(path), 404, "There is no student " + id + "."));
        }
        for (String id : NO_IDS) {
            String path = "/grading/students/" + id + tail;
            rows.add(BadRequest.of("no id", sound.target(path), 404, "There is nothing at this address"));
        }
        return rows.toArray(BadRequest[]::new);
    }

    private static BadRequest[] sent(RawRequest sound, int status, String words, String... paths) {
        List<BadRequest> rows = new ArrayList<>();
        for (String path : paths) {
            rows.add(BadRequest.of("sent to another address", sound.target("/grading" + path), status, words));
        }
        return rows.toArray(BadRequest[]::new);
    }

    private static List<String> controls() {
        return List.of(
                "\0",
                "Quiz\0",
                "Quiz\n2026-11-24 ERROR forged",
                "Quiz\r\nInjected: x",
                "a\tb",
                "\u001b[31mred",
                "a\u007f",
                "a\u0085b",
                "a\u2028b",
                "a\u2029b",
                "a\ud83d",
                "\ude00b");
    }

    private static List<String> turns() {
        return List.of("\u202Egnp.exe", "a\u202Db", "a\u2066b\u2069", "\u2067x", "x\u202C", "\u2069");
    }

    private static List<String> blanks() {
        return List.of("", " ", "\u00a0", "\u3000", "\u200b", "\ufeff", "\u2060\u200d", "\u200f");
    }

    private static List<String> tooLong(int length) {
        return List.of("x".repeat(length), "🎓".repeat(length), "x".repeat(10_000), "e\u0301".repeat(length / 2 + 1));
    }

    private static List<String> tooManyDigits() {
        return List.of(
                "1234567890", "0.1234567891", "1e9", "1e400", "1e-400", "1e-10", "1e999", "1e-999", "9".repeat(64));
    }

    private static List<String> beyondMeasure() {
        return List.of(
                "9".repeat(10_000),
                "0." + "9".repeat(10_000),
                "1e2147483647",
                "1e2147483648",
                "-1e2147483648",
                "1E-99999999999");
    }

    private static Map<String, String> everythingWrong() {
        return Map.of("three rules at once", "{\"Title\":\"\",\"Type\":1,\"Score\":\"<script>\"}");
    }

    private static Map<String, String> twice() {
        return Map.of(
                "the title twice", "{\"Title\":\"a\",\"Title\":\"b\",\"Type\":\"Quiz\",\"Score\":5}",
                "the title twice in two spellings", "{\"Title\":\"a\",\"TITLE\":\"a\",\"Type\":\"Quiz\",\"Score\":5}",
                "the title twice, escaped", "{\"Title\":\"a\",\"T\\u0069tle\":\"b\",\"Type\":\"Quiz\",\"Score\":5}");
    }

    private static Map<String, String> texts(String member, List<String> texts) {
        return values(member, texts.stream().map(BadInputs::escaped).toList());
    }

    /** A JSON string in ASCII: what cannot be written in UTF-8 can be sent as an escape. */
    private static String escaped(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                json.append(String.format("\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }

    private static Map<String, String> values(String member, List<String> values) {
        Map<String, String> bodies = new LinkedHashMap<>();
        for (String value : values) {
            Map<String, String> members = new LinkedHashMap<>();
            members.put("Title", "\"Quiz\"");
            members.put("Type", "\"Quiz\"");
            members.put("Score", "5");
            members.put(member, value);
            StringBuilder body = new StringBuilder();
            members.forEach((name, json) -> body.append(body.length() == 0 ? '{' : ',')
                    .append(Json.createValue(name))
                    .append(':')
                    .append(json));
            bodies.put(member + " " + value, body.append('}').toString());
        }
        return bodies;
    }
}
