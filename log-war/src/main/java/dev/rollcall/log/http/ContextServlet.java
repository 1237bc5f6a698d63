package dev.rollcall.log.http;

import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.servlet.CommonProblem;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.ProblemException;
import dev.rollcall.log.search.Budget;
import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.Finder;
import dev.rollcall.log.search.Glob;
import dev.rollcall.log.search.InvalidQueryException;
import dev.rollcall.log.search.Key;
import dev.rollcall.log.search.Parameters;
import dev.rollcall.log.search.Query;
import dev.rollcall.log.store.StoredEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code /log/context}: one event and what came before and after it. */
public final class ContextServlet extends SearchServlet {

    private static final long serialVersionUID = 1L;
    private static final int AROUND = 10;
    private static final int MAX_AROUND = 100;

    /** Searches with {@code finder}. */
    public ContextServlet(Json json, Readers readers, Finder finder) {
        super(json, readers, finder);
    }

    @Override
    void answer(Exchange exchange, Finder finder, Budget budget) throws IOException, InvalidQueryException {
        Parameters asked = Parameters.only(exchange.parameters(), "seq", "before", "after", "same");
        long sequence = asked.sequence("seq").orElseThrow(() -> InvalidQueryException.of("seq", "there"));
        int older = asked.number("before", AROUND, 0, MAX_AROUND);
        int newer = asked.number("after", AROUND, 0, MAX_AROUND);
        String same = asked.choice("same", "", "", "service", "instance");
        StoredEvent event = finder.event(sequence)
                .orElseThrow(() -> new ProblemException(
                        CommonProblem.NOT_FOUND, "There is no event with this sequence, or no longer."));
        exchange.answer(200, Entries.of(finder.around(event, alike(event, same), older, newer, budget)));
    }

    private static Filter alike(StoredEvent event, String same) {
        List<Query> parts = new ArrayList<>();
        if (!same.isEmpty()) {
            parts.add(like(event, Key.SERVICE));
        }
        if (same.equals("instance")) {
            parts.add(like(event, Key.INSTANCE));
        }
        return new Filter(new Query.And(parts), Query.Within.ALWAYS);
    }

    /** An event without a value for {@code key} is like the others without one. */
    private static Query like(StoredEvent event, Key key) {
        String value = key.of(event.record());
        return value == null
                ? new Query.Not(new Query.Fact(key, Glob.ANYTHING))
                : new Query.Fact(key, Glob.exactly(value));
    }
}
