package dev.rollcall.portal;

import dev.rollcall.portal.BadInputs.Case;
import java.util.List;

/** What nobody should send to the pages of terms, a part of {@link BadInputs}. */
final class BadTerms {
    private static final String ROUTE = "/terms/*";
    private static final String TERM = "/terms/year-26";

    private BadTerms() {}

    static void add(List<Case> cases) {
        for (String path : List.of(
                "/terms/",
                "/terms/year-99",
                "/terms/%3Cscript%3E",
                "/terms/..%3B",
                "/terms/year-26/explode",
                "/terms/year-26/DELETE",
                "/terms/year-26/delete/x",
                "/terms/year-99/delete",
                "/terms/" + "x".repeat(65))) {
            cases.add(new Case(ROUTE, "path", "GET", path, "", "", 404, "There is no such page"));
        }
        cases.add(post("/terms/year-99", "title=x", 404, "There is no such page"));
        cases.add(post("/terms/year-99/delete", "version=1", 404, "There is no such page"));
        cases.add(post(TERM + "/explode", "title=x", 405, "cannot be used that way"));
        cases.add(post(TERM + "/delete", "version=1", 409, "there are classes in it"));
        cases.add(post(TERM, "", 422, "Say what the term is called"));
        cases.add(post(TERM, "title=" + "x".repeat(201), 422, "Use at most 200 characters."));
        for (String day : List.of("x", "2026-02-30", "%2B10000-01-01", "-2026-01-01")) {
            cases.add(post(TERM, "title=x&from=" + day, 422, "This is not a day."));
        }
        cases.add(post(TERM, "title=x&from=2026-09-01&until=2026-08-31", 422, "must not be before"));
        BadInputs.HOSTILE.forEach(text -> {
            String typed = BadInputs.encoded(text);
            cases.add(post(TERM, "title=" + typed + "&until=x", 422, "This is not a day."));
            cases.add(post(TERM, "version=" + typed, 422, "Say what the term is called"));
        });
    }

    private static Case post(String path, String fields, int status, String words) {
        return BadInputs.post(ROUTE, fields, path, fields, status, words);
    }
}
