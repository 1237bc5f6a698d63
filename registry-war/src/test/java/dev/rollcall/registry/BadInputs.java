package dev.rollcall.registry;

import dev.rollcall.kit.testing.BadRequest;
import dev.rollcall.kit.testing.BadRequests;
import dev.rollcall.kit.testing.BadTexts;
import dev.rollcall.kit.testing.RawRequest;
import dev.rollcall.registry.http.Routes;
import dev.rollcall.registry.testing.RunningRegistry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tables of {@link BadInputServletTest}: what nobody should send to the addresses of the registry. */
final class BadInputs {

    /** What is registered before, and must be afterwards. */
    static final String REGISTERED = "{\"ServiceName\":\"Shop\",\"ServiceURL\":\"http://127.0.0.1:9/shop\","
            + "\"InstanceId\":\"shop-1\",\"Generation\":5,\"LeaseSeconds\":3600,\"RequiredServices\":[\"Stock\"]}";

    private static final String ONE = Routes.SERVICES + "/shop-1";
    private static final String JSON = "application/json";

    private static final List<String> NOWHERE = List.of(
            "/nowhere",
            "/nowhere/%3Cscript%3E",
            "/favicon.ico",
            "/service",
            "/servicesx",
            "/Services",
            "/rollcall",
            "/rollcall/problem",
            "/rollcall/",
            "/WEB-INF/web.xml",
            "/WEB-INF/",
            "/META-INF/context.xml",
            "/index.html",
            "/index.jsp",
            "/;x=y/../WEB-INF/web.xml",
            "//WEB-INF/web.xml",
            "/.%2e/x",
            "/%E2%80%AE");
    private static final List<String> NO_PATHS = List.of(
            "/%2e%2e/%2e%2e/etc/passwd",
            "/../../etc/passwd",
            "/%00",
            "/a%2fb",
            "/a%5cb",
            "/a\\b",
            "/<script>",
            "/%zz",
            "/%",
            "/%c0%ae%c0%ae/",
            "http://[",
            "*",
            "services");

    private final RunningRegistry registry;

    BadInputs(RunningRegistry registry) {
        this.registry = registry;
    }

    /** Every table, by the pattern of the address. */
    Map<String, List<BadRequest>> all() {
        List<BadRequest> services = new ArrayList<>(new BadRegistrations(registry).rows());
        services.addAll(leaving());
        services.addAll(reading());
        List<BadRequest> service = new ArrayList<>(renewing());
        service.addAll(goodbye());
        service.addAll(draining());
        service.addAll(checking());
        service.addAll(asking());
        return Map.of(
                Routes.INDEX,
                elsewhere(),
                Routes.SERVICES,
                services,
                Routes.SERVICE,
                service,
                Routes.EVENTS,
                events(),
                Routes.CLUSTER,
                cluster());
    }

    private RawRequest signed(RawRequest request) {
        return request.header("Authorization", () -> registry.bearer("Shop"));
    }

    private List<BadRequest> leaving() {
        RawRequest sound = signed(RawRequest.of("DELETE", Routes.SERVICES, "text/plain", "http://127.0.0.1:9/shop"));
        Map<String, String> bodies = new LinkedHashMap<>();
        BadTexts.addresses()
                .forEach((name, address) ->
                        bodies.put(name, address.replace("\\r\\n", "\r\n").replace("\\u0000", "\0")));
        for (String body : List.of(
                "",
                "\r\n",
                "\0",
                "Shop",
                REGISTERED,
                "http://127.0.0.1:9/shop http://127.0.0.1:9/x",
                "\u202Ehttp://127.0.0.1:9/shop")) {
            bodies.put("body " + body, body);
        }
        return BadRequests.of(sound)
                .bodies(422, "ServiceURL", bodies)
                .and(BadRequest.of(
                        "not UTF-8",
                        sound.body(new byte[] {'h', 't', 't', 'p', ':', '/', '/', 'h', '/', (byte) 0xff}),
                        422,
                        "ServiceURL"))
                .and(BadRequest.of(
                        "without token, by a rebound name",
                        sound.without("Authorization").header("Host", "evil.example"),
                        401,
                        "no token"))
                .transport(4 << 10)
                .types("text/plain")
                .credentials()
                .paths()
                .headers()
                .rows();
    }

