package dev.rollcall.log.http;

import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.log.search.Budget;
import dev.rollcall.log.search.Facet;
import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.Finder;
import dev.rollcall.log.search.InvalidQueryException;
import dev.rollcall.log.search.Key;
import dev.rollcall.log.search.Parameters;
import dev.rollcall.log.search.ValueCounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code /log/facets}: which values the events have most often. */
public final class FacetsServlet extends SearchServlet {

    private static final long serialVersionUID = 1L;
    private static final int MAX_FIELDS = 8;
    private static final int MAX_TOP = 100;
    private static final int TOP = 10;

    /** Counts with {@code finder}. */
    public FacetsServlet(Json json, Readers readers, Finder finder) {
        super(json, readers, finder);
    }

    @Override
    void answer(Exchange exchange, Finder finder, Budget budget) throws IOException, InvalidQueryException {
        Parameters asked = Parameters.of(exchange.parameters(), "fields", "top");
        Filter filter = asked.filter();
        int top = asked.number("top", TOP, 1, MAX_TOP);
        List<String> names = asked.list("fields", "service,level,logger", MAX_FIELDS);
        List<Key> keys = new ArrayList<>();
        for (String name : names) {
            keys.add(asked.key("fields", name));
        }
        List<Facet> facets = finder.facets(filter, keys, top, budget);
        List<Field> fields = IntStream.range(0, names.size())
                .mapToObj(at -> Field.of(names.get(at), facets.get(at)))
                .toList();
        exchange.answer(200, new Answer(fields.stream().allMatch(Field::complete), fields));
    }

    /**
     * {@code {"complete":true,"fields":[{"field":"service","complete":true,"total":3,
     * "values":[{"value":"Shop","count":3}]}]}}.
     */
    public record Answer(boolean complete, List<Field> fields) {}

    /**
     * One field.
     *
     * @param reason why it is not complete, as {@link Entries} says
     * @param total how many events have any value
     * @param values the most frequent first
     */
    public record Field(
            String field, boolean complete, @Nullable String reason, long total, List<ValueCounts.Count> values) {

        static Field of(String name, Facet facet) {
            return new Field(
                    name, facet.ended().isEmpty(), Entries.reason(facet.ended()), facet.total(), facet.values());
        }
    }
}
