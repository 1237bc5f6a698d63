package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.LoginName;
import org.jdbi.v3.core.Handle;

/**
 * Before a person gets a login name it is checked that no other has it, in whatever capitals. A constraint cannot say that,
 * because a database of an earlier build may hold two such names; so transactions do it one after another.
 */
final class LoginNames {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('person.username'))";

    private LoginNames() {}

    /** Returns an expression as {@link LoginName#folded}. H2 takes the small letters of the machine's language: they differ in i alone. */
    static String folded(String expression) {
        return "lower(translate(" + expression + ", 'I\u0130\u0131', 'iii'))";
    }

    /**
     * Waits until no other transaction is about to give one, and keeps others waiting until this one ends. In the embedded
     * database one writes at a time anyway, see {@link Writers}.
     */
    static void lock(Handle handle) {
        if (Transactions.isPostgres(handle)) {
            handle.execute(LOCK);
        }
    }
}
