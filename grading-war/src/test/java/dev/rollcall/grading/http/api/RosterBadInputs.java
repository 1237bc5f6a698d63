package dev.rollcall.grading.http.api;

import dev.rollcall.grading.oneroster.RosterFiles;
import dev.rollcall.kit.testing.BadRequest;
import dev.rollcall.kit.testing.BadRequests;
import dev.rollcall.kit.testing.RawRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of {@link ApiBadInputTest} for archives of OneRoster. */
final class RosterBadInputs {
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final int MAX_ARCHIVE_BYTES = 32 << 20;
    private static final String ROOT = "/grading/api/v1/oneroster";

    private final SchoolServer server;

    RosterBadInputs(SchoolServer server) {
        this.server = server;
    }

    Map<String, BadRequests> all() {
        Map<String, BadRequests> tables = new LinkedHashMap<>();
        tables.put(
                "/oneroster",
                BadRequests.of(signed(RawRequest.of("GET", ROOT))).credentials().headers());
        tables.put("/oneroster/imports", archives());
        RawRequest one = signed(RawRequest.of("GET", ROOT + "/imports/" + Examples.DRAFT));
        tables.put(
                "/oneroster/imports/{import}",
                BadRequests.of(one).credentials().headers().and(nothingAt(one.target(ROOT + "/imports/other"))));
        for (String operation : List.of("application", "reversal")) {
            RawRequest post = signed(RawRequest.of(
                    "POST", ROOT + "/imports/" + Examples.DRAFT + "/" + operation, "application/json", "{}"));
            tables.put(
                    "/oneroster/imports/{import}/" + operation,
                    BadRequests.of(post)
                            .credentials()
                            .json(MAX_BODY_BYTES)
                            .types("application/json")
                            .bodies(422, "reason must not", Map.of("lines", "{\"reason\":\"a\\nb\"}"))
                            .bodies(409, "", Map.of("not what was seen, or not done", "{}"))
                            .and(nothingAt(post.target(ROOT + "/imports/other/" + operation))));
        }
        return tables;
    }

    private BadRequests archives() {
        RawRequest post = signed(RawRequest.of("POST", ROOT + "/imports", "application/zip", "no archive"));
        List<BadRequest> queries = new ArrayList<>();
        for (String value : List.of("x", "%3Cscript%3E", "END", "1")) {
            String query = "?missing=" + value;
            queries.add(BadRequest.of(query, post.target(post.target() + query), 422, "must be one of"));
        }
        return BadRequests.of(post)
                .credentials()
                .types("application/zip")
                .transport(MAX_ARCHIVE_BYTES)
                .and(queries.toArray(BadRequest[]::new))
                .bodies(422, "is no ZIP archive", Map.of("nothing", "", "text", "{}", "a beginning", "PK\u0003\u0004"))
                .and(BadRequest.of(
                        "an old version", post.body(RosterFiles.of("1.0").zip()), 422, "only 1.1 and 1.2 are read"));
    }

    private RawRequest signed(RawRequest request) {
        return request.header("Authorization", server::admin);
    }

    private static BadRequest nothingAt(RawRequest request) {
        return BadRequest.of("no such import", request, 404, "nothing at this address");
    }
}
