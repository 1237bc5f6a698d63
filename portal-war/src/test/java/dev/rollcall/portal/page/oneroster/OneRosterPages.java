package dev.rollcall.portal.page.oneroster;

import dev.rollcall.portal.remote.FakeServices;

/** What a grade book answers that was shown an archive, {@code imp-1}. */
public final class OneRosterPages {
    static final String IMPORTS = "/api/v1/oneroster/imports";

    private static final String KNOWN =
            "\"id\":\"imp-1\",\"by\":\"root\",\"at\":\"2026-11-24T10:00:00Z\",\"missing\":\"end\"";

    private OneRosterPages() {}

    /** Prepares all answers. */
    public static void prepare(FakeServices services) {
        services.answer("GET " + IMPORTS, 200, "{\"imports\":[{" + KNOWN + "}]}");
        services.answer("POST " + IMPORTS, 201, one(""));
        services.answer("GET " + IMPORTS + "/imp-1", 200, one(""));
        services.answer("DELETE " + IMPORTS + "/imp-1", 204, "");
        services.answer("POST " + IMPORTS + "/imp-1/application", 200, "{\"batch\":\"b-1\"}");
        services.answer("POST " + IMPORTS + "/imp-1/reversal", 200, "{\"batch\":\"b-2\",\"undone\":7,\"kept\":1}");
        services.answer("GET /api/v1/oneroster", 200, "PK");
    }

    /** Returns the archive with more members. */
    static String one(String more) {
        return "{" + KNOWN + more + """
                ,"report":{"version":"1.2","changed":2,"refused":1001,"files":[{"file":"users","lines":3,"added":1,"changed":0,
                "ended":0,"unchanged":1,"ignored":0,"refused":1}],"matched":2,"matches":[{"line":2,"sourcedId":"u-2",
                "column":"email","person":"p-ben","from":"Ben Example","to":"Bea Example"}],"changes":[{"file":"enrollments","kind":"ended",
                "sourcedId":"algebra_cleo","from":"student, <b>","to":"student, – 2026-11-24"}],"refusals":[{"file":"users","line":4,
                "column":"username","value":"ben","problem":"username","detail":"x"},{"file":"users","line":5,"value":"",
                "problem":"rule","detail":"Given name must not be blank."}]}}""";
    }
}
