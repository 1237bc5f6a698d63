package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.portal.gradebook.Explanation;
import dev.rollcall.portal.gradebook.Explanation.CategoryShare;
import dev.rollcall.portal.gradebook.Explanation.ItemShare;
import dev.rollcall.portal.gradebook.Explanation.Treatment;
import dev.rollcall.portal.gradebook.Report;
import dev.rollcall.portal.gradebook.Result;
import dev.rollcall.portal.gradebook.WhatIf;
import dev.rollcall.portal.remote.Answers;
import jakarta.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a student's report, {@code /classes/{class}/students/{student}}. */
public final class ReportCodec {
    private ReportCodec() {}

    /** The report. */
    public static Report report(JsonObject json) {
        Map<String, Result> results = new LinkedHashMap<>();
        Answers.list(json, "results", result -> result).forEach(each -> {
            Result result = ResultCodec.result(each);
            if (result != null) {
                results.put(Answers.text(each, "lineItem"), result);
            }
        });
        return new Report(
                GradebookCodec.sectionInTerm(json),
                GradebookCodec.categories(json),
                GradebookCodec.items(json),
                GradebookCodec.person(Answers.object(json, "student")),
                Answers.date(Answers.object(json, "student"), "left"),
                results,
                explanation(Answers.object(json, "current")),
                explanation(Answers.object(json, "final")));
    }

    /** The answer to a what-if. */
    static WhatIf whatIf(JsonObject json) {
        return new WhatIf(explanation(Answers.object(json, "current")), explanation(Answers.object(json, "final")));
    }

    private static Explanation explanation(JsonObject json) {
        return new Explanation(ResultCodec.total(json), Answers.list(json, "categories", ReportCodec::category));
    }

    private static CategoryShare category(JsonObject json) {
        return new CategoryShare(
                Answers.text(json, "category"),
                Answers.number(json, "percentage"),
                Answers.requireNumber(json, "share"),
                Answers.requireNumber(json, "contribution"),
                Answers.list(json, "items", ReportCodec::item));
    }

    private static ItemShare item(JsonObject json) {
        return new ItemShare(
                Answers.text(json, "lineItem"),
                Treatment.of(Answers.text(json, "treatment"))
                        .orElseThrow(() -> new IllegalArgumentException("a treatment that is not known")),
                Answers.requireNumber(json, "earned"),
                Answers.requireNumber(json, "possible"),
                Answers.requireNumber(json, "contribution"));
    }
}
