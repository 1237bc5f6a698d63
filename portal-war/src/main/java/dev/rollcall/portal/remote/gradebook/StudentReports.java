package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.Report;
import dev.rollcall.portal.gradebook.WhatIf;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.Map;

/**
 * What students see: published work and totals of that. Calls end as those of {@link ClassBook} do. Safe for use by several
 * threads; calls block.
 */
public final class StudentReports {
    private static final String PUBLISHED = "?published=true";

    private final GradingApi api;

    /** Asks {@code api}. */
    public StudentReports(GradingApi api) {
        this.api = api;
    }

    /** A student's report as that student sees it, also for a teacher. */
    public Report report(Person person, String section, String student) {
        return api.read(person, path(section, student) + PUBLISHED).as(ReportCodec::report);
    }

    /** The totals with other marks, by line item; nothing is stored. */
    public Written<WhatIf> whatIf(Person person, String section, String student, Map<String, Mark> marks) {
        JsonArrayBuilder results = JsonP.array();
        marks.forEach((item, mark) -> results.add(ResultCodec.write(mark).add("lineItem", item)));
        JsonObject body = JsonP.object().add("results", results).build();
        return api.ask(person, Write.of("POST", path(section, student) + "/what-if" + PUBLISHED, body))
                .as(ReportCodec::whatIf);
    }

    private static String path(String section, String student) {
        return "/classes/" + section + "/students/" + student;
    }
}
