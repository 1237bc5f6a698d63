package dev.rollcall.portal;

import dev.rollcall.portal.BadInputs.Case;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What nobody should send to the addresses of operators, a part of {@link BadInputs}. */
final class BadOperations {
    private static final String INSTANCES = "/system/instances/*";
    private static final String DRAIN = "/system/instances/shop-1/drain";

    private BadOperations() {}

    static void add(List<Case> cases) {
        paths(cases);
        filters(cases);
        actions(cases);
    }

    private static void filters(List<Case> cases) {
        for (String query : List.of(
                "service=" + "x".repeat(129),
                "service=%3Cscript%3E",
                "service=%E2%80%AE",
                "instance=..%2F..%2Fetc",
                "event=danced",
                "before=-1",
                "before=1e9",
                "before=99999999999999999999")) {
            cases.add(new Case(
                    "/system/events", query, "GET", "/system/events?" + query, "", "", 200, "Nothing has happened"));
        }
    }

    private static void paths(List<Case> cases) {
        for (String path : List.of(
                "",
                "/",
                "/shop-1",
                "/shop-1/",
                "/shop-1/explode",
                "/shop-1/DRAIN",
                "/shop-1/drain/",
                "/shop-1/drain/x",
                "/%3Cscript%3E/drain",
                "/a%20b/drain",
                "/..%3B/drain",
                "/" + "x".repeat(129) + "/drain")) {
            cases.add(get(path, "There is no such page"));
            cases.add(post("/system/instances" + path, "reason=x", 404, "There is no such page"));
        }
    }

    private static void actions(List<Case> cases) {
        cases.add(get("/shop-2/drain", "There is no such instance"));
        cases.add(post("/system/instances/shop-2/drain", "reason=x", 404, "There is no such instance"));
        cases.add(post("/system/instances/shop-1/undrain", "reason=x", 409, "It is in use"));
        cases.add(post("/system/instances/shop-1/remove", "reason=x", 409, "It is healthy"));
        cases.add(post(DRAIN, "", 422, "Say why"));
        cases.add(post(DRAIN, "reason=+%09", 422, "Say why"));
        cases.add(post(DRAIN, "reason=" + "x".repeat(501), 422, "at most 500 characters"));
        for (String text : List.of("a\nb", "a\r\nSet-Cookie: a=b", "a\u202Eb", "a\0b", "a\u2028b", "a\u0085b")) {
            cases.add(post(
                    DRAIN,
                    "reason=" + URLEncoder.encode(text, StandardCharsets.UTF_8),
                    422,
                    "one line, without invisible characters"));
        }
    }

    private static Case get(String path, String words) {
        return new Case(INSTANCES, path, "GET", "/system/instances" + path, "", "", 404, words);
    }

    private static Case post(String path, String fields, int status, String words) {
        return BadInputs.post(INSTANCES, fields, path, fields, status, words);
    }
}
