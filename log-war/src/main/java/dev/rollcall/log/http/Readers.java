package dev.rollcall.log.http;

import dev.rollcall.kit.security.Caller;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.servlet.TokenGuard;
import dev.rollcall.log.search.InvalidQueryException;
import dev.rollcall.log.store.StoreException;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Decides which callers may read what is logged, and how many search at once. Thread-safe. */
public final class Readers {

    private static final int PATIENCE_MILLIS = 1_000;

    private final TokenGuard guard;
    private final Semaphore places;
    private final int most;

    /** Lets {@code most} search at once; others wait for a second. */
    public Readers(TokenGuard guard, int most) {
        this.guard = guard;
        this.places = new Semaphore(most);
        this.most = most;
    }

    /** What is done for a reader. */
    @FunctionalInterface
    interface Answer {
        void give() throws IOException, InvalidQueryException;
    }

    /**
     * Insists that the caller may read.
     *
     * @throws ProblemException 401 or 403
     */
    void require(Exchange exchange) {
        guard.refuseBrowsers(exchange.request());
        Caller caller = guard.require(exchange.request());
        if (!caller.service().isInfrastructure()) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "Only the services of Rollcall itself may read logs.");
        }
        if (caller.person().filter(p -> !p.hasAnyRole("operator", "admin")).isPresent()) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "Reading logs needs the role operator or admin.");
        }
    }

    /**
     * Lets a caller that is known to be a reader search, when there is a place.
     *
     * @throws ProblemException 503 if there is none
     */
    void inPlace(Exchange exchange, Answer answer) throws IOException, InvalidQueryException {
        exchange.response().setHeader("Cache-Control", "no-store");
        if (!enter()) {
            throw new ProblemException(CommonProblem.UNAVAILABLE, most + " searches are running already.")
                    .header("Retry-After", "2");
        }
        try {
            answer.give();
        } finally {
            places.release();
        }
    }

    /**
     * Gives an answer, and says what is wrong with a question.
     *
     * @throws ProblemException 422 if the question makes no sense, 400 if it has a parameter twice; 503 if the store cannot be read
     */
    static void answered(Answer answer) throws IOException {
        try {
            answer.give();
        } catch (InvalidQueryException e) {
            throw problem(e);
        } catch (StoreException e) {
            throw LogServlet.problem(e);
        }
    }

    private boolean enter() {
        try {
            return places.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ProblemException problem(InvalidQueryException e) {
        CommonProblem type = e.isAmbiguous() ? CommonProblem.UNREADABLE : CommonProblem.INVALID;
        ProblemException problem = new ProblemException(type, String.valueOf(e.getMessage()));
        e.parameter().ifPresent(name -> problem.with("parameter", name));
        e.position().ifPresent(position -> problem.with("position", position));
        return problem;
    }
}
