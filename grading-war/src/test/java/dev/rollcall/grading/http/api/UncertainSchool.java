package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.gradebook.Transaction;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A school whose database can be lost while it commits: what was changed is, and nobody is told. Thread-safe. */
final class UncertainSchool implements School {
    private final School school;
    private final AtomicInteger changesToLoss = new AtomicInteger();

    UncertainSchool(School school) {
        this.school = school;
    }

    /** Loses the answer of the change that comes after so many others. */
    void loseAfter(int changes) {
        changesToLoss.set(changes + 1);
    }

    @Override
    public <T> T read(Function<Transaction, T> question) {
        return school.read(question);
    }

    @Override
    public <T> T snapshot(Function<Transaction, T> question) {
        return school.snapshot(question);
    }

    @Override
    public <T> T change(Function<Transaction, T> work) {
        T result = school.change(work);
        if (changesToLoss.getAndUpdate(left -> Math.max(0, left - 1)) == 1) {
            throw new GradeBookUnavailableException(new SQLException("the connection was lost"));
        }
        return result;
    }
}
