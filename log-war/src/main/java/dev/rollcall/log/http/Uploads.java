package dev.rollcall.log.http;

import dev.rollcall.kit.security.Caller;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.kit.servlet.TokenGuard;
import dev.rollcall.log.ingest.Ingest;
import dev.rollcall.log.ingest.Outcome;
import dev.rollcall.log.ingest.Sender;
import dev.rollcall.log.ingest.UnreadableBodyException;
import dev.rollcall.log.store.ProducerSequence;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Takes what services post, in each of its forms. Thread-safe. */
final class Uploads {

    private static final String TEXT = "text/plain";
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";

    /** How many bytes a compressed body may inflate to: its lines are not held, but all must be read. */
    private static final long MAX_INFLATED_BYTES = 256L << 20;

    /** How many bodies may be held whole at one time. */
    private static final int MAX_WHOLE_BODIES = 4;

    private final TokenGuard guard;
    private final Ingest ingest;
    private final Semaphore wholeBodies = new Semaphore(MAX_WHOLE_BODIES);

    Uploads(TokenGuard guard, Ingest ingest) {
        this.guard = guard;
        this.ingest = ingest;
    }

    /** Stores the body of a request and answers. */
    void take(Exchange exchange) throws IOException {
        exchange.requireCompressibleType(TEXT, NDJSON, JSON);
        if (exchange.contentType().equals(TEXT)) {
            Sender sender = sender(exchange.request());
            if (ProducerHeaders.of(exchange.request()) != null) {
                throw new ProblemException(CommonProblem.UNREADABLE, "Plain lines have no producer.");
            }
            requireContent(ingest.text(exchange.inflatedStream(MAX_INFLATED_BYTES), sender));
            exchange.empty(200);
        } else {
            Caller caller = guard.require(exchange.request());
            ProducerSequence first = ProducerHeaders.of(exchange.request());
            Outcome outcome = exchange.contentType().equals(NDJSON)
                    ? ingest.ndjson(exchange.inflatedStream(MAX_INFLATED_BYTES), caller.service(), first)
                    : json(exchange, caller, first);
            exchange.answer(200, Receipt.of(requireContent(outcome)));
        }
    }

    private Outcome json(Exchange exchange, Caller caller, @Nullable ProducerSequence first) throws IOException {
        if (!wholeBodies.tryAcquire()) {
            throw new ProblemException(
                            CommonProblem.TOO_MANY_REQUESTS, "Too many bodies of application/json come at once.")
                    .header("Retry-After", "1");
        }
        try {
            byte[] body = exchange.inflatedBody(Ingest.MAX_JSON_BYTES);
            if (body.length == 0) {
                throw empty();
            }
            return ingest.json(body, caller.service(), first);
        } catch (UnreadableBodyException e) {
            throw new ProblemException(CommonProblem.UNREADABLE, String.valueOf(e.getMessage()), e);
        } finally {
            wholeBodies.release();
        }
    }

    /** Plain lines from where tokens are not needed are taken without one, because their senders have none. */
    private Sender sender(HttpServletRequest request) {
        return guard.caller(request)
                .map(caller -> Sender.signed(caller.service()))
                .orElseGet(() -> guard.unsignedAllowed(request)
                        ? Sender.unsigned()
                        : Sender.signed(guard.require(request).service()));
    }

    private static Outcome requireContent(Outcome outcome) {
        if (outcome.bytes() == 0) {
            throw empty();
        }
        return outcome;
    }

    private static ProblemException empty() {
        return new ProblemException(CommonProblem.UNREADABLE, "The body is empty.");
    }
}
