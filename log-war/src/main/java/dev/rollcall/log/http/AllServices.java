package dev.rollcall.log.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.log.http.Entries.Asked;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks all log services the same question and merges what they answer: each keeps what it was sent. A service does not know
 * which of the registered ones it is, so it asks itself too, and recognises its question by an id. Thread-safe.
 */
public final class AllServices {

    /** Says which log service asks. */
    static final String ASKER = "Log-Asker";

    private final Supplier<List<Provider>> services;
    private final BiFunction<ServiceCall, Provider, HttpAnswer> caller;
    private final ExecutorService threads;
    private final Json json;
    private final Duration deadline;
    private final String self = UUID.randomUUID().toString();

    /**
     * Takes how the others are called.
     *
     * @param services tells which there are, this one among them
     * @param caller calls one; fails with {@link ServiceProblem}
     * @param threads make the calls, which block
     * @param deadline how long to wait for all of them
     */
    public AllServices(
            Supplier<List<Provider>> services,
            BiFunction<ServiceCall, Provider, HttpAnswer> caller,
            ExecutorService threads,
            Json json,
            Duration deadline) {
        this.services = services;
        this.caller = caller;
        this.threads = threads;
        this.json = json;
        this.deadline = deadline;
    }

    /** Returns whether it is this service itself that asks. */
    boolean isOwnQuestion(HttpServletRequest request) {
        return self.equals(request.getHeader(ASKER));
    }

    /** Returns whether another log service asks: then it is not passed on again. */
    static boolean isPassedOn(HttpServletRequest request) {
        return request.getHeader(ASKER) != null;
    }

    /** What one of them answered: nothing if it was this service itself. */
    private record Answer(Asked asked, @Nullable Entries entries) {}

    /**
     * Returns the newest of what all have.
     *
     * @param own the answer of this one
     * @param query the parameters as they were sent
     * @param limit how many at most
     */
    Entries merged(Entries own, String query, int limit) {
        ServiceCall call = ServiceCall.get(ServiceName.LOG, "/log?" + query)
                .header(ASKER, self)
                .deadline(deadline);
        List<Future<Optional<Answer>>> calls = services.get().stream()
                .map(provider -> threads.submit(() -> ask(call, provider)))
                .toList();
        List<Answer> answers = new ArrayList<>();
        answers.add(new Answer(new Asked(null, true, own.complete(), own.reason()), own));
        calls.forEach(future -> taken(future).ifPresent(answers::add));
        boolean complete = answers.stream()
                .allMatch(answer -> answer.asked().answered() && answer.asked().complete());
        return new Entries(
                complete,
                complete ? null : "services",
                null,
                merged(answers, limit),
                answers.stream().map(Answer::asked).toList());
    }

    private Optional<Answer> ask(ServiceCall call, Provider provider) {
        String url = provider.url().toString();
        try {
            HttpAnswer answer = caller.apply(call, provider);
            if (answer.status() == 204) {
                return Optional.empty();
            }
            Entries entries = json.read(answer.body(), Entries.class);
            return Optional.of(new Answer(new Asked(url, true, entries.complete(), entries.reason()), entries));
        } catch (ServiceProblem | JsonUnreadableException | JsonInvalidException e) {
            return Optional.of(new Answer(new Asked(url, false, false, e.getMessage()), null));
        }
    }

    private static Optional<Answer> taken(Future<Optional<Answer>> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Answer(new Asked(null, false, false, "this service stops"), null));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a log service could not be asked", e.getCause());
        }
    }

    /** Newest first, by the clocks of those who logged; what two of them have counts once. */
    private static List<Entry> merged(List<Answer> answers, int limit) {
        record Origin(String service, String producer, long sequence) {}
        Set<Origin> seen = new HashSet<>();
        List<Entry> all = new ArrayList<>();
        for (Answer answer : answers) {
            for (Entry entry : answer.entries() == null
                    ? List.<Entry>of()
                    : answer.entries().entries()) {
                if (entry.producer() == null
                        || entry.producerSequence() == null
                        || seen.add(new Origin(entry.service(), entry.producer(), entry.producerSequence()))) {
                    all.add(entry);
                }
            }
        }
        all.sort(Comparator.comparing((Entry entry) -> Instant.parse(entry.time()))
                .reversed());
        return all.subList(0, Math.min(limit, all.size())).stream().toList();
    }
}