    private List<BadRequest> reading() {
        RawRequest sound = signed(RawRequest.of("GET", Routes.SERVICES));
        List<BadRequest> rows = new ArrayList<>(
                BadRequests.of(sound).credentials().paths().headers().rows());
        for (String name : List.of("x".repeat(129), "a%0Ab", "a%00b", "%E2%80%AEb", "a%E2%80%A8b", "%1b")) {
            rows.add(BadRequest.of(
                    "name " + name, sound.target(Routes.SERVICES + "?name=" + name), 422, "service name"));
        }
        for (String query : List.of("name=%zz", "name=%", "name=%ff", "name=%c0%af", "name=%ed%a0%80")) {
            rows.add(BadRequest.of(query, sound.target(Routes.SERVICES + "?" + query), 400, "cannot be decoded"));
        }
        rows.add(BadRequest.of(
                "two names", sound.target(Routes.SERVICES + "?name=Shop&name=%3Cscript%3E"), 400, "twice"));
        for (String wait :
                List.of("-PT1S", "PT2M", "30", "PT", "1e9", "%3Cscript%3E", "PT1S%00", "PT99999999999999999999H")) {
            rows.add(BadRequest.of(
                    "wait " + wait, sound.target(Routes.SERVICES + "?since=x&wait=" + wait), 422, "from PT0S to PT1M"));
        }
        for (String query : List.of("wait=PT1S", "wait=PT1S&since=")) {
            rows.add(BadRequest.of(query, sound.target(Routes.SERVICES + "?" + query), 422, "needs since"));
        }
        for (String since : List.of("x".repeat(129), "%00", "a%0Ab", "%E2%80%AE")) {
            rows.add(BadRequest.of("since " + since, sound.target(Routes.SERVICES + "?since=" + since), 422, "since"));
        }
        for (String query : List.of("details=yes", "details=%3Cscript%3E")) {
            rows.add(BadRequest.of(query, sound.target(Routes.SERVICES + "?" + query), 422, "details"));
        }
        rows.add(BadRequest.of(
                "details since", sound.target(Routes.SERVICES + "?since=x&details=true"), 422, "without details"));
        rows.add(BadRequest.of("no token", sound.without("Authorization"), 401, "no token"));
        rows.add(BadRequest.of("a student", byStudent(sound.without("Authorization")), 403, "Only operators"));
        rows.add(new BadRequest(
                "name with markup", sound.target(Routes.SERVICES + "?name=<script>"), Set.of(400), "", true));
        return rows;
    }

    private List<BadRequest> renewing() {
        RawRequest sound = signed(RawRequest.of("PUT", ONE, JSON, "{\"Generation\":5,\"View\":\"\"}"));
        List<BadRequest> rows = new ArrayList<>(BadRequests.of(sound)
                .bodies(422, "Generation", generations("-1", "0", "1.5", "1e400", "9223372036854775808", "null"))
                .bodies(400, "Generation", generations("\"5\"", "[]", "{}", "true"))
                .bodies(422, "View", Map.of("long view", "{\"Generation\":5,\"View\":\"" + "x".repeat(257) + "\"}"))
                .bodies(400, "View", Map.of("view is a list", "{\"Generation\":5,\"View\":[]}"))
                .bodies(400, "View", Map.of("view is a number", "{\"Generation\":5,\"View\":5}"))
                .bodies(404, "not registered", Map.of("another generation", "{\"Generation\":6}"))
                .json(4 << 10)
                .types(JSON)
                .methods("GET", "POST")
                .credentials()
                .paths()
                .headers()
                .rows());
        rows.add(BadRequest.of(
                "as another service",
                sound.without("Authorization").header("Authorization", () -> registry.bearer("Stock")),
                403,
                "may not act for Shop"));
        rows.add(BadRequest.of("without token", sound.without("Authorization"), 403, "only with one"));
        for (String id : List.of(
                "x".repeat(129),
                "a%20b",
                "%3Cscript%3E",
                "%E2%80%AE",
                "%0d%0aInjected:%20x",
                "shop-1/x",
                "%2e%2e%2e%20",
                "a:b")) {
            rows.add(BadRequest.of("id " + id, sound.target(Routes.SERVICES + "/" + id), 404, "No instance"));
        }
        rows.add(BadRequest.of("unknown id", sound.target(Routes.SERVICES + "/shop-2"), 404, "not registered"));
        return rows;
    }

