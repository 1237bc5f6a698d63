package dev.rollcall.log.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.BadRequest;
import dev.rollcall.kit.testing.BadRequests;
import dev.rollcall.kit.testing.RawRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** The tables of {@link BadInputTest}, one for each address and media type. */
final class BadInputs {

    private static final String TEXT = "text/plain";
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";
    private static final String LIMIT = "The parameter limit must be a whole number from 1 to 1000.";
    private static final String LEVEL = "The parameter level must be one of TRACE, DEBUG, INFO, WARN, ERROR and FATAL.";
    private static final String SERVICE = "The parameter service must be the name of a service.";
    private static final String UNKNOWN =
            "there are after, all, attribute.*, before, from, instance, level, limit, logger, q, service, thread, to and trace.";

    private final StoredLogServer server;

    BadInputs(StoredLogServer server) {
        this.server = server;
    }

    /** With a token, although plain lines need none from this machine. */
    List<BadRequest> ofText() {
        RawRequest sound = sent(TEXT, "[Shop] - sold out\n");
        return sending(sound, TEXT).and(unsigned(sound)).rows();
    }

    List<BadRequest> ofEvents() {
        RawRequest sound = sent(NDJSON, "{\"message\":\"sold out\"}\n");
        RawRequest bare = sound.without("Authorization");
        return sending(sound, NDJSON)
                .and(BadRequest.of("no token", bare, 401, "The request carries no token."))
                .and(producers(sound))
                .rows();
    }

    List<BadRequest> ofWholeBodies() {
        RawRequest sound = sent(JSON, "{\"message\":\"sold out\"}");
        return sending(sound, JSON)
                .and(BadRequest.of("no token", sound.without("Authorization"), 401, "The request carries no token."))
                .and(BadRequest.of("no JSON", sound.body("sold out"), 400, "The body is not JSON."))
                .and(BadRequest.of("no event", sound.body("7"), 400, "neither a JSON object nor an array"))
                .and(BadRequest.of("too long", sound.body("[" + " ".repeat(16 << 20)), 413, "16777216 bytes"))
                .rows();
    }

    /** Which of its events a body begins with. */
    private static BadRequest[] producers(RawRequest sound) {
        String producer = "01234567-89ab-cdef-0123-456789abcdef";
        RawRequest named = sound.header("Log-Producer", producer);
        RawRequest counted = sound.header("Log-Sequence", "1");
        return new BadRequest[] {
            BadRequest.of("producer alone", named, 400, "The header Log-Sequence"),
            BadRequest.of("sequence alone", counted, 400, "The header Log-Producer"),
            BadRequest.of("sequence 0", named.header("Log-Sequence", "0"), 400, "The header Log-Sequence"),
            BadRequest.of("sequence -1", named.header("Log-Sequence", "-1"), 400, "The header Log-Sequence"),
            BadRequest.of("endless", named.header("Log-Sequence", "9".repeat(19)), 400, "The header Log-Sequence"),
            BadRequest.of("hostile", named.header("Log-Sequence", "<script>"), 400, "The header Log-Sequence"),
            BadRequest.of("no UUID", counted.header("Log-Producer", "<script>"), 400, "The header Log-Producer"),
            BadRequest.of("large", counted.header("Log-Producer", producer.toUpperCase(Locale.ROOT)), 400, "lower"),
            BadRequest.of("two", counted.header("Log-Producer", producer).header("Log-Producer", producer), 400, "once")
        };
    }

