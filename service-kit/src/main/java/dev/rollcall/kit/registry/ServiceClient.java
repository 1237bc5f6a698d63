package dev.rollcall.kit.registry;

import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.http.HttpCall;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.time.Ticker;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls services by name: takes the providers in turn, signs, passes the trace on, and keeps to one deadline. A provider
 * that could not be connected to, or, if the call is idempotent, that failed or is not ready, makes room for the next.
 * So that one that hangs does too, an idempotent call gives each provider an equal share of the time that is left.
 * Thread-safe; calls block.
 */
public final class ServiceClient {

    private static final int NOT_READY = 503;
    private static final long MIN_SHARE_NANOS = Duration.ofMillis(100).toNanos();

    private final Providers providers;
    private final HttpCaller http;
    private final Signer signer;
    private final Ticker ticker;

    /** Takes its parts. */
    public ServiceClient(Providers providers, HttpCaller http, Signer signer, Ticker ticker) {
        this.providers = providers;
        this.http = http;
        this.signer = signer;
        this.ticker = ticker;
    }

    /**
     * Makes a call and returns its answer, whose status is below 400.
     *
     * @throws ServiceProblem if the service answered with 400 or more
     * @throws ServiceUnavailable if no provider is known, or none could be reached before the deadline
     */
    public HttpAnswer call(ServiceCall call) {
        List<Provider> candidates = providers.rotation(call.service());
        if (candidates.isEmpty()) {
            throw new ServiceUnavailable(call.service(), "no provider is known", null);
        }
        long end = ticker.nanos() + call.deadline().toNanos();
        IOException failure = null;
        int untried = candidates.size();
        for (Iterator<Provider> rest = candidates.iterator(); rest.hasNext(); untried--) {
            Provider provider = rest.next();
            try {
                HttpAnswer answer = exchange(call, provider, call.isIdempotent() ? share(end, untried) : end);
                if (answer.status() < 400) {
                    return answer;
                }
                if (answer.status() != NOT_READY || !call.isIdempotent() || !rest.hasNext()) {
                    throw ServiceProblem.of(call.service(), answer);
                }
            } catch (IOException e) {
                failure = suppressed(e, failure);
                if (!mayTryNext(call, e) || ticker.nanos() >= end) {
                    break;
                }
            }
        }
        throw new ServiceUnavailable(call.service(), call + " failed: " + failure, failure);
    }

    /** Returns when an attempt ends that leaves as much time to each of the others. */
    private long share(long end, int untried) {
        long now = ticker.nanos();
        long left = end - now;
        return now + Math.min(left, Math.max(left / untried, MIN_SHARE_NANOS));
    }

    private static IOException suppressed(IOException failure, @Nullable IOException before) {
        if (before != null) {
            failure.addSuppressed(before);
        }
        return failure;
    }

    private static boolean mayTryNext(ServiceCall call, IOException failure) {
        boolean neverSent = failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
        return neverSent || (call.isIdempotent() && !Thread.currentThread().isInterrupted());
    }

    private HttpAnswer exchange(ServiceCall call, Provider provider, long end) throws IOException {
        HttpCall traced = call.to(provider).header(TraceContext.HEADER, trace().header());
        HttpAnswer answer = http.call(signed(traced, call, end));
        return signer.learns(call.service(), answer) ? http.call(signed(traced, call, end)) : answer;
    }

    private HttpCall signed(HttpCall traced, ServiceCall call, long end) throws IOException {
        long left = end - ticker.nanos();
        if (left <= 0) {
            throw new HttpTimeoutException(call + " took longer than its share of " + call.deadline());
        }
        return signer.sign(traced, call.service(), call.person()).deadline(Duration.ofNanos(left));
    }

    private static TraceContext trace() {
        return TraceContext.current().map(TraceContext::child).orElseGet(TraceContext::fresh);
    }
}
