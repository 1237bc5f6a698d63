package dev.rollcall.log.http;

import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.security.Caller;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.servlet.TokenGuard;
import dev.rollcall.log.ingest.Ingest;
import dev.rollcall.log.search.InvalidQueryException;
import dev.rollcall.log.search.Search;
import dev.rollcall.log.store.StoreException;
import java.io.IOException;

/** {@code /log}: services post what they have to tell, infrastructure reads the newest of it. */
public final class LogServlet extends JsonServlet {

    private static final long serialVersionUID = 1L;

    private final transient TokenGuard guard;
    private final transient Uploads uploads;
    private final transient Search search;

    /** Lets {@code guard} decide who may post and read. */
    public LogServlet(Json json, TokenGuard guard, Ingest ingest, Search search) {
        super(json);
        this.guard = guard;
        this.uploads = new Uploads(guard, ingest);
        this.search = search;
    }

    @Override
    protected void post(Exchange exchange) throws IOException {
        guard.refuseBrowsers(exchange.request());
        try {
            uploads.take(exchange);
        } catch (StoreException e) {
            throw problem(e);
        }
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        guard.refuseBrowsers(exchange.request());
        requireReader(guard.require(exchange.request()));
        try {
            Entries entries = Entries.of(search.newest(exchange.parameters()));
            exchange.response().setHeader("Cache-Control", "no-store");
            exchange.answer(200, entries);
        } catch (InvalidQueryException e) {
            throw problem(e);
        } catch (StoreException e) {
            throw problem(e);
        }
    }

    private static void requireReader(Caller caller) {
        if (!caller.service().isInfrastructure()) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "Only the services of Rollcall itself may read logs.");
        }
        if (caller.person().filter(p -> !p.hasAnyRole("operator", "admin")).isPresent()) {
            throw new ProblemException(CommonProblem.FORBIDDEN, "Reading logs needs the role operator or admin.");
        }
    }

    private static ProblemException problem(InvalidQueryException e) {
        ProblemException problem = new ProblemException(CommonProblem.UNREADABLE, String.valueOf(e.getMessage()));
        return e.parameter().map(name -> problem.with("parameter", name)).orElse(problem);
    }

    /** Not logged here: the store says it once, and a line for each refusal would be sent to this service again. */
    private static ProblemException problem(StoreException e) {
        ProblemException problem = switch (e.reason()) {
            case FULL ->
                new ProblemException(CommonProblem.INSUFFICIENT_STORAGE, "The disk of the log service is full.", e)
                        .header("Retry-After", "30");
            case BUSY ->
                new ProblemException(CommonProblem.TOO_MANY_REQUESTS, "Too many are writing at once.", e)
                        .header("Retry-After", "1");
            case CLOSED -> unavailable("The log service is stopping.", e);
            case FAILED -> unavailable("The disk of the log service does not work.", e);
        };
        return problem.loggedAlready();
    }

    private static ProblemException unavailable(String detail, StoreException e) {
        return new ProblemException(CommonProblem.UNAVAILABLE, detail, e).header("Retry-After", "5");
    }
}