    private List<BadRequest> cluster() {
        RawRequest sound = signed(RawRequest.of("GET", Routes.CLUSTER));
        List<BadRequest> rows = new ArrayList<>(BadRequests.of(sound)
                .methods("POST", "PUT", "DELETE")
                .credentials()
                .paths()
                .headers()
                .rows());
        rows.add(BadRequest.of("no token", sound.without("Authorization"), 401, "no token"));
        rows.add(BadRequest.of("a student", byStudent(sound.without("Authorization")), 403, "Only operators"));
        return rows;
    }

    private List<BadRequest> events() {
        RawRequest sound = signed(RawRequest.of("GET", Routes.EVENTS));
        List<BadRequest> rows = new ArrayList<>(BadRequests.of(sound)
                .methods("POST", "PUT", "DELETE")
                .credentials()
                .paths()
                .headers()
                .rows());
        for (String number : List.of("-1", "1.5", "x", "%3Cscript%3E", "%D9%A5", "9".repeat(19), "1%00")) {
            for (String parameter : List.of("since", "limit")) {
                rows.add(BadRequest.of(
                        parameter + " " + number,
                        sound.target(Routes.EVENTS + "?" + parameter + "=" + number),
                        422,
                        "The parameter " + parameter));
            }
        }
        for (String query : List.of("limit=0", "limit=1001", "name=a%0Ab", "instance=a%20b", "instance=%3Cscript%3E")) {
            rows.add(BadRequest.of(query, sound.target(Routes.EVENTS + "?" + query), 422, "The parameter"));
        }
        rows.add(BadRequest.of("two", sound.target(Routes.EVENTS + "?since=1&since=2"), 400, "twice"));
        rows.add(BadRequest.of("no token", sound.without("Authorization"), 401, "no token"));
        rows.add(BadRequest.of("a student", byStudent(sound.without("Authorization")), 403, "Only operators"));
        return rows;
    }

    private static Map<String, String> generations(String... numbers) {
        Map<String, String> bodies = new LinkedHashMap<>();
        for (String number : numbers) {
            bodies.put("generation " + number, "{\"Generation\":" + number + "}");
        }
        return bodies;
    }

    private List<BadRequest> goodbye() {
        RawRequest sound = signed(RawRequest.of("DELETE", ONE + "?generation=5"));
        List<BadRequest> rows = new ArrayList<>(
                BadRequests.of(sound).credentials().paths().headers().rows());
        for (String number : List.of(
                "", "-1", "1.5", "1e9", "x", "%3Cscript%3E", "%D9%A5", "0x5", "5%00", "9".repeat(19), "5%205", "NaN")) {
            rows.add(BadRequest.of(
                    "generation " + number, sound.target(ONE + "?generation=" + number), 422, "parameter generation"));
        }
        for (String wait : List.of("2", "PT", "-PT1S", "PT61S", "P1D")) {
            rows.add(BadRequest.of(
                    "wait " + wait,
                    sound.target(ONE + "?generation=5&wait=" + wait),
                    422,
                    "wait must be a duration from PT0S to PT1M"));
        }
        rows.add(BadRequest.of("no generation", sound.target(ONE), 422, "generation is missing"));
        rows.add(BadRequest.of("two generations", sound.target(ONE + "?generation=5&generation=6"), 400, "twice"));
        rows.add(BadRequest.of("generation %zz", sound.target(ONE + "?generation=%zz"), 400, "cannot be decoded"));
        rows.add(BadRequest.of(
                "as another service",
                sound.without("Authorization").header("Authorization", () -> registry.bearer("Stock")),
                403,
                "may not act for Shop"));
        rows.add(BadRequest.of("without token", sound.without("Authorization"), 403, "only with one"));
        return rows;
    }

    private RawRequest byOperator(RawRequest request) {
        return request.header("Authorization", () -> registry.bearerOfPerson("operator"));
    }

    private RawRequest byStudent(RawRequest request) {
        return request.header("Authorization", () -> registry.bearerOfPerson("student"));
    }

