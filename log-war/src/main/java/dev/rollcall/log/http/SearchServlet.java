package dev.rollcall.log.http;

import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.kit.servlet.JsonServlet;
import dev.rollcall.log.search.Budget;
import dev.rollcall.log.search.Finder;
import dev.rollcall.log.search.InvalidQueryException;
import java.io.IOException;
import java.util.Optional;

/** An address that answers a question about what is logged, for a caller that may read, when there is a place. */
abstract class SearchServlet extends JsonServlet {

    private static final long serialVersionUID = 1L;

    private final transient Readers readers;
    private final transient Finder finder;

    SearchServlet(Json json, Readers readers, Finder finder) {
        super(json);
        this.readers = readers;
        this.finder = finder;
    }

    @Override
    protected final void get(Exchange exchange) throws IOException {
        readers.require(exchange);
        Readers.answered(() -> {
            Optional<Budget> begun =
                    Patience.of(exchange.request()).map(Patience::work).map(finder::budget);
            readers.inPlace(exchange, () -> answer(exchange, finder, begun.orElseGet(finder::budget)));
        });
    }

    /**
     * Answers.
     *
     * @param budget that of the one search
     * @throws InvalidQueryException if the question makes no sense
     */
    abstract void answer(Exchange exchange, Finder finder, Budget budget) throws IOException, InvalidQueryException;
}
