package dev.rollcall.portal;

import dev.rollcall.portal.BadInputs.Case;
import java.util.List;

/** What nobody should send to the addresses of classes, a part of {@link BadInputs}. */
final class BadGrids {
    private static final String CLASSES = "/classes/*";
    private static final String GRID = "/grid/*";
    private static final String CELLS = "/grid/algebra/cells";
    private static final String JSON = "Content-Type: application/json";
    private static final String CELL = "{\"item\":\"quiz\",\"student\":\"p-ben\",\"typed\":\"5\"}";
    private static final String GOOD = "{\"key\":\"k\",\"cells\":[" + CELL + "]}";

    private BadGrids() {}

    static void add(List<Case> cases) {
        paths(cases);
        bodies(cases);
        contents(cases);
        strangers(cases);
    }

    private static void paths(List<Case> cases) {
        for (String path : List.of(
                "/",
                "/geometry",
                "/%3Cscript%3E",
                "/a%20b",
                "/algebra/",
                "/algebra/nothing",
                "/algebra/totals",
                "/algebra/totals/x/y",
                "/algebra/totals/%E2%80%AE",
                "/" + "x".repeat(65))) {
            cases.add(new Case(CLASSES, path, "GET", "/classes" + path, "", "", 404, "There is no such page"));
        }
        for (String path : List.of("", "/", "/algebra", "/algebra/cells/x", "/algebra/CELLS", "/%3Cscript%3E/cells")) {
            cases.add(new Case(GRID, path, "GET", "/grid" + path, "", "", 404, "There is no such page"));
            cases.add(post(path, "/grid" + path, GOOD, 404, "There is no such page"));
        }
        cases.add(new Case(GRID, "GET", "GET", CELLS, "", "", 405, "cannot be used that way"));
        cases.add(post("POST", "/grid/algebra/live", GOOD, 405, "cannot be used that way"));
        for (String page : List.of("0", "-1", "1e9", "999999", "%3Cscript%3E")) {
            String address = "/classes/algebra?page=" + page;
            cases.add(new Case(CLASSES, "page " + page, "GET", address, "", "", 200, "Algebra"));
        }
    }

    private static void bodies(List<Case> cases) {
        for (String body : List.of(
                "",
                "[]",
                "null",
                "{",
                "{}",
                "{\"key\":\"k\"}",
                "{\"key\":\"k\",\"cells\":[]}",
                "{\"key\":\"k\",\"cells\":{}}",
                "{\"key\":\"k\",\"cells\":[5]}",
                "{\"key\":\"k\",\"cells\":[" + CELL + "," + CELL + "]}",
                GOOD.replace("\"k\"", "\"\""),
                GOOD.replace("\"k\"", "\"a\\nb\""),
                GOOD.replace("\"k\"", "5"),
                GOOD.replace("\"k\"", "\"" + "x".repeat(129) + "\""),
                GOOD.replace("quiz", "../../etc"),
                GOOD.replace("quiz", "a/b"),
                GOOD.replace("p-ben", ""),
                GOOD.replace("p-ben", "x".repeat(65)),
                GOOD.replace("\"5\"", "5"),
                GOOD.replace("\"5\"", "null"),
                GOOD.replace("\"5\"", "\"5\",\"version\":1e400"),
                GOOD.replace("\"5\"", "\"5\",\"version\":1.5"),
                GOOD.replace("\"5\"", "\"5\",\"version\":\"8\""),
                GOOD.replace("\"5\"", "\"5\",\"comment\":\"" + "x".repeat(1_001) + "\""),
                GOOD.replace("\"typed\"", "\"typed\":\"4\",\"typed\""),
                "\uFEFF" + GOOD)) {
            cases.add(post(body, CELLS, body, 400, "This request cannot be understood"));
        }
        for (String body : List.of(
                "{}", "{\"batch\":\"../x\",\"key\":\"k\"}", "{\"batch\":\"b\"}", "{\"batch\":5,\"key\":\"k\"}")) {
            cases.add(post(body, "/grid/algebra/undo", body, 400, "This request cannot be understood"));
        }
    }

    private static void contents(List<Case> cases) {
        for (String typed : List.of("<script>alert(1)<\\/script>", "NaN", "-1", "${7*7}", "9".repeat(5_000), "=1+1")) {
            cases.add(post(typed, CELLS, GOOD.replace("\"5\"", "\"" + typed + "\""), 200, "\"outcome\":\"invalid\""));
        }
        cases.add(post("too long", CELLS, " ".repeat(524_289), 413, "At most 512 KiB are taken at once"));
        for (String type :
                List.of("", "Content-Type: text/plain", "Content-Type: application/json;charset=ISO-8859-1")) {
            cases.add(new Case(
                    GRID, type, "POST", CELLS, token(type.isEmpty() ? "X: y" : type), GOOD, 415, "That did not work"));
        }
        String chunked = JSON + "\nTransfer-Encoding: chunked";
        cases.add(new Case(
                GRID, "without length", "POST", CELLS, token(chunked), "2\r\n{}\r\n0\r\n\r\n", 411, "did not work"));
    }

    private static void strangers(List<Case> cases) {
        for (String header : List.of("", "\nX-CSRF-Token: wrong", "\nX-CSRF-Token: <script>")) {
            cases.add(new Case(GRID, header, "POST", CELLS, JSON + header, GOOD, 403, "no longer valid"));
        }
        for (String header : List.of("Sec-Fetch-Site: cross-site", "Origin: http://evil.example")) {
            cases.add(new Case(GRID, header, "POST", CELLS, token(JSON + "\n" + header), GOOD, 403, "no longer valid"));
        }
    }

    private static Case post(String name, String path, String body, int status, String words) {
        return new Case(GRID, BadInputs.shortly(name), "POST", path, token(JSON), body, status, words);
    }

    private static String token(String headers) {
        return headers + "\nX-CSRF-Token: <token>";
    }
}
