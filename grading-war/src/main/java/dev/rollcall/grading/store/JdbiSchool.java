package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.HistoryCodec;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.gradebook.TutorialGradeBook;
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
    private final HistoryCodec codec;
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
            HistoryCodec codec,
            Consumer<Id> changed) {
        this.transactions = transactions;
        this.writers = writers;
        this.clock = clock;
        this.ids = ids;
        this.codec = codec;
        this.changed = changed;
    }

    /** Returns the class of the tutorial, as the tutorial sees it. */
    public TutorialGradeBook book() {
        return new JdbiTutorialGradeBook(this, Optional.empty());
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
    public <T> T read(Function<Transaction, T> question) {
        return readInTransaction(question::apply);
    }

    @Override
    public <T> T snapshot(Function<Transaction, T> question) {
        return transactions.snapshot(
                handle -> question.apply(new JdbiTransaction(handle, clock.instant(), ids, codec)));
    }

    @Override
    public <T> T change(Function<Transaction, T> work) {
        return changeInTransaction(work::apply);
    }

    /** Asks what also needs the statements beneath. */
    <T> T readInTransaction(Function<JdbiTransaction, T> question) {
        return committed(question).result;
    }

    /** Does work that also needs the statements beneath. */
    <T> T changeInTransaction(Function<JdbiTransaction, T> work) {
        Done<T> done = writers.write(() -> committed(work));
        done.changed.forEach(changed);
        return done.result;
    }

    private <T> Done<T> committed(Function<JdbiTransaction, T> work) {
        return transactions.of(handle -> {
            JdbiTransaction tx = new JdbiTransaction(handle, clock.instant(), ids, codec);
            T result = work.apply(tx);
            tx.flush();
            return new Done<>(result, tx.changed());
        });
    }

    /** What a transaction ended with. */
    private record Done<T>(T result, List<Id> changed) {}
}
