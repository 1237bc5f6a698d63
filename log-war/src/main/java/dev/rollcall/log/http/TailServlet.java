package dev.rollcall.log.http;

import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.EventStream;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.InvalidQueryException;
import dev.rollcall.log.search.Parameters;
import dev.rollcall.log.store.LogStore;
import dev.rollcall.log.tail.Followers;
import dev.rollcall.log.tail.Tail;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code /log/tail}: what is logged from now on, or from where a reader was before. */
public final class TailServlet extends JsonServlet {

    private static final long serialVersionUID = 1L;
    private static final Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

    private final transient Json json;
    private final transient Readers readers;
    private final transient LogStore store;
    private final transient Followers followers;

    /** Lets readers follow {@code store}, as many as {@code followers} takes. */
    public TailServlet(Json json, Readers readers, LogStore store, Followers followers) {
        super(json);
        this.json = json;
        this.readers = readers;
        this.store = store;
        this.followers = followers;
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        if (exchange.request().getDispatcherType() == DispatcherType.ASYNC) {
            EventStream.resume(exchange.request(), exchange.response());
        } else {
            readers.require(exchange);
            Readers.answered(() -> begin(exchange));
        }
    }

    private void begin(Exchange exchange) throws IOException, InvalidQueryException {
        Parameters asked = Parameters.of(exchange.parameters(), "after");
        Filter filter = asked.filter();
        Optional<Long> after = known(exchange.request());
        long position =
                after.isPresent() ? after.get() : asked.sequence("after").orElse(Long.MAX_VALUE);
        exchange.response().setHeader("Cache-Control", "no-store");
        if (EventStream.prepare(exchange.request(), exchange.response())) {
            LogStream stream = new LogStream(new Tail(store, filter, position), followers, json);
            if (!followers.add(stream)) {
                throw new ProblemException(
                                CommonProblem.UNAVAILABLE, followers.most() + " readers are following already.")
                        .header("Retry-After", "10");
            }
            stream.begin(exchange.request(), exchange.response());
        }
    }

    /** Returns the last sequence that a returning reader has seen. */
    private static Optional<Long> known(HttpServletRequest request) {
        String id = request.getHeader("Last-Event-ID");
        if (id == null || id.isBlank()) {
            return Optional.empty();
        }
        if (!SEQUENCE.matcher(id.strip()).matches()) {
            throw new ProblemException(
                    CommonProblem.UNREADABLE, "The header Last-Event-ID must be an id of an event of this stream.");
        }
        return Optional.of(Long.parseLong(id.strip()));
    }
}
