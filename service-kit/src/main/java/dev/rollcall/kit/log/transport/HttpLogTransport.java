package dev.rollcall.kit.log.transport;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.http.HttpCall;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.security.ClockOffsets;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.time.SystemTime;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the log service as a web application would, but without being a service itself: asks the registry for it, and
 * again when a call fails; without a registry it knows addresses. Signs in the name of the program that logs; as long as
 * there is no key nothing is sent. Used by one thread.
 */
public final class HttpLogTransport implements LogTransport, AutoCloseable {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final String ADDRESSES = "text/uri-list";

    private final ServiceName self;
    private final KeySource keys;
    private final Supplier<List<URI>> registries;
    private final List<URI> fixed;
    private final HttpCaller http;
    private final ClockOffsets offsets = new ClockOffsets(SystemTime.INSTANCE);
    private final Favourite<URI> favourite = new Favourite<>();
    private @Nullable Tokens tokens;
    private List<URI> known = List.of();

    /** The source of a key that may not be there yet. */
    @FunctionalInterface
    public interface KeySource {
        /** Returns the keys, once there are any. */
        Optional<? extends KeyRing> keys() throws IOException;
    }

    /**
     * Sends nothing yet.
     *
     * @param self the name in which it calls
     * @param keys what it signs with
     * @param registries where a registry may be, the likeliest first
     * @param fixed addresses of log services, for when no registry tells any
     * @param http closed with this
     */
    public HttpLogTransport(
            ServiceName self, KeySource keys, Supplier<List<URI>> registries, List<URI> fixed, HttpCaller http) {
        this.self = self;
        this.keys = keys;
        this.registries = registries;
        this.fixed = List.copyOf(fixed);
        this.http = http;
    }

    @Override
    public LogAnswer send(LogBatch batch) throws InterruptedException {
        List<URI> candidates = List.of();
        try {
            candidates = candidates();
            Optional<URI> target = favourite.of(candidates);
            return target.isEmpty() ? LogAnswer.RETRY : heed(post(target.get(), batch), candidates);
        } catch (InterruptedIOException e) {
            Thread.interrupted();
            throw new InterruptedException();
        } catch (IOException e) {
            known = List.of();
            if (HttpCaller.isUnsent(e)) {
                favourite.unreachable(candidates);
            } else {
                favourite.failed(candidates);
            }
            return LogAnswer.RETRY;
        } catch (IllegalArgumentException e) { // not an address after all
            known = List.of();
            favourite.unreachable(candidates);
            return LogAnswer.RETRY;
        }
    }

    private LogAnswer heed(HttpAnswer answer, List<URI> candidates) {
        LogAnswer heard =
                LogAnswer.of(answer.status(), answer.text(), answer.retryAfter().orElse(Duration.ZERO));
        if (heard.outcome() == LogAnswer.Outcome.RETRY) {
            known = List.of();
        }
        return favourite.heed(heard, candidates);
    }

    private HttpAnswer post(URI base, LogBatch batch) throws IOException {
        HttpCall call =
                HttpCall.of("POST", URI.create(withoutSlash(base) + "/log")).body(LogBatch.CONTENT_TYPE, batch.gzip());
        for (Map.Entry<String, String> header : batch.headers().entrySet()) {
            call = call.header(header.getKey(), header.getValue());
        }
        return call(ServiceName.LOG, call);
    }

    private List<URI> candidates() throws IOException {
        if (tokens == null) {
            tokens = keys.keys()
                    .map(ring -> new Tokens(ring, SystemTime.INSTANCE))
                    .orElse(null);
        }
        if (known.isEmpty() && tokens != null) {
            known = registries.get().stream()
                    .map(this::ask)
                    .filter(list -> !list.isEmpty())
                    .findFirst()
                    .orElse(fixed);
        }
        return known;
    }

    /** Asks for the addresses of the log service, one a line. */
    private List<URI> ask(URI base) {
        try {
            HttpAnswer answer = call(
                    ServiceName.REGISTRY,
                    HttpCall.of("GET", URI.create(withoutSlash(base) + "/services?name=" + ServiceName.LOG))
                            .header("Accept", ADDRESSES));
            return answer.status() != 200 || !isListOfAddresses(answer)
                    ? List.of()
                    : answer.text()
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.startsWith("#") && !line.isEmpty())
                            .map(URI::create)
                            .toList();
        } catch (IOException | IllegalArgumentException e) {
            return List.of();
        }
    }

    /** Something other than a registry may answer at the root of a Tomcat. */
    private static boolean isListOfAddresses(HttpAnswer answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith(ADDRESSES))
                .isPresent();
    }

    private static String withoutSlash(URI uri) {
        return uri.toString().replaceAll("/+$", "");
    }

    /** Calls with a token, a second time if the addressee's clock differs. */
    private HttpAnswer call(ServiceName to, HttpCall call) throws IOException {
        Duration offset = offsets.of(to);
        HttpAnswer answer = http.call(signed(to, call.deadline(DEADLINE)));
        boolean worthwhile = answer.status() == 401
                && answer.date()
                        .filter(theirs -> offsets.learn(to, theirs, offset))
                        .isPresent();
        return worthwhile ? http.call(signed(to, call.deadline(DEADLINE))) : answer;
    }

    private HttpCall signed(ServiceName to, HttpCall call) {
        Tokens signer = tokens;
        return signer == null
                ? call
                : signer.sign(self, to, Optional.empty(), offsets.of(to))
                        .map(token -> call.header("Authorization", "Bearer " + token))
                        .orElse(call);
    }

    @Override
    public void close() {
        http.close();
    }
}
