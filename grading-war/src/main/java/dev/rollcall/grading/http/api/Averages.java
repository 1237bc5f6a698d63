package dev.rollcall.grading.http.api;

import dev.rollcall.grading.calculation.Calculator;
import dev.rollcall.grading.calculation.Totals;
import dev.rollcall.grading.gradebook.EnrolledStudent;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The averages of the students of the class of the address: for a student who has left, the final one is the current one; work
 * that was due before a student came is not expected of that student.
 */
final class Averages {
    private final Calculator calculator;
    private final Call call;

    Averages(Calculator calculator, Call call) {
        this.calculator = calculator;
        this.call = call;
    }

    /** Returns those of one student; {@code marks} has null for what is ungraded. */
    Totals of(EnrolledStudent student, Function<Id, @Nullable Mark> marks) {
        Totals totals = calculator.totals(marks, item -> isExpected(student, item));
        return call.left(student).isPresent() ? totals.ended() : totals;
    }

    private static boolean isExpected(EnrolledStudent student, LineItem item) {
        return item.dates().due().map(student.days()::hasBegunBy).orElse(true);
    }
}
