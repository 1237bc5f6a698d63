package dev.rollcall.grading.http.api;

import dev.rollcall.grading.calculation.Totals;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.EnrolledStudent;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code POST /classes/{class}/students/{student}/what-if}: the totals with other marks; nothing is stored. */
final class WhatIf {
    private static final int MOST = 2_000;

    Route totals() {
        return Route.at("/classes/{class}/students/{student}/what-if").ask(Rule.OWN_REPORT, this::totals);
    }

    private Reply totals(Call call, Transaction tx) {
        ClassTransaction inClass = tx.in(call.id("class"), call.origin());
        EnrolledStudent student = Gradebook.student(inClass, call.id("student"));
        Map<Id, Result> results = ClassData.byItem(inClass.results(student.id()));
        ClassData data = ClassData.seen(call, tx, inClass, student, results);
        Map<Id, Mark> imagined = imagined(call.fields(), data.items());
        Map<Id, Mark> marks = ClassData.marks(results);
        marks.putAll(imagined);
        Totals totals = data.averages(call).of(student, marks::get);
        return Reply.answer(Codecs.object(json -> {
            json.write("revision", data.section().revision());
            Explanation.write(json, totals);
        }));
    }

    /** Only work that the caller sees: whether other work is there must not be found out by asking. */
    private static Map<Id, Mark> imagined(Fields fields, List<LineItem> items) {
        fields.require("results");
        List<Fields> results = fields.objects("results");
        if (results.size() > MOST) {
            fields.error("results", "results must hold at most " + MOST + " marks");
        }
        fields.check();
        Set<Id> known = items.stream().map(LineItem::id).collect(Collectors.toSet());
        Map<Id, Mark> marks = new HashMap<>();
        for (Fields each : results) {
            each.requiredId("lineItem").ifPresent(item -> {
                if (!known.contains(item)) {
                    each.error("lineItem", "lineItem names something that is not there");
                } else if (marks.put(item, MarkCodec.read(each)) != null) {
                    each.error("lineItem", "lineItem is there twice");
                }
            });
        }
        fields.check();
        return marks;
    }
}
