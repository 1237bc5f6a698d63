package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Desk;
import dev.rollcall.grading.gradebook.GradeBook;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Notation;
import dev.rollcall.grading.gradebook.School;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The school in SQL that H2 and PostgreSQL both understand. Safe for use by several threads. */
public final class JdbiSchool implements School {
    private final Transactions transactions;
    private final Writers writers;
    private final InstantSource clock;
    private final Supplier<Id> ids;
    private final Notation notation;
    private final Consumer<Id> changed;

    /**
     * Puts the parts together.
     *
     * @param writers runs the transactions that change something
     * @param changed told of each class that has changed, by the thread that changed it, once that is confirmed
     */
    JdbiSchool(
            Transactions transactions,
            Writers writers,
            InstantSource clock,
            Supplier<Id> ids,
            Notation notation,
            Consumer<Id> changed) {
        this.transactions = transactions;
        this.writers = writers;
        this.clock = clock;
        this.ids = ids;
        this.notation = notation;
        this.changed = changed;
    }

    /** Returns the class of the tutorial, as the tutorial sees it. */
    public GradeBook book() {
        return new JdbiGradeBook(this, Optional.empty());
    }

    /** Returns how many connections are at work. */
    public int working() {
        return transactions.working();
    }

    /** Returns how many wait for a connection, or for their turn to change something. */
    public int waiting() {
        return transactions.waiting() + writers.waiting();
    }

    @Override
    public <T> T read(Function<Desk, T> question) {
        return readWithDesk(question::apply);
    }

    @Override
    public <T> T snapshot(Function<Desk, T> question) {
        return transactions.snapshot(handle -> question.apply(new JdbiDesk(handle, clock.instant(), ids, notation)));
    }

    @Override
    public <T> T change(Function<Desk, T> work) {
        return changeWithDesk(work::apply);
    }

    /** Asks what also needs the statements beneath. */
    <T> T readWithDesk(Function<JdbiDesk, T> question) {
        return committed(question).result;
    }

    /** Does work that also needs the statements beneath. */
    <T> T changeWithDesk(Function<JdbiDesk, T> work) {
        Done<T> done = writers.write(() -> committed(work));
        done.changed.forEach(changed);
        return done.result;
    }

    private <T> Done<T> committed(Function<JdbiDesk, T> work) {
        return transactions.of(handle -> {
            JdbiDesk desk = new JdbiDesk(handle, clock.instant(), ids, notation);
            T result = work.apply(desk);
            desk.flush();
            return new Done<>(result, desk.changed());
        });
    }

    /** What a transaction ended with. */
    private record Done<T>(T result, List<Id> changed) {}
}