    List<BadRequest> ofQuestions() {
        RawRequest sound = RawRequest.of("GET", "/log/log").header("Authorization", () -> server.token("Portal"));
        return BadRequests.of(sound)
                .methods("PUT", "DELETE")
                .credentials()
                .paths()
                .headers()
                .and(tokens(sound))
                .and(readers(sound))
                .and(asked(sound, "limit", LIMIT, limits()))
                .and(asked(sound, "level", LEVEL, levels()))
                .and(asked(sound, "service", SERVICE, services()))
                .and(asked(sound, "trace", "The parameter trace must be a trace id of at most 256", longTexts()))
                .and(BadQuestions.of(sound, "/log/log"))
                .and(asked(sound, "before", BadQuestions.SEQUENCE, BadQuestions.sequences()))
                .and(asked(sound, "after", BadQuestions.SEQUENCE, BadQuestions.sequences()))
                .and(asked(sound, "all=true&before", BadQuestions.POSITIONS, BadQuestions.positions()))
                .and(asked(sound, "all=true&after", "must be missing when all is true.", List.of("1")))
                .and(asked(sound, "all", "The parameter all must be true or false.", List.of("yes", "TRUE", "1")))
                .and(unknown(sound))
                .and(doubled(sound))
                .and(undecodable(sound))
                .rows();
    }

    List<BadRequest> ofHistogram() {
        RawRequest sound = read("/log/log/histogram");
        return reading(sound)
                .and(BadQuestions.of(sound, "/log/log/histogram"))
                .and(asked(sound, "buckets", "must be a whole number from 2 to 500.", List.of("0", "1", "501", "many")))
                .and(asked(sound, "limit", "There is no parameter limit;", List.of("5")))
                .rows();
    }

    List<BadRequest> ofFacets() {
        RawRequest sound = read("/log/log/facets");
        return reading(sound)
                .and(BadQuestions.of(sound, "/log/log/facets"))
                .and(asked(sound, "top", "must be a whole number from 1 to 100.", List.of("0", "101", "-1", "x")))
                .and(asked(sound, "fields", "The parameter fields must be", BadQuestions.fields()))
                .rows();
    }

    List<BadRequest> ofContext() {
        RawRequest sound = read("/log/log/context?seq=1");
        return reading(sound)
                .and(BadRequest.of("no seq", sound.target("/log/log/context"), 422, "seq must be there."))
                .and(around(sound, "seq", "The parameter seq must be a sequence", BadQuestions.sequences()))
                .and(around(sound, "seq=1&before", "from 0 to 100.", List.of("-1", "101", "all")))
                .and(around(sound, "seq=1&after", "from 0 to 100.", List.of("-1", "101", "all")))
                .and(around(
                        sound,
                        "seq=1&same",
                        "The parameter same must be service or instance.",
                        List.of("SERVICE", "thread")))
                .and(around(sound, "seq=1&q", "There is no parameter q;", List.of("text")))
                .and(BadRequest.of(
                        "unknown", sound.target("/log/log/context?seq=999999999999"), 404, "There is no event with"))
                .rows();
    }

    List<BadRequest> ofTail() {
        RawRequest sound = read("/log/log/tail");
        List<BadRequest> ids = new ArrayList<>();
        for (String id : List.of("-1", "x", "1.5", "9".repeat(19), "0x1", "1;2", "<script>")) {
            ids.add(BadRequest.of(
                    "id " + id, sound.header("Last-Event-ID", id), 400, "The header Last-Event-ID must be an id"));
        }
        return reading(sound)
                .and(BadQuestions.of(sound, "/log/log/tail"))
                .and(asked(sound, "after", BadQuestions.SEQUENCE, BadQuestions.sequences()))
                .and(ids.toArray(BadRequest[]::new))
                .rows();
    }

    private RawRequest read(String target) {
        return RawRequest.of("GET", target).header("Authorization", () -> server.token("Portal"));
    }

    private BadRequests reading(RawRequest sound) {
        return BadRequests.of(sound)
                .methods("POST", "PUT", "DELETE")
                .credentials()
                .headers()
                .and(tokens(sound))
                .and(readers(sound));
    }

    private static BadRequest[] around(RawRequest sound, String parameter, String words, List<String> values) {
        return BadQuestions.asked(sound, "/log/log/context", parameter, words, values);
    }

