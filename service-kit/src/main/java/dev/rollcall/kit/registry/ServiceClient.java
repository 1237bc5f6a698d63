package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.AnswerTooLongException;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.http.HttpCall;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.http.HttpStream;
import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.time.Ticker;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls services by name: takes the providers in turn, signs, passes the trace on, and keeps to one deadline. Another
 * provider is tried only when that is safe (RFC 9110, section 9.2.2):
 *
 * <ul>
 *   <li>for every call, if nothing was sent, or the answer shows that the service did not look at it: the problem
 *       {@code not-serving}, or a 404 that is no problem document, for which one more provider is asked;
 *   <li>for an idempotent call, which any with an {@code Idempotency-Key} is, also after a 503, and when there was no answer. Such
 *       a call gives each provider an equal share of the time that is left, so that one that hangs leaves time for others; the rest
 *       goes to those that were only slow.
 * </ul>
 *
 * A provider that cannot be connected to is passed over for a while, see {@link Ejections}. Thread-safe; calls block.
 *
 * <p>An attempt that ends long after its time says nothing about the provider: this process itself did not run meanwhile (it was
 * stopped, or its machine was suspended). A call that may be repeated then begins anew, once.
 */
public final class ServiceClient {

    private static final int NOT_READY = 503;
    private static final long MIN_SHARE_NANOS = Duration.ofMillis(100).toNanos();
    private static final long OVERSLEPT_NANOS = Duration.ofMillis(500).toNanos();

    private final List<ServiceName> required;
    private final Providers providers;
    private final HttpCaller http;
    private final Signer signer;
    private final Ticker ticker;
    private final Ejections ejections;

    /**
     * Takes its parts.
     *
     * @param required the services of which the registry tells the providers
     */
    public ServiceClient(
            List<ServiceName> required, Providers providers, HttpCaller http, Signer signer, Ticker ticker) {
        this.required = List.copyOf(required);
        this.providers = providers;
        this.http = http;
        this.signer = signer;
        this.ticker = ticker;
        this.ejections = new Ejections(p -> providers.all(p.name()).contains(p), ticker);
        providers.listen(ejections::forgetUnlisted);
    }

    /**
     * Makes a call and returns its answer, whose status is below 400.
     *
     * @throws ServiceProblem if the service answered with 400 or more, or with more than the call takes
     * @throws ServiceUnavailable (which is a {@code ServiceProblem}) if no provider is known, or none answered before the
     *     deadline
     */
    public HttpAnswer call(ServiceCall call) {
        return begin(new Round(call, call.isIdempotent(), false));
    }

    private HttpAnswer begin(Round round) {
        return round.ask(ejections.ordered(round.call.order(providers.rotation(round.call.service()))));
    }

    /** Asks one provider after the other, and in the end once more those that were only slow. */
    private final class Round {
        private final ServiceCall call;
        private final long end;
        private final List<Provider> slow = new ArrayList<>();
        private boolean first;

        /** Whether an attempt that was not answered may have had its effect. */
        private boolean arrived;

        private @Nullable ServiceProblem answered;
        private @Nullable ServiceProblem failure;

        /** Begins now; {@code first} if no provider was asked twice yet. */
        Round(ServiceCall call, boolean first, boolean arrived) {
            this.call = call;
            this.end = ticker.nanos() + call.deadline().toNanos();
            this.first = first;
            this.arrived = arrived;
        }

        HttpAnswer ask(List<Provider> candidates) {
            int untried = candidates.size();
            for (Provider provider : candidates) {
                long until = call.isIdempotent() ? share(end, untried--) : end;
                try {
                    HttpAnswer answer = attempt(call, provider, until);
                    if (answer.status() < 400) {
                        return answer;
                    }
                    refused(ServiceProblem.of(call, provider, answer));
                } catch (AnswerTooLongException e) {
                    throw after(failure, ServiceProblem.tooLong(call, provider, e));
                } catch (IOException e) {
                    silent(provider, e);
                    if (first && ticker.nanos() - until > OVERSLEPT_NANOS) {
                        return begin(new Round(call, false, arrived));
                    }
                }
                if (failure != null && ticker.nanos() >= end) {
                    throw outcome(failure);
                }
            }
            if (first && !slow.isEmpty()) {
                first = false;
                return ask(List.copyOf(slow));
            }
            if (answered != null) {
                throw outcome(answered);
            }
            throw failure != null ? failure : ServiceUnavailable.nobody(call.service(), required);
        }

        private void refused(ServiceProblem problem) {
            ServiceProblem before = answered;
            answered = after(failure, problem);
            failure = answered;
            if (!mayTryNext(call, problem, before)) {
                throw outcome(problem);
            }
        }

