package dev.rollcall.log.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.kit.time.Ticker;
import dev.rollcall.log.http.MergedEntries.Asked;
import dev.rollcall.log.search.InvalidQueryException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks all log services the same question and merges their answers: each keeps what it was sent. A service does not
 * know which of the registered ones it is, so it asks itself too, and recognises its question by an id. Thread-safe.
 */
public final class AllServices {

    /** Says which log service asks. */
    static final String ASKER = "Log-Asker";

    /** Finds nothing and costs nothing: sent to all to learn which of them is this service. */
    private static final String NOBODYS = "limit=1&to=0000-01-01T00:00:00Z";

    private final Supplier<List<Provider>> services;
    private final BiFunction<ServiceCall, Provider, HttpAnswer> caller;
    private final ExecutorService threads;
    private final Json json;
    private final Duration deadline;
    private final Ticker ticker;
    private final String self = UUID.randomUUID().toString();

    /** The short name of this service while it is not listed; means nothing to others. */
    private final String unlisted = self.substring(0, 8);

    private volatile @Nullable String listedAs;

    /**
     * Takes how to call the others.
     *
     * @param services gives all log services, this one among them
     * @param caller calls one; fails with {@link ServiceProblem}
     * @param threads make the calls, which block
     * @param deadline how long to wait for all of them, including the wait for a free thread
     * @param ticker measures that wait
     */
    public AllServices(
            Supplier<List<Provider>> services,
            BiFunction<ServiceCall, Provider, HttpAnswer> caller,
            ExecutorService threads,
            Json json,
            Duration deadline,
            Ticker ticker) {
        this.services = services;
        this.caller = caller;
        this.threads = threads;
        this.json = json;
        this.deadline = deadline;
        this.ticker = ticker;
    }

    /** Returns whether it is this service itself that asks. */
    boolean isOwnQuestion(HttpServletRequest request) {
        return self.equals(request.getHeader(ASKER));
    }

    /** Returns whether another log service asks; its question is not passed on again. */
    static boolean isPassedOn(HttpServletRequest request) {
        return request.getHeader(ASKER) != null;
    }

    /**
     * Returns until when to wait for the others, by the ticker.
     *
     * @param most the longest wait, if shorter than usual
     */
    long end(Optional<Duration> most) {
        Duration wait = most.filter(less -> less.compareTo(deadline) < 0).orElse(deadline);
        return ticker.nanos() + wait.toNanos();
    }

    /**
     * Reads where a question begins.
     *
     * @param before the parameter of that name, if it is there
     * @param end until when the question is to be answered: it takes half of the time at most
     * @throws InvalidQueryException if it is not the {@code next} of an answer
     */
    Positions positions(Optional<String> before, long end) throws InvalidQueryException {
        if (before.isEmpty()) {
            return Positions.NONE;
        }
        Positions positions = Positions.parse(before.get());
        if (listedAs == null) {
            parts(asked(listed(), name -> NOBODYS, end - (end - ticker.nanos()) / 2));
        }
        return listedAs == null ? positions : positions.renamed(unlisted, listedAs);
    }

    /** Returns the sequence below which this service is to be read. */
    long own(Positions from) {
        return from.of(ownName());
    }

    private String ownName() {
        String name = listedAs;
        return name == null ? unlisted : name;
    }

    /** The search in this service. */
    @FunctionalInterface
    interface Own {
        /**
         * Searches here.
         *
         * @param others asks the others; run only once this search has a place, or they would pay for the load here
         */
        Entries find(Runnable others) throws IOException, InvalidQueryException;
    }

    /**
     * Returns the events that arrived last in all log services.
     *
     * @param own searches here while the others are asked
     * @param question the parameters as they were sent
     * @param from where to begin
     * @param limit how many events at most
     * @param end until when to wait for the others
     */
    MergedEntries merged(Own own, Map<String, String[]> question, Positions from, int limit, long end)
            throws IOException, InvalidQueryException {
        Map<String, Provider> listed = listed();
        listed.keySet().removeIf(name -> from.of(name) == Positions.NOTHING);
        List<Future<Optional<Part>>> calls = new ArrayList<>();
        try {
            Entries found = own.find(() -> calls.addAll(asked(listed, name -> query(question, from.of(name)), end)));
            List<Part> parts = parts(calls);
            String name = ownName();
            parts.removeIf(part -> part.name().equals(name));
            parts.add(0, new Part(name, new Asked(null, true, found.complete(), found.reason()), found));
            return MergedEntries.of(parts, from, limit);
        } finally {
            calls.forEach(call -> call.cancel(true)); // not needed if this service could not search
        }
    }

    /** An address that is listed twice is still one log service. */
    private Map<String, Provider> listed() {
        Map<String, Provider> listed = new LinkedHashMap<>();
        services.get().forEach(provider -> listed.putIfAbsent(Positions.name(provider.url()), provider));
        return listed;
    }

    private static String query(Map<String, String[]> question, long before) {
        Stream<String> others = question.entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("before"))
                .flatMap(parameter -> Arrays.stream(parameter.getValue())
                        .map(value -> encoded(parameter.getKey()) + "=" + encoded(value)));
        Stream<String> bound = before == Long.MAX_VALUE ? Stream.of() : Stream.of("before=" + before);
        return Stream.concat(others, bound).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Asks each its own question, all at the same time, and tells each how long this service waits. */
    private List<Future<Optional<Part>>> asked(Map<String, Provider> listed, UnaryOperator<String> query, long end) {
        List<Future<Optional<Part>>> calls = new ArrayList<>();
        listed.forEach((name, provider) -> {
            ServiceCall call = ServiceCall.get(ServiceName.LOG, "/log?" + query.apply(name))
                    .header(ASKER, self);
            calls.add(threads.submit(() -> {
                Duration left = Duration.ofNanos(end - ticker.nanos()); // it may be a while until a thread is free
                return left.isNegative() || left.isZero()
                        ? notAnswered(name, provider, "it could not be asked in time")
                        : ask(
                                call.header(Patience.HEADER, Long.toString(left.toMillis()))
                                        .deadline(left),
                                name,
                                provider);
            }));
        });
        return calls;
    }

    /** Returns the answers of the others; there is none of this service. */
    private static List<Part> parts(List<Future<Optional<Part>>> calls) {
        List<Part> parts = new ArrayList<>();
        calls.forEach(future -> taken(future).ifPresent(parts::add));
        return parts;
    }

    private Optional<Part> ask(ServiceCall call, String name, Provider provider) {
        String url = provider.url().toString();
        try {
            HttpAnswer answer = caller.apply(call, provider);
            if (answer.status() == 204) {
                listedAs = name;
                return Optional.empty();
            }
            Entries entries = json.read(answer.body(), Entries.class);
            return Optional.of(new Part(name, new Asked(url, true, entries.complete(), entries.reason()), entries));
        } catch (ServiceUnavailable | JsonUnreadableException | JsonInvalidException e) {
            return notAnswered(name, provider, e.getMessage());
        } catch (ServiceProblem e) { // its message has the question, which the caller knows
            return notAnswered(
                    name, provider, ("it answered status=" + e.status() + " " + e.title() + " " + e.detail()).strip());
        }
    }

    private static Optional<Part> notAnswered(String name, Provider provider, @Nullable String why) {
        return Optional.of(new Part(name, new Asked(provider.url().toString(), false, false, why), null));
    }

    private static Optional<Part> taken(Future<Optional<Part>> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Part("", new Asked(null, false, false, "this service stops"), null));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a log service could not be asked", e.getCause());
        }
    }
}
