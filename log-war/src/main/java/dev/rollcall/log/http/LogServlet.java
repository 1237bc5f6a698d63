package dev.rollcall.log.http;

import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.servlet.TokenGuard;
import dev.rollcall.log.ingest.Ingest;
import dev.rollcall.log.store.StoreException;
import java.io.IOException;

/** {@code /log}: services post their events, infrastructure reads the newest. */
public final class LogServlet extends JsonServlet {

    private static final long serialVersionUID = 1L;

    private final transient TokenGuard guard;
    private final transient Uploads uploads;
    private final transient LogReading reading;

    /** Lets {@code guard} decide who may post and read. */
    public LogServlet(Json json, TokenGuard guard, Ingest ingest, LogReading reading) {
        super(json);
        this.guard = guard;
        this.uploads = new Uploads(guard, ingest);
        this.reading = reading;
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
        reading.get(exchange);
    }

    /** Not logged here: the store says it once, and a line for each refusal would be sent to this service again. */
    static ProblemException problem(StoreException e) {
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
