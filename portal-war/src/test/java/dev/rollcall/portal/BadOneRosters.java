package dev.rollcall.portal;

import dev.rollcall.portal.BadInputs.Case;
import java.util.List;

/** What nobody should send to the pages for archives of other systems, a part of {@link BadInputs}. */
final class BadOneRosters {
    private static final String PAGE = "/admin/roster";
    private static final String ONE = PAGE + "/*";
    private static final String MULTIPART = "multipart/form-data; boundary=xx";

    private BadOneRosters() {}

    static void add(List<Case> cases) {
        for (String path : List.of("/imp-9", "/%3Cscript%3E", "/-a", "/a/b/c", "/imp-1/", "/" + "x".repeat(65))) {
            cases.add(new Case(ONE, BadInputs.shortly(path), "GET", PAGE + path, "", "", 404, "There is no such page"));
        }
        for (String path : List.of("/imp-1/explode", "/imp-1")) {
            cases.add(
                    post(ONE, PAGE + path, "application/x-www-form-urlencoded", "token=<token>", 405, "used that way"));
        }
        for (String type : List.of("application/x-www-form-urlencoded", "application/zip", "multipart/form-data", "")) {
            cases.add(post(PAGE, PAGE, type, "token=<token>", 415, "sent as multipart/form-data"));
        }
        String token = "--xx\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n<token>\r\n";
        cases.add(post(PAGE, PAGE, MULTIPART, token, 400, "Its parts cannot be read"));
        cases.add(post(PAGE, PAGE, MULTIPART, token + "--xx--", 422, "Choose a file"));
        cases.add(post(PAGE, PAGE, MULTIPART, "--xx--", 403, "form"));
    }

    private static Case post(String route, String path, String type, String body, int status, String words) {
        return new Case(
                route,
                BadInputs.shortly(type + " " + body),
                "POST",
                path,
                "Content-Type: " + type,
                body,
                status,
                words);
    }
}