        /** That the last one did not look at the call tells nothing of an attempt before, which may have been heard. */
        private ServiceProblem outcome(ServiceProblem last) {
            return arrived && (last.isNotServing() || last.isNobodyHome())
                    ? ServiceUnavailable.unanswered(call, last)
                    : last;
        }

        private void silent(Provider provider, IOException e) {
            boolean sent = !HttpCaller.isUnsent(e);
            arrived |= sent;
            failure = after(failure, ServiceUnavailable.silent(provider, call, arrived, e));
            if (sent && !mayRepeat(call)) {
                throw failure;
            }
            if (sent && e instanceof HttpTimeoutException) {
                slow.add(provider);
            }
        }
    }

    /**
     * Makes a call to this provider only and returns its answer, whose status is below 400.
     *
     * @throws ServiceProblem if it answered with 400 or more, or with more than the call takes
     * @throws ServiceUnavailable (which is a {@code ServiceProblem}) if it did not answer before the deadline
     */
    public HttpAnswer call(ServiceCall call, Provider provider) {
        try {
            HttpAnswer answer =
                    attempt(call, provider, ticker.nanos() + call.deadline().toNanos());
            if (answer.status() >= 400) {
                throw ServiceProblem.of(call, provider, answer);
            }
            return answer;
        } catch (AnswerTooLongException e) {
            throw ServiceProblem.tooLong(call, provider, e);
        } catch (IOException e) {
            throw ServiceUnavailable.silent(provider, call, !HttpCaller.isUnsent(e), e);
        }
    }

    /**
     * Makes a call to one provider whose answer is read as it comes, and returns it once its head, whose status is below 400,
     * is there; the deadline of the call covers just that.
     *
     * @throws ServiceProblem if it answered with 400 or more
     * @throws ServiceUnavailable (which is a {@code ServiceProblem}) if it did not answer before the deadline
     */
    public HttpStream open(ServiceCall call, Provider provider) {
        try {
            HttpStream stream =
                    opened(call, provider, ticker.nanos() + call.deadline().toNanos());
            if (stream.head().status() >= 400) {
                throw ServiceProblem.of(call, provider, stream.head());
            }
            return stream;
        } catch (IOException e) {
            throw ServiceUnavailable.silent(provider, call, !HttpCaller.isUnsent(e), e);
        }
    }

    /** Returns when an attempt must end to leave as much time to each of the others. */
    private long share(long end, int untried) {
        long now = ticker.nanos();
        long left = end - now;
        return now + Math.min(left, Math.max(left / untried, MIN_SHARE_NANOS));
    }

    private static ServiceProblem after(@Nullable ServiceProblem before, ServiceProblem problem) {
        if (before != null) {
            problem.addSuppressed(before);
        }
        return problem;
    }

    private static boolean mayTryNext(ServiceCall call, ServiceProblem problem, @Nullable ServiceProblem before) {
        if (problem.isNobodyHome()) {
            return before == null || !before.isNobodyHome();
        }
        return problem.isNotServing() || problem.status() == NOT_READY && mayRepeat(call);
    }

    private static boolean mayRepeat(ServiceCall call) {
        return call.isIdempotent() && !Thread.currentThread().isInterrupted();
    }

    /** Makes the call to one provider and notes whether that could be connected to; of an interrupted call that is not known. */
    private HttpAnswer attempt(ServiceCall call, Provider provider, long end) throws IOException {
        long begun = ticker.nanos();
        try {
            HttpAnswer answer = exchange(call, provider, end);
            ejections.reached(provider);
            return answer;
        } catch (IOException e) {
            if (HttpCaller.isUnsent(e)) {
                ejections.refused(provider, begun);
            } else if (!(e instanceof InterruptedIOException)) {
                ejections.reached(provider);
            }
            throw e;
        }
    }

    private HttpAnswer exchange(ServiceCall call, Provider provider, long end) throws IOException {
        HttpCall traced = call.to(provider).header(TraceContext.HEADER, trace().header());
        Duration offset = signer.offset(call.service());
        HttpAnswer answer = http.call(signed(traced, call, end));
        return signer.learns(call.service(), answer, offset) ? http.call(signed(traced, call, end)) : answer;
    }

    private HttpStream opened(ServiceCall call, Provider provider, long end) throws IOException {
        HttpCall traced = call.to(provider).header(TraceContext.HEADER, trace().header());
        Duration offset = signer.offset(call.service());
        HttpStream stream = http.open(signed(traced, call, end));
        return signer.learns(call.service(), stream.head(), offset) ? http.open(signed(traced, call, end)) : stream;
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
