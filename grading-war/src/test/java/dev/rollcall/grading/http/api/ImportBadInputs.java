package dev.rollcall.grading.http.api;

import dev.rollcall.kit.testing.BadRequest;
import dev.rollcall.kit.testing.BadRequests;
import dev.rollcall.kit.testing.RawRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of {@link ApiBadInputTest} for files. */
final class ImportBadInputs {
    private static final int MAX_FILE_BYTES = 8 << 20;
    private static final int MAX_BODY_BYTES = 1 << 20;
    private static final String CLASS = "/grading/api/v1/classes/algebra";
    private static final String HEAD = "Student ID,Quiz 1 [quiz]\n";

    private final SchoolServer server;

    ImportBadInputs(SchoolServer server) {
        this.server = server;
    }

    Map<String, BadRequests> all() {
        Map<String, BadRequests> tables = new LinkedHashMap<>();
        RawRequest export = signed(RawRequest.of("GET", CLASS + "/results.csv"));
        tables.put(
                "/classes/{class}/results.csv",
                BadRequests.of(export).credentials().headers().and(choices(export, "delimiter")));
        tables.put("/classes/{class}/imports", files());
        RawRequest one = signed(RawRequest.of("GET", CLASS + "/imports/" + Examples.DRAFT));
        tables.put(
                "/classes/{class}/imports/{import}",
                BadRequests.of(one)
                        .credentials()
                        .headers()
                        .and(ApiBadInputs.queries(one))
                        .and(nothingAt(one.target(CLASS + "/imports/other"))));
        RawRequest application = signed(
                RawRequest.of("POST", CLASS + "/imports/" + Examples.DRAFT + "/application", "application/json", "{}"));
        tables.put(
                "/classes/{class}/imports/{import}/application",
                BadRequests.of(application)
                        .credentials()
                        .json(MAX_BODY_BYTES)
                        .types("application/json")
                        .bodies(422, "reason must not", Map.of("lines", "{\"reason\":\"a\\nb\"}"))
                        .and(nothingAt(application.target(CLASS + "/imports/other/application"))));
        return tables;
    }

    private BadRequests files() {
        RawRequest file = signed(RawRequest.of("POST", CLASS + "/imports", "text/csv", HEAD));
        return BadRequests.of(file)
                .credentials()
                .transport(MAX_FILE_BYTES)
                .types("text/csv")
                .and(choices(file, "encoding", "delimiter", "decimal", "blank"))
                .bodies(422, "The file is empty", Map.of("nothing", "", "blanks", " \n \n"))
                .bodies(422, "NUL", Map.of("NUL", HEAD + "\0", "a program", "MZ\0\0", "UTF-16", "S\0t\0u\0"))
                .bodies(422, "names no column Student ID", Map.of("no head", "p-ben,12", "names", "Name,Quiz 1\nBen,1"))
                .bodies(422, "names no piece of work", Map.of("no work", "Student ID\np-ben", "other", "id,x\np-ben,1"))
                .bodies(422, "Line 2: a quotation mark", Map.of("open", HEAD + "p-ben,\"1"))
                .bodies(422, "something follows", Map.of("behind", HEAD + "p-ben,\"1\"2"))
                .bodies(422, "more than 20001 lines", Map.of("lines", HEAD + "\n".repeat(20_001)))
                .bodies(422, "more than 1000 columns", Map.of("columns", HEAD + ",".repeat(1_001)))
                .bodies(422, "more than 500000 fields", Map.of("fields", HEAD + (",".repeat(900) + "\n").repeat(600)))
                .bodies(422, "more than 4000 characters", Map.of("long", HEAD + "x".repeat(4_001)));
    }

    private RawRequest signed(RawRequest request) {
        return request.header("Authorization", server::admin);
    }

    private static BadRequest[] choices(RawRequest sound, String... names) {
        List<BadRequest> rows = new ArrayList<>();
        for (String name : names) {
            for (String value : List.of("x", "%3Cscript%3E", "COMMA", "1")) {
                String query = "?" + name + "=" + value;
                rows.add(BadRequest.of(query, sound.target(sound.target() + query), 422, "must be one of"));
            }
            rows.add(BadRequest.of(
                    "twice", sound.target(sound.target() + "?" + name + "=a&" + name + "=b"), 400, "twice"));
        }
        return rows.toArray(BadRequest[]::new);
    }

    private static BadRequest nothingAt(RawRequest request) {
        return BadRequest.of("no such import", request, 404, "nothing at this address");
    }
}