    List<BadRequest> ofIndex() {
        RawRequest sound = RawRequest.of("GET", "/log/");
        return BadRequests.of(sound)
                .methods("POST", "PUT", "DELETE")
                .and(elsewhere(sound, "/log/nothing"))
                .and(elsewhere(sound, "/log/%3Cscript%3Ealert(1)%3C/script%3E"))
                .and(elsewhere(sound, "/log/log/1"))
                .and(elsewhere(sound, "/log/LOG"))
                .and(elsewhere(sound, "/log/segments"))
                .and(elsewhere(sound, "/log/rollcall/problem"))
                .and(elsewhere(sound.method("DELETE"), "/log/rollcall/problem?%3Cscript%3E"))
                .rows();
    }

    private static BadRequest elsewhere(RawRequest sound, String path) {
        return BadRequest.of("nothing there", sound.target(path), 404, "There is nothing at this address.");
    }

    /** Bodies have no longest length here, so the table has none that is too long. */
    private BadRequests sending(RawRequest sound, String type) {
        return BadRequests.of(sound)
                .compressibleArrival()
                .slowness()
                .types(type)
                .methods("PUT", "DELETE")
                .credentials()
                .paths()
                .headers()
                .and(tokens(sound))
                .and(BadRequest.of("empty", sound.body(""), 400, "The body is empty."))
                .and(BadRequest.of("no chunk but the last", sound.body("").chunked(), 400, "The body is empty."));
    }

    private RawRequest sent(String type, String body) {
        return RawRequest.of("POST", "/log/log")
                .header("Content-Type", type)
                .header("Authorization", () -> server.token("Shop"))
                .body(body);
    }

    /** Tokens that are sound, but not here or not now. */
    private BadRequest[] tokens(RawRequest sound) {
        RawRequest bare = sound.without("Authorization");
        Supplier<String> expired = () -> server.sign("Portal", ServiceName.LOG, Duration.ofMinutes(-5));
        Supplier<String> early = () -> server.sign("Portal", ServiceName.LOG, Duration.ofMinutes(5));
        Supplier<String> elsewhere = () -> server.sign("Portal", ServiceName.REGISTRY, Duration.ZERO);
        Supplier<String> shop = () -> server.person("Shop", "operator");
        return new BadRequest[] {
            BadRequest.of("expired", bare.header("Authorization", expired), 401, "not valid at this time"),
            BadRequest.of("not yet valid", bare.header("Authorization", early), 401, "not valid at this time"),
            BadRequest.of(
                    "for another", bare.header("Authorization", elsewhere), 403, "The token is for RegistryService"),
            BadRequest.of("for a person", bare.header("Authorization", shop), 403, "Only Portal may speak for a person")
        };
    }

    /** What makes a sender need a token. */
    private static BadRequest[] unsigned(RawRequest sound) {
        RawRequest bare = sound.without("Authorization");
        List<BadRequest> rows = new ArrayList<>();
        for (String header : List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP")) {
            RawRequest forwarded = bare.header(header, "127.0.0.1");
            rows.add(BadRequest.of("by way of " + header, forwarded, 401, "The request carries no token."));
        }
        for (String host : List.of("evil.example", "127.0.0.1.evil.example", "localhost.", "0", "[::2]", "127.1.x")) {
            rows.add(BadRequest.of("host " + host, bare.header("Host", host), 401, "The request carries no token."));
        }
        return rows.toArray(BadRequest[]::new);
    }

    private BadRequest[] readers(RawRequest sound) {
        RawRequest bare = sound.without("Authorization");
        List<BadRequest> rows = new ArrayList<>();
        rows.add(BadRequest.of("no token", bare, 401, "The request carries no token."));
        Supplier<String> shop = () -> server.token("Shop");
        rows.add(BadRequest.of("a sender", bare.header("Authorization", shop), 403, "Only the services of Rollcall"));
        for (String role : List.of("teacher", "student", "Operator", "")) {
            RawRequest person = bare.header("Authorization", () -> server.person("Portal", role));
            rows.add(BadRequest.of("role " + role, person, 403, "Reading logs needs the role operator or admin."));
        }
        return rows.toArray(BadRequest[]::new);
    }

