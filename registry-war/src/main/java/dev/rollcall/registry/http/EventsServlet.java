package dev.rollcall.registry.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.registry.history.Event;
import dev.rollcall.registry.history.EventCodec;
import dev.rollcall.registry.history.History;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code /events}: what has happened on the roll. */
public final class EventsServlet extends JsonServlet {

    private static final long serialVersionUID = 1L;
    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    private final transient Callers callers;
    private final transient History history;

    /** Takes its collaborators. */
    public EventsServlet(Json json, Callers callers, History history) {
        super(json);
        this.callers = callers;
        this.history = history;
    }

    @Override
    protected void get(Exchange exchange) throws IOException {
        callers.requireReader(exchange.request());
        Predicate<Event> wanted = wanted(exchange);
        int limit = (int) Numbers.query(exchange, "limit", 1, MOST).orElse(USUAL);
        OptionalLong since = Numbers.query(exchange, "since", 0, Long.MAX_VALUE);
        History.Page page =
                since.isPresent() ? history.since(since.getAsLong(), wanted, limit) : history.newest(wanted, limit);
        exchange.response().setHeader("Cache-Control", "no-store");
        exchange.answer(200, Exchange.JSON, bytes(page));
    }

    private static byte[] bytes(History.Page page) {
        return JsonBytes.object(json -> {
            json.writeStartArray("Events");
            page.events().forEach(event -> {
                json.writeStartObject();
                EventCodec.members(event, json);
                json.writeEnd();
            });
            json.writeEnd();
            json.write("Missed", page.missed());
            json.write("Next", page.next());
        });
    }

    private static Predicate<Event> wanted(Exchange exchange) {
        Optional<ServiceName> name = named(exchange, "name", ServiceName::new);
        Optional<InstanceId> instance = named(exchange, "instance", InstanceId::new);
        return event -> name.map(event.service()::equals).orElse(true)
                && instance.map(event.instance()::equals).orElse(true);
    }

    private static <T> Optional<T> named(Exchange exchange, String parameter, Function<String, T> maker) {
        try {
            return exchange.query(parameter).map(maker);
        } catch (IllegalArgumentException e) {
            throw invalid("The parameter " + parameter + " is wrong: " + e.getMessage() + ".", e);
        }
    }

    private static ProblemException invalid(String detail, @Nullable Exception cause) {
        return new ProblemException(CommonProblem.INVALID, detail, cause);
    }
}
