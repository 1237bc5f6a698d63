package dev.rollcall.portal;

import dev.rollcall.portal.BadInputs.Case;
import java.util.List;

/** What nobody should send to the pages of accounts, a part of {@link BadInputs}. */
final class BadAccountPages {
    private static final String ADMIN = "/admin/accounts";

    private BadAccountPages() {}

    static void add(List<Case> cases) {
        for (String name : List.of("", "Tom", "+", "%3Cscript%3E", "x".repeat(65), "..", "tom%0aEve", "tom%00eve")) {
            cases.add(post(ADMIN, ADMIN, "role-teacher=yes&user=" + name, 422, "A user name has 1 to 64"));
        }
        cases.add(post(ADMIN, ADMIN, "user=tom", 422, "An account needs a role."));
        cases.add(post(ADMIN, ADMIN, "user=tom&role-king=yes", 422, "An account needs a role."));
        for (String path : List.of(
                "/tom", "/Tom", "/%3Cscript%3E", "/tom/lock/now", "/..%3B/x", "/", "/tom/LOCK", "/tom/DELETE")) {
            cases.add(new Case(ADMIN + "/*", path, "GET", ADMIN + path, "", "", 404, "There is no such account"));
            cases.add(post(ADMIN + "/*", ADMIN + path, "", 404, "There is no such account"));
        }
        for (String fields : List.of("", "language=fr", "language=%3Cscript%3E", "password=correct+horse")) {
            cases.add(post("/account", "/account", fields, 422, "kept by another system"));
        }
        for (String code :
                List.of("", "/", "/x", "/" + "x".repeat(2_000), "/%3Cscript%3E", "/x/y", "/%27%20OR%201=1--")) {
            cases.add(
                    new Case("/password/*", code, "GET", "/password" + code, "", "", 404, "This link cannot be used"));
            cases.add(post(
                    "/password/*",
                    "/password" + code,
                    "password=correct+horse&repeated=correct+horse",
                    404,
                    "This link cannot be used"));
        }
    }

    private static Case post(String route, String path, String fields, int status, String words) {
        return BadInputs.post(route, fields, path, fields, status, words);
    }
}