    private List<BadRequest> draining() {
        RawRequest sound = byOperator(RawRequest.of("PUT", ONE + "/drain", JSON, "{\"Reason\":\"x\"}"));
        Map<String, String> reasons = new LinkedHashMap<>();
        for (String text : List.of("a\\nb", "a\\u0000b", "\\u202eb", "\\u2028", "\\ud800", "x".repeat(501))) {
            reasons.put("reason " + text, "{\"Reason\":\"" + text + "\"}");
        }
        List<BadRequest> rows = new ArrayList<>(BadRequests.of(sound)
                .bodies(422, "Reason", reasons)
                .bodies(400, "Reason", noReasons("5", "true", "[]", "{}"))
                .json(4 << 10)
                .types(JSON)
                .methods("GET", "POST")
                .credentials()
                .paths()
                .headers()
                .rows());
        rows.addAll(byWhomever(sound));
        rows.addAll(byWhomever(byOperator(RawRequest.of("DELETE", ONE + "/drain"))));
        rows.add(BadRequest.of("a student", byStudent(RawRequest.of("DELETE", ONE)), 403, "Only operators"));
        rows.add(BadRequest.of("alive", byOperator(RawRequest.of("DELETE", ONE)), 409, "drain it"));
        for (String path : List.of("/drain/x", "/Drain", "/draining", "/%64rain%20")) {
            rows.add(BadRequest.of("path " + path, sound.target(ONE + path), 404, "No instance"));
        }
        rows.add(BadRequest.of("unknown", sound.target(Routes.SERVICES + "/shop-2/drain"), 404, "not on the roll"));
        return rows;
    }

    private static Map<String, String> noReasons(String... values) {
        Map<String, String> bodies = new LinkedHashMap<>();
        for (String value : values) {
            bodies.put("reason is " + value, "{\"Reason\":" + value + "}");
        }
        return bodies;
    }

    private List<BadRequest> checking() {
        RawRequest sound = byOperator(RawRequest.of("POST", ONE + "/check"));
        List<BadRequest> rows = new ArrayList<>(BadRequests.of(sound)
                .methods("GET", "PUT", "DELETE")
                .credentials()
                .paths()
                .headers()
                .rows());
        rows.addAll(byWhomever(sound));
        rows.add(BadRequest.of("unknown", sound.target(Routes.SERVICES + "/shop-2/check"), 404, "not on the roll"));
        return rows;
    }

    private List<BadRequest> asking() {
        String path = ONE + "/health";
        RawRequest sound = signed(RawRequest.of("GET", path));
        List<BadRequest> rows = new ArrayList<>(BadRequests.of(sound)
                .methods("POST", "PUT", "DELETE")
                .credentials()
                .paths()
                .headers()
                .rows());
        for (String number : List.of("-1", "0", "1441", "1.5", "x", "%3Cscript%3E", "%D9%A5", "9".repeat(19))) {
            rows.add(BadRequest.of(
                    "minutes " + number, sound.target(path + "?minutes=" + number), 422, "from 1 to 1440"));
        }
        rows.add(BadRequest.of("two", sound.target(path + "?minutes=1&minutes=2"), 400, "twice"));
        rows.add(BadRequest.of("no token", sound.without("Authorization"), 401, "no token"));
        rows.add(BadRequest.of("a student", byStudent(sound.without("Authorization")), 403, "Only operators"));
        rows.add(BadRequest.of("unknown", sound.target(Routes.SERVICES + "/shop-2/health"), 404, "not on the roll"));
        return rows;
    }

    /** Only people who operate the system may. */
    private List<BadRequest> byWhomever(RawRequest sound) {
        RawRequest anonymous = sound.without("Authorization");
        return List.of(
                BadRequest.of("no token", anonymous, 401, "token"),
                BadRequest.of("a student", byStudent(anonymous), 403, "Only operators"),
                BadRequest.of("a service", signed(anonymous), 403, "must name one of them"));
    }

    /** The page for people, what stands there for the container, and what is nowhere. */
    private List<BadRequest> elsewhere() {
        List<BadRequest> rows = new ArrayList<>(BadRequests.of(RawRequest.of("GET", "/"))
                .methods("POST", "PUT", "DELETE")
                .rows());
        for (String path : NOWHERE) {
            for (String method : List.of("GET", "POST", "DELETE")) {
                rows.add(new BadRequest("nothing there", RawRequest.of(method, path), Set.of(404, 405, 400), "", true));
            }
        }
        for (String path : NO_PATHS) {
            rows.add(new BadRequest("no path", RawRequest.of("GET", path), Set.of(400, 404), "", true));
        }
        return rows;
    }
}
