package dev.rollcall.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The table of {@link BadInputTest}. */
final class BadInputs {
    private static final String FORM = "application/x-www-form-urlencoded";
    static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><script>alert(1)</script>",
            "x\r\nSet-Cookie: a=b",
            "line\n2026-11-24 ERROR forged",
            "\0",
            "\u202Egnp.exe",
            "../../etc/passwd",
            "${jndi:ldap://x/a}",
            "x".repeat(5_000));

    /** The addresses that show something, by the route that answers them. */
    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("", "/"),
            Map.entry("/classes", "/classes"),
            Map.entry("/classes/*", "/classes/algebra"),
            Map.entry("/grid/*", "/grid/algebra/live"),
            Map.entry("/new-class", "/new-class"),
            Map.entry("/terms", "/terms"),
            Map.entry("/terms/*", "/terms/year-26"),
            Map.entry("/people", "/people"),
            Map.entry("/people/*", "/people/p-cleo"),
            Map.entry("/my", "/my"),
            Map.entry("/my/data", "/my/data"),
            Map.entry("/admin/roster", "/admin/roster"),
            Map.entry("/admin/roster/*", "/admin/roster/imp-1"),
            Map.entry("/admin/roster/oneroster.zip", "/admin/roster/oneroster.zip"),
            Map.entry("/admin/backup", "/admin/backup"),
            Map.entry("/admin/backup/gradebook.zip", "/admin/backup/gradebook.zip"),
            Map.entry("/system", "/system"),
            Map.entry("/system.json", "/system.json"),
            Map.entry("/system/live", "/system/live"),
            Map.entry("/system/map", "/system/map"),
            Map.entry("/system/events", "/system/events"),
            Map.entry("/system/instances/*", "/system/instances/shop-1/drain"),
            Map.entry("/logs", "/logs"),
            Map.entry("/logs/line", "/logs/line?seq=1"),
            Map.entry("/logs/live", "/logs/live"),
            Map.entry("/logs/tail", "/logs/tail"),
            Map.entry("/logs/download", "/logs/download"),
            Map.entry("/login/*", "/login"),
            Map.entry("/logout", "/logout"),
            Map.entry("/session", "/session"),
            Map.entry("/admin/accounts", "/admin/accounts"),
            Map.entry("/admin/accounts/*", "/admin/accounts/tom"),
            Map.entry("/account", "/account"),
            Map.entry("/password/*", "/password/x"),
            Map.entry("/setup", "/setup"));

    private final List<Case> cases = new ArrayList<>();

    private BadInputs() {}

    /**
     * A request and its answer.
     *
     * @param route as {@link PortalApplication} declares it
     * @param name what is bad about it
     * @param headers one a line; {@code <token>} and {@code <session>} stand for those of a person who is logged in
     */
    record Case(
            String route,
            String name,
            String method,
            String path,
            String headers,
            String body,
            int status,
            String words) {
        @Override
        public String toString() {
            return method + " " + (path.length() > 60 ? path.substring(0, 60) + "…" : path) + ": " + name;
        }
    }

    static List<Case> all() {
        BadInputs table = new BadInputs();
        table.everyPage();
        table.form("/system/instances/*", "/system/instances/shop-1/drain", "reason=update");
        table.form("/setup", "/setup", "code=x&user=maria&password=correct+horse&repeated=correct+horse");
        table.form("/classes/*", "/classes/algebra/items/quiz/results", "score.p-cleo=5", 1 << 20);
        table.form("/new-class", "/new-class", "title=x&course=maths&term=year-26");
        table.form("/terms/*", "/terms/year-26", "title=x&version=1");
        table.form("/terms/*", "/terms/year-25/delete", "version=2");
        table.form("/logout", "/logout", "");
        table.form("/login/*", "/login", "j_username=maria&j_password=x");
        table.setUps();
        table.form("/admin/accounts", "/admin/accounts", "user=tom&role-teacher=yes", 50_000);
        table.form("/admin/accounts/*", "/admin/accounts/tom/lock", "");
        table.form("/admin/accounts/*", "/admin/accounts/tom/delete", "version=1");
        table.form("/admin/roster/*", "/admin/roster/imp-1/apply", "");
        table.form("/account", "/account", "language=de");
        table.form("/password/*", "/password/x", "password=correct+horse&repeated=correct+horse");
        BadGrids.add(table.cases);
        BadAccounts.add(table.cases);
        BadAccountPages.add(table.cases);
        BadOperations.add(table.cases);
        BadLogs.add(table.cases);
        BadClasses.add(table.cases);
        BadNewClasses.add(table.cases);
        BadTerms.add(table.cases);
        table.people();
        BadOneRosters.add(table.cases);
        return table.cases;
    }

    static Case setUp(String field, String value, int status, String words) {
        Map<String, String> fields = new TreeMap<>(
                Map.of("code", "x", "user", "maria", "password", "correct horse", "repeated", "correct horse"));
        fields.put(field, value);
        StringBuilder body = new StringBuilder("a=b");
        fields.forEach((name, text) -> body.append('&').append(name).append('=').append(encoded(text)));
        return post("/setup", field + " " + shortly(value), "/setup", body.toString(), status, words);
    }

    private void everyPage() {
        PAGES.forEach((route, path) -> {
            for (String method : List.of("PUT", "DELETE", "PATCH", "PROPFIND", "<script>".substring(1, 7))) {
                get(route, "method", method, path, 405, "This page cannot be used that way");
            }
            for (String query : List.of("x=%zz", "x=%", "x=%ff%fe", "%c0%80=1", "x=%ed%a0%80")) {
                get(
                        route,
                        "query " + query,
                        "GET",
                        path + (path.contains("?") ? "&" : "?") + query,
                        400,
                        "This request cannot be understood");
            }
        });
        noForms();
        for (String path : List.of("/error", "/error?x=<script>".replace("<script>", "%3Cscript%3E"))) {
            get("/error", "opened directly", "GET", path, 404, "There is no such page");
        }
        get("/error", "method", "DELETE", "/error", 404, "There is no such page");
    }

    private void people() {
        for (String path : List.of(
                "/people/",
                "/people/nobody",
                "/people/%3Cscript%3E",
                "/people/p-cleo/x",
                "/people/" + "x".repeat(65))) {
            get("/people/*", "path", "GET", path, 404, "There is no such page");
        }
        HOSTILE.forEach(text ->
                get("/people", "who " + shortly(text), "GET", "/people?who=" + encoded(text), 200, "knows nobody"));
    }

    private void noForms() {
        List.of(
                        "/",
                        "/classes",
                        "/terms",
                        "/people",
                        "/my",
                        "/my/data",
                        "/admin/backup",
                        "/admin/backup/gradebook.zip",
                        "/admin/roster/oneroster.zip",
                        "/system",
                        "/system.json",
                        "/system/live",
                        "/system/map",
                        "/system/events",
                        "/logs",
                        "/logs/line",
                        "/logs/live",
                        "/logs/tail",
                        "/logs/download",
                        "/session")
                .forEach(path -> cases.add(new Case(
                        path.equals("/") ? "" : path,
                        "form",
                        "POST",
                        path,
                        "Content-Type: " + FORM,
                        "token=<token>",
                        405,
                        "This page cannot be used that way")));
    }

    private void form(String route, String path, String fields) {
        form(route, path, fields, 9_999);
    }

    private void form(String route, String path, String fields, int maxBytes) {
        String whole = "token=<token>&" + fields;
        damaged(route, "percent", path, FORM, whole + "&x=%zz", 400, "cannot be read");
        damaged(route, "not UTF-8", path, FORM, whole + "&x=%ff", 400, "cannot be read");
        damaged(route, "lone surrogate", path, FORM, whole + "&x=%ed%a0%80", 400, "cannot be read");
        damaged(route, "1,001 fields", path, FORM, whole + "&x".repeat(1_001), 400, "cannot be read");
        damaged(
                route,
                "too long",
                path,
                FORM,
                whole + "&x=" + "y".repeat(maxBytes),
                413,
                "longer than " + maxBytes + " bytes");
        damaged(route, "twice", path, FORM, whole + "&z=1&z=2", 400, "“z” was sent more than once");
        damaged(route, "in the query too", path + "?token=x", FORM, whole, 400, "“token” was sent more than once");
        for (String type : List.of(
                FORM + ";charset=ISO-8859-1",
                FORM + ";charset=klingon",
                FORM + ";charset=\"<script>\"",
                "multipart/form-data; boundary=x",
                "text/plain",
                "application/json",
                "")) {
            damaged(route, "type " + type, path, type, whole, 415, "in UTF-8");
        }
        cases.add(new Case(
                route,
                "without length",
                "POST",
                path,
                "Content-Type: " + FORM + "\nTransfer-Encoding: chunked",
                "5\r\ntoken\r\n0\r\n\r\n",
                411,
                "how long it is"));
        foreign(route, path, fields);
    }

    private void foreign(String route, String path, String fields) {
        for (String token : List.of("", "token=&", "token=wrong&", "token=%3Cscript%3E&")) {
            damaged(route, "token " + token, path, FORM, token + fields, 403, "no longer valid");
        }
        for (String header : List.of(
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-site",
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: ://\tx",
                "Cookie: JSESSIONID=made-up",
                "Cookie: JSESSIONID=../../etc/passwd",
                "Cookie: JSESSIONID=" + "A".repeat(4_000))) {
            String all = "Content-Type: " + FORM + "\n" + header;
            cases.add(new Case(
                    route, shortly(header), "POST", path, all, "token=<token>&" + fields, 403, "no longer valid"));
        }
    }

    private void setUps() {
        HOSTILE.forEach(text -> cases.add(setUp("code", text, 422, "This is not the code in the file.")));
        HOSTILE.forEach(text -> cases.add(setUp("user", text, 422, "A user name has 1 to 64 small letters")));
        List.of("", "Maria", "mаria", "-x", "ma ria", "x".repeat(65), "＠")
                .forEach(name -> cases.add(setUp("user", name, 422, "A user name has 1 to 64 small letters")));
        List.of("", "short", "x".repeat(129))
                .forEach(
                        password -> cases.add(setUp("password", password, 422, "A password has 8 to 128 characters.")));
        List.of("long enough\0", "long enough\n2", "long enough\u0085")
                .forEach(password ->
                        cases.add(setUp("password", password, 422, "A password has no control characters.")));
        HOSTILE.forEach(text -> cases.add(setUp("repeated", text, 422, "The two passwords differ.")));
        cases.add(post("/setup", "nothing", "/setup", "a=b", 422, "A user name has 1 to 64 small letters"));
    }

    private void get(String route, String name, String method, String path, int status, String words) {
        cases.add(new Case(route, name, method, path, "", "", status, words));
    }

    private void damaged(String route, String name, String path, String type, String body, int status, String words) {
        String headers = type.isEmpty() ? "" : "Content-Type: " + type;
        cases.add(new Case(route, shortly(name), "POST", path, headers, body, status, words));
    }

    /** A form as it is sent from a page, with the token of whoever is logged in. */
    static Case post(String route, String name, String path, String fields, int status, String words) {
        String body = "token=<token>&" + fields;
        return new Case(route, shortly(name), "POST", path, "Content-Type: " + FORM, body, status, words);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String shortly(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }
}
