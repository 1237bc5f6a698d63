package dev.rollcall.log.http;

import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.log.search.Budget;
import dev.rollcall.log.search.Filter;
import dev.rollcall.log.search.Finder;
import dev.rollcall.log.search.Histogram;
import dev.rollcall.log.search.InvalidQueryException;
import dev.rollcall.log.search.Parameters;
import dev.rollcall.log.search.Query;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /log/histogram}: how many events there were when, by level. */
public final class HistogramServlet extends SearchServlet {

    private static final long serialVersionUID = 1L;
    private static final Duration SPAN = Duration.ofDays(1);
    private static final int BUCKETS = 60;

    private final transient InstantSource clock;

    /** Counts until the time of {@code clock} unless the request says otherwise. */
    public HistogramServlet(Json json, Readers readers, Finder finder, InstantSource clock) {
        super(json, readers, finder);
        this.clock = clock;
    }

    @Override
    void answer(Exchange exchange, Finder finder, Budget budget) throws IOException, InvalidQueryException {
        Parameters asked = Parameters.of(exchange.parameters(), "buckets");
        int buckets = asked.number("buckets", BUCKETS, 2, Histogram.MAX_BUCKETS);
        exchange.answer(200, Answer.of(finder.histogram(bounded(asked), buckets, budget)));
    }

    /** Without bounds, the last day. */
    private Filter bounded(Parameters asked) throws InvalidQueryException {
        Filter filter = asked.filter();
        boolean from = asked.time("from").isPresent();
        long end = asked.time("to").map(Instant::toEpochMilli).orElseGet(() -> {
            long now = clock.instant().toEpochMilli() + 1;
            return from ? Math.max(now, filter.within().fromMillis() + 1) : now;
        });
        long begin = from ? filter.within().fromMillis() : end - SPAN.toMillis();
        if (begin >= end) {
            throw InvalidQueryException.of("from", "at least a millisecond before to");
        }
        return new Filter(filter.query(), new Query.Within(begin, end));
    }

    /**
     * {@code {"complete":true,"interval":"PT30M","buckets":[{"time":"2026-11-22T08:00:00Z","levels":{"INFO":3}}]}}.
     *
     * @param reason why it is not complete, as {@link Entries} says
     * @param interval how wide each bucket is, ISO-8601
     */
    public record Answer(boolean complete, @Nullable String reason, String interval, List<Bucket> buckets) {

        static Answer of(Histogram histogram) {
            return new Answer(
                    histogram.ended().isEmpty(),
                    Entries.reason(histogram.ended()),
                    histogram.width().toString(),
                    histogram.buckets().stream().map(Bucket::of).toList());
        }
    }

    /** What happened from {@code time} on; levels that do not occur are missing. */
    public record Bucket(String time, Map<String, Long> levels) {

        static Bucket of(Histogram.Bucket bucket) {
            Map<String, Long> levels = new LinkedHashMap<>();
            bucket.levels().forEach((level, count) -> levels.put(level.name(), count));
            return new Bucket(bucket.time().toString(), levels);
        }
    }
}