    private static BadRequest[] asked(RawRequest sound, String parameter, String words, List<String> values) {
        return BadQuestions.asked(sound, sound.target(), parameter, words, values);
    }

    private static List<String> limits() {
        return List.of(
                "0",
                "-1",
                "+5",
                "1001",
                "1e2",
                "5.0",
                "5,5",
                "0x10",
                "NaN",
                "2147483648",
                "4294967301",
                "9".repeat(10_000),
                "５",
                "٥",
                "\"5\"",
                "5\0",
                "5\n6",
                "<script>",
                "${7*7}");
    }

    private static List<String> levels() {
        return List.of(
                "LOUD",
                "INFO,WARN",
                "-1",
                "ERR\nOR",
                "WARN\0",
                "\u202EOFNI",
                "<script>alert(1)</script>",
                "x".repeat(10_000));
    }

    private static List<String> services() {
        return List.of(
                "a\nb",
                "Shop\0",
                "Shop\r\nInjected: x",
                "a\tb",
                "\u202Epohs",
                "Shop\u200B",
                "\u2066x",
                "\u200F",
                "a\u2028b",
                "\u001b[31m",
                "\ufeffShop",
                "x".repeat(129),
                "x".repeat(10_000));
    }

    private static List<String> longTexts() {
        return List.of("f".repeat(257), "\0".repeat(257), "🎓".repeat(129), "<script>".repeat(1_000));
    }

    private static BadRequest[] unknown(RawRequest sound) {
        List<BadRequest> rows = new ArrayList<>();
        for (String question : List.of(
                "since=PT1H",
                "sort=asc",
                "attribute.=5",
                "LIMIT=5",
                "%3Cscript%3Ealert(1)%3C/script%3E=5",
                "%22%3E%3Cscript%3E",
                "Level=INFO",
                "limit%20=5",
                "limit%00=5",
                "limit%5B0%5D=5",
                "%E2%80%AEtimil=5",
                "%0d%0aInjected:%20x=5",
                "level=INFO&x;limit=5",
                "x".repeat(6_000) + "=5",
                "%F0%9F%8E%93".repeat(41) + "=5",
                "a=1&b=2&limit=5")) {
            rows.add(BadRequest.of("asks " + question, sound.target("/log/log?" + question), 422, UNKNOWN));
        }
        return rows.toArray(BadRequest[]::new);
    }

    private static BadRequest[] doubled(RawRequest sound) {
        List<BadRequest> rows = new ArrayList<>();
        for (String parameter : List.of("service", "level", "trace", "limit")) {
            for (String values : List.of("*=5&*=5", "*=INFO&*=ERROR", "*=&*=", "*=1&limit=1&*=2", "*=1&%*=1")) {
                String first = String.format("%%%02x", (int) parameter.charAt(0)) + parameter.substring(1);
                String question = values.replace("%*", first).replace("*", parameter);
                if (!question.startsWith("limit=1&limit=1&")) {
                    RawRequest request = sound.target("/log/log?" + question);
                    String words = "The parameter " + parameter + " must be there only once.";
                    rows.add(BadRequest.of("asks " + question, request, 400, words));
                }
            }
        }
        return rows.toArray(BadRequest[]::new);
    }

    private static BadRequest[] undecodable(RawRequest sound) {
        List<BadRequest> rows = new ArrayList<>();
        for (String question : List.of(
                "limit=%",
                "limit=%5",
                "limit=%zz",
                "service=%ff%fe",
                "service=%c0%af",
                "service=%ed%a0%80",
                "service=%f4%90%80%80",
                "service=Caf%e9",
                "%=5",
                "=5",
                "%zz=5",
                "level=INFO&%c0%80=1",
                "x=1&".repeat(1_001))) {
            RawRequest request = sound.target("/log/log?" + question);
            rows.add(BadRequest.of("asks " + question, request, 400, "The query cannot be decoded."));
        }
        return rows.toArray(BadRequest[]::new);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
