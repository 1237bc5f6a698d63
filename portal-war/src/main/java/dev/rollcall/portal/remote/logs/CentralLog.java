package dev.rollcall.portal.remote.logs;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.portal.logs.Facet;
import dev.rollcall.portal.logs.Findings;
import dev.rollcall.portal.logs.LogAnswer;
import dev.rollcall.portal.logs.LogChart;
import dev.rollcall.portal.logs.LogEntry;
import dev.rollcall.portal.logs.LogFilter;
import dev.rollcall.portal.logs.Place;
import dev.rollcall.portal.logs.Question;
import dev.rollcall.portal.logs.TimeRange;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The central log, asked on behalf of a person; there may be several log services. Lines are what matters: what is counted
 * beside them is counted at the same time, and left out when it does not come. Safe for use by several threads; calls block.
 */
public final class CentralLog implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(CentralLog.class);
    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);
    private static final int MAX_COUNTING = 8;
    private static final String COUNTED_FIELDS = "fields=service,level,logger&top=6";

    private final LogServices services;
    private final Ticker ticker;
    private final ExecutorService counting = Threads.workers("rollcall-portal-logs", MAX_COUNTING);

    /** The log that calls reach. */
    public CentralLog(LogServices services, Ticker ticker) {
        this.services = services;
        this.ticker = ticker;
    }

    /**
     * The lines of one page, and what is counted beside them.
     *
     * @throws ServiceUnavailable when no log service answers
     * @throws ServiceProblem when it refuses; 422 if it does not understand the search
     * @throws UnreadableAnswerException when its answer makes no sense
     */
    public Findings find(Person person, Question question) {
        long end = ticker.nanos() + DEADLINE.toNanos();
        boolean several = services.areSeveral() || question.slice().isOfSeveral();
        String counted = question.counted();
        List<Future<LogChart>> charts = each(person, "/log/histogram?" + counted, LogCodec::chart);
        List<Future<List<Facet>>> facets =
                each(person, "/log/facets?" + COUNTED_FIELDS + "&" + counted, LogCodec::facets);
        String path = "/log?" + (several ? question.linesOfAll() : question.lines());
        try {
            LogAnswer lines = LogCodec.entries(services.any(lines(path, person)).body());
            return new Findings(
                    lines,
                    sum(charts, LogChart::plus, end),
                    sum(facets, CentralLog::plus, end).orElse(List.of()),
                    several);
        } finally {
            charts.forEach(late -> late.cancel(true));
            facets.forEach(late -> late.cancel(true));
        }
    }

    /**
     * A line and those around it, the newest first; none if there is no such line, or no longer.
     *
     * @throws ServiceUnavailable when no log service answers
     * @throws ServiceProblem when it refuses
     * @throws UnreadableAnswerException when its answer makes no sense
     */
    public List<LogEntry> around(Person person, Place place) {
        ServiceCall call = call("/log/context?" + place.wire(), person);
        List<Provider> all = services.all();
        ServiceProblem failure = null;
        for (Provider provider : all) {
            try {
                List<LogEntry> found =
                        LogCodec.entries(services.one(call, provider).body()).entries();
                if (found.stream().anyMatch(place::isAt)) {
                    return found;
                }
            } catch (ServiceProblem problem) {
                failure = problem.status() == 404 ? failure : problem;
            }
        }
        if (failure != null) {
            throw failure;
        }
        return all.isEmpty() ? LogCodec.entries(services.any(call).body()).entries() : List.of();
    }

    /**
     * Finds out whether the search of a filter can be understood.
     *
     * @throws ServiceUnavailable when no log service answers
     * @throws ServiceProblem when it refuses; 422 if it does not understand
     */
    public void check(Person person, LogFilter filter) {
        String query = filter.wire(new TimeRange.Bounds(null, null));
        services.any(lines("/log?limit=1" + (query.isEmpty() ? "" : "&" + query), person));
    }

    /**
     * Each log service has its share of the time when its turn comes, and is told how long that is: what it has found
     * until then is better than nothing.
     */
    private ServiceCall lines(String path, Person person) {
        long share = DEADLINE.toMillis() / Math.max(1, services.all().size());
        return call(path, person).header("Log-Patience", Long.toString(share));
    }

    private static ServiceCall call(String path, Person person) {
        return ServiceCall.get(ServiceName.LOG, path).as(person).deadline(DEADLINE);
    }

    private <T> List<Future<T>> each(Person person, String path, Function<byte[], T> reading) {
        Optional<TraceContext> trace = TraceContext.current();
        List<Future<T>> answers = new ArrayList<>();
        for (Provider provider : services.all()) {
            Callable<T> task = () ->
                    reading.apply(services.one(call(path, person), provider).body());
            try {
                answers.add(counting.submit(traced(trace, task)));
            } catch (RejectedExecutionException e) {
                LOG.debug("the portal stops"); // and what it would count is not waited for
            }
        }
        return answers;
    }

    private static <T> Callable<T> traced(Optional<TraceContext> trace, Callable<T> task) {
        return () -> {
            try (TraceContext.Scope scope = trace.orElseGet(TraceContext::fresh).open()) {
                return task.call();
            }
        };
    }

    /** What all counted; empty if one of them did not. */
    private <T> Optional<T> sum(List<Future<T>> answers, BinaryOperator<T> plus, long end) {
        Optional<T> sum = Optional.empty();
        for (Future<T> answer : answers) {
            Optional<T> one = await(answer, end);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            sum = Optional.of(sum.isPresent() ? plus.apply(sum.get(), one.get()) : one.get());
        }
        return sum;
    }

    private <T> Optional<T> await(Future<T> answer, long end) {
        try {
            return Optional.of(answer.get(Math.max(0, end - ticker.nanos()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            LOG.debug("lines are not counted", e.getCause()); // the page says so
            return Optional.empty();
        }
    }

    private static List<Facet> plus(List<Facet> one, List<Facet> two) {
        return one.stream()
                .map(facet -> two.stream()
                        .filter(other -> other.field().equals(facet.field()))
                        .findFirst()
                        .map(facet::plus)
                        .orElse(facet))
                .toList();
    }

    @Override
    public void close() {
        Threads.stop(counting, STOP_LIMIT);
    }
}
