package dev.rollcall.log.http;

import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.log.search.Budget;
import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.Finder;
import dev.rollcall.log.search.InvalidQueryException;
import dev.rollcall.log.search.Page;
import dev.rollcall.log.search.Parameters;
import dev.rollcall.log.search.Slice;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** GET of {@code /log}: a page as JSON, or many events as NDJSON, of one store or of all. Thread-safe. */
public final class LogReading {

    static final String NDJSON = "application/x-ndjson";

    private static final int STREAM_LIMIT = 1_000_000;
    private static final int STREAM_DEFAULT = 10_000;

    private final Readers readers;
    private final Finder finder;
    private final AllServices all;
    private final Json json;
    private final Duration streamTime;

    /**
     * Searches with {@code finder}.
     *
     * @param all asks the other log services
     * @param streamTime how long an answer as NDJSON may take
     */
    public LogReading(Readers readers, Finder finder, AllServices all, Json json, Duration streamTime) {
        this.readers = readers;
        this.finder = finder;
        this.all = all;
        this.json = json;
        this.streamTime = streamTime;
    }

    void get(Exchange exchange) throws IOException {
        readers.require(exchange);
        if (all.isOwnQuestion(exchange.request())) {
            exchange.empty(204);
        } else {
            Readers.answered(() -> answer(exchange));
        }
    }

    private void answer(Exchange exchange) throws IOException, InvalidQueryException {
        Parameters asked = Parameters.of(exchange.parameters(), "limit", "before", "after", "all");
        exchange.response().setHeader("Vary", "Accept");
        Optional<Duration> most = Patience.of(exchange.request()).map(Patience::work);
        Optional<Budget> budget = most.map(finder::budget);
        boolean everywhere = asked.choice("all", "false", "true", "false").equals("true");
        if (everywhere && !AllServices.isPassedOn(exchange.request())) {
            everywhere(exchange, asked, budget, most);
        } else {
            readers.inPlace(exchange, () -> here(exchange, asked, budget));
        }
    }

    /** A budget that begins with the request pays for waiting for a place, too. */
    private void here(Exchange exchange, Parameters asked, Optional<Budget> budget)
            throws IOException, InvalidQueryException {
        if (wantsStream(exchange)) {
            stream(exchange, asked.filter(), slice(asked, STREAM_DEFAULT, STREAM_LIMIT));
        } else {
            Slice slice = slice(asked, Slice.DEFAULT_LIMIT, Slice.MAX_LIMIT);
            Page page = finder.page(asked.filter(), slice, budget.orElseGet(finder::budget));
            boolean part = AllServices.isPassedOn(exchange.request());
            exchange.answer(200, part ? Entries.withArrival(page) : Entries.of(page));
        }
    }

    /** Holds no place while it waits for the others: they ask this service, too. */
    private void everywhere(Exchange exchange, Parameters asked, Optional<Budget> budget, Optional<Duration> most)
            throws IOException, InvalidQueryException {
        asked.absent("after", "all is true");
        Filter filter = asked.filter();
        int limit = asked.number("limit", Slice.DEFAULT_LIMIT, 1, Slice.MAX_LIMIT);
        long end = all.end(most);
        Positions from = all.positions(exchange.query("before"), end);
        Slice slice = new Slice(0, all.own(from), false, limit);
        AllServices.Own own = others -> {
            List<Entries> found = new ArrayList<>();
            readers.inPlace(exchange, () -> {
                others.run();
                found.add(Entries.withArrival(finder.page(filter, slice, budget.orElseGet(finder::budget))));
            });
            return found.get(0);
        };
        exchange.answer(200, all.merged(own, exchange.parameters(), from, limit, end));
    }

    private static boolean wantsStream(Exchange exchange) {
        String accept = exchange.request().getHeader("Accept");
        return accept != null && accept.strip().toLowerCase(Locale.ROOT).startsWith(NDJSON);
    }

    private static Slice slice(Parameters asked, int missing, int most) throws InvalidQueryException {
        return new Slice(
                asked.sequence("after").orElse(0L),
                asked.sequence("before").orElse(Long.MAX_VALUE),
                asked.sequence("after").isPresent() && asked.sequence("before").isEmpty(),
                asked.number("limit", missing, 1, most));
    }

    /** If something goes wrong, the answer has begun; its last line, which says how it ended, is missing then. */
    private void stream(Exchange exchange, Filter filter, Slice slice) throws IOException {
        HttpServletResponse response = exchange.response();
        response.setContentType(NDJSON);
        response.setHeader("X-Content-Type-Options", "nosniff");
        if (exchange.request().getMethod().equals("HEAD")) {
            return;
        }
        OutputStream out = response.getOutputStream();
        response.flushBuffer(); // the caller gets the head at once, however rare the answers are
        try {
            Page end = finder.stream(filter, slice, streamTime, event -> line(out, Entry.of(event)));
            line(out, new End(Entries.of(end)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void line(OutputStream out, Object value) {
        try {
            out.write(json.write(value));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The last line.
     *
     * @param end how it ended; no event has a member of this name
     */
    public record End(Entries end) {}
}
