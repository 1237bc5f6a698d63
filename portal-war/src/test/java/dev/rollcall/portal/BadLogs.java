package dev.rollcall.portal;

import dev.rollcall.portal.BadInputs.Case;
import java.util.List;

/** What nobody should send to the addresses of the section Logs, a part of {@link BadInputs}. */
final class BadLogs {
    private BadLogs() {}

    static void add(List<Case> cases) {
        filters(cases);
        moments(cases);
        lines(cases);
    }

    /** A filter is an address: what makes no sense in it is left out, but for what people type. */
    private static void filters(List<Case> cases) {
        for (String field : List.of("service", "level", "trace", "limit", "range", "before", "after", "q", "unknown")) {
            for (String text : BadInputs.HOSTILE) {
                String query = field + "=" + BadInputs.encoded(text);
                cases.add(get("/logs", query, 200, "Logs"));
                cases.add(get("/logs/live", query, 200, "Live"));
            }
            cases.add(get("/logs", field + "=INFO&" + field + "=%3Cscript%3E", 200, "Logs"));
        }
        for (String limit : List.of("-1", "0", "NaN", "1e9", "2147483648", "5,5")) {
            cases.add(get("/logs", "limit=" + limit, 200, "Logs"));
        }
        for (String slice : List.of("before=-1", "before=1e9", "after=99999999999999999999", "before=1&after=x")) {
            cases.add(get("/logs", slice, 200, "Logs"));
        }
    }

    private static void moments(List<Case> cases) {
        for (String text : BadInputs.HOSTILE) {
            if (!text.isBlank()) {
                cases.add(get("/logs", "from=" + BadInputs.encoded(text), 400, "This is no date with a time"));
                cases.add(get("/logs/download", "to=" + BadInputs.encoded(text), 400, "Check the address"));
            }
        }
        cases.add(get("/logs", "to=2026-02-30T10:00", 400, "This is no date with a time: 2026-02-30T10:00"));
        cases.add(get("/logs", "from=2026-11-22&to=2026-11-21", 400, "The end must be after the beginning."));
        cases.add(get("/logs/download", "from=2026-11-22&to=2026-11-21", 400, "Check the address"));
    }

    private static void lines(List<Case> cases) {
        for (String query : List.of("", "seq=", "seq=-1", "seq=x", "seq=1", "seq=99999999999999999999", "time=now")) {
            cases.add(get("/logs/line", query, 404, "There is no such line"));
        }
        for (String text : BadInputs.HOSTILE) {
            for (String field : List.of("seq", "seq=1&time", "seq=1&around", "seq=1&same")) {
                cases.add(get("/logs/line", field + "=" + BadInputs.encoded(text), 404, "There is no such line"));
            }
        }
        cases.add(new Case(
                "/logs/tail", "as a page", "PUT", "/logs/tail?service=%3Cscript%3E", "", "", 405, "cannot be used"));
    }

    private static Case get(String path, String query, int status, String words) {
        return new Case(path, BadInputs.shortly(query), "GET", path + "?" + query, "", "", status, words);
    }
}
