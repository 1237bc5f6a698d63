package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.registry.ServiceProblem.InputError;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What became of something that was to be written into the grade book.
 *
 * @param <T> as what the answer is read
 */
public sealed interface Written<T> {

    /**
     * It was done.
     *
     * @param value what the grade book answered with
     */
    record Done<T>(T value) implements Written<T> {}

    /**
     * It has changed since its writer saw it (412); nothing was changed.
     *
     * @param current what stands there now, or of an import what was in the way; null for nothing
     */
    record Stale<T>(@Nullable T current) implements Written<T> {}

    /**
     * It breaks a rule (400, 422), or contradicts what is there (409 {@code conflict}); nothing was changed.
     *
     * @param detail one or more sentences
     * @param errors each mistake, where the grade book names them one by one
     */
    record Refused<T>(String detail, List<InputError> errors) implements Written<T> {
        public Refused {
            errors = List.copyOf(errors);
        }
    }

    /**
     * It was a file that cannot be read at all (422 {@code file-unreadable}); nothing was changed.
     *
     * @param reason a word for why
     * @param line where; 0: nowhere in particular
     * @param detail a sentence that says more, such as which column is missing; empty for none
     */
    record Unreadable<T>(String reason, long line, String detail) implements Written<T> {}

    /**
     * It takes longer than a user likes to wait, and goes on.
     *
     * @param id below which the grade book tells how far it is
     */
    record Begun<T>(String id) implements Written<T> {}

    /** Its key is that of another request, which was done; this one was not. */
    record Reused<T>() implements Written<T> {}

    /** There is nothing at this address, or not for this person. */
    record NotFound<T>() implements Written<T> {}

    /** The term of the class is closed: nothing in it changes. */
    record TermClosed<T>() implements Written<T> {}

    /** It was sent, but no answer came, or one that leaves it open (503). Sent again with the same key it is done once. */
    record Unconfirmed<T>() implements Written<T> {}

    /**
     * The same, with what the grade book answered read as something else. When that makes no sense it is unconfirmed: it was
     * taken, or seems so.
     */
    @SuppressWarnings("unchecked") // whatever is not read again holds no value
    default <R> Written<R> as(Function<T, R> reading) {
        try {
            if (this instanceof Done<T> done) {
                return new Done<>(reading.apply(done.value));
            }
            if (this instanceof Stale<T> stale && stale.current != null) {
                return new Stale<>(reading.apply(stale.current));
            }
        } catch (RuntimeException e) {
            return new Unconfirmed<>();
        }
        return (Written<R>) this;
    }
}
