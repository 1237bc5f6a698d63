package dev.rollcall.grading.http.api;

import dev.rollcall.grading.gradebook.Answered;
import dev.rollcall.grading.gradebook.GradeBookUnavailableException;
import dev.rollcall.grading.gradebook.RefusedException;
import dev.rollcall.grading.gradebook.School;
import dev.rollcall.grading.gradebook.StaleException;
import dev.rollcall.grading.gradebook.Transaction;
import dev.rollcall.grading.http.GradingProblem;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does what was asked, in one transaction with the check whether the caller may, and once only for each {@code Idempotency-Key}.
 */
final class Replies {
    private final School school;

    Replies(School school) {
        this.school = school;
    }

    /** Asks. */
    Reply read(Call call, Route.Guarded what) {
        Function<Transaction, Reply> question = tx -> run(call, what, tx);
        return translated(
                () -> what.sight() == Route.Sight.SNAPSHOT ? school.snapshot(question) : school.read(question));
    }

    /** Changes something; {@code key} is that of the request, {@code fingerprint} what else tells it apart. */
    Reply change(Call call, Route.Guarded what, Optional<Answered.Key> key, String fingerprint) {
        return translated(() -> school.change(tx ->
                key.isEmpty() ? run(call, what, tx) : once(tx, key.get(), fingerprint, () -> run(call, what, tx))));
    }

    private static Reply run(Call call, Route.Guarded what, Transaction tx) {
        what.rule().check(call, tx);
        return what.action().run(call, tx);
    }

    private static Reply once(Transaction tx, Answered.Key key, String fingerprint, Supplier<Reply> work) {
        Optional<Answered> earlier = tx.claim(key);
        if (earlier.isPresent() && !earlier.get().fingerprint().equals(fingerprint)) {
            throw new ProblemException(GradingProblem.KEY_REUSED, "Idempotency-Key was used for another request.");
        }
        if (earlier.isPresent()) {
            return Reply.again(earlier.get());
        }
        Reply reply = work.get();
        tx.remember(key, reply.remembered(fingerprint));
        return reply;
    }

    /** Runs what may end in an exception of the domain, and says it in the words of HTTP. */
    static <T> T translated(Supplier<T> work) {
        try {
            return work.get();
        } catch (StaleException | RefusedException | GradeBookUnavailableException e) {
            throw problem(e);
        }
    }

    /** Returns an exception of the domain in the words of HTTP, and any other as it is. */
    static RuntimeException problem(RuntimeException e) {
        if (e instanceof StaleException stale) {
            return new ProblemException(GradingProblem.STALE, "It has changed since you saw it.", e)
                    .with("current", JsonP.value(Codecs.object(json -> Codecs.writeMembers(json, stale.current()))))
                    .header("ETag", "\"" + stale.current().version() + "\"");
        }
        if (e instanceof RefusedException refused) {
            return refused(refused);
        }
        return e instanceof GradeBookUnavailableException
                ? new ProblemException(
                                CommonProblem.UNAVAILABLE, "The database of the grade book is away or too busy.", e)
                        .header("Retry-After", "2")
                : e;
    }

    private static ProblemException refused(RefusedException e) {
        return switch (e.reason()) {
            case UNKNOWN -> problem(CommonProblem.NOT_FOUND, e.sentence(), e);
            case NEEDED -> problem(CommonProblem.CONFLICT, e.sentence(), e);
            case CLOSED -> problem(GradingProblem.TERM_CLOSED, e.sentence(), e);
            case ERASED -> problem(GradingProblem.ERASED, e.sentence(), e);
            case TAKEN -> named(CommonProblem.CONFLICT, e);
            case DANGLING -> named(CommonProblem.INVALID, e);
        };
    }

    /** The first word of the sentence is the member. */
    private static ProblemException named(CommonProblem type, RefusedException e) {
        String sentence = e.sentence();
        String member = sentence.split(" ", 2)[0];
        String detail = sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
        return problem(type, detail.endsWith(".") ? detail : detail + ".", e)
                .with("errors", List.of(Map.of("pointer", "/" + member, "detail", sentence)));
    }

    private static ProblemException problem(
            dev.rollcall.kit.servlet.ProblemType type, String detail, @Nullable Exception cause) {
        return new ProblemException(type, detail, cause);
    }
}
