package dev.rollcall.registry.calling;

import dev.rollcall.kit.security.TlsFailure;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.kit.time.Ticker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.nio.AsyncRequestProducer;
import org.apache.hc.core5.http.nio.support.AsyncRequestBuilder;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The registry's own HTTP client: asynchronous, keeps connections, follows no redirect, keeps no cookie, resolves no
 * name, ends every call at its deadline. Thread-safe.
 */
public final class Outgoing implements AutoCloseable {

    private static final Logger LOG = LogManager.getLogger(Outgoing.class);
    private static final Duration IDLE_CHECK = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    /** A refusal by one address counts, whatever the others do: it proves that the network works. */
    private static final Outcome REFUSED = new Outcome.Refused("connection refused");

    private final OutgoingClient client;
    private final ScheduledExecutorService deadlines;
    private final Ticker ticker;
    private volatile boolean closed;

    /**
     * Starts the client.
     *
     * @param maxConnections how many there may be at a time
     * @param trust decides which certificates are accepted; empty: those the JDK trusts
     */
    public Outgoing(int maxConnections, Optional<SSLContext> trust, Ticker ticker) {
        this.ticker = ticker;
        this.deadlines = Threads.scheduler("rollcall-registry-deadline", 1);
        this.client = new OutgoingClient(maxConnections, trust);
        Threads.repeat(deadlines, IDLE_CHECK, client::closeIdle);
    }

    /**
     * Makes a call and returns at once; {@code result} is called exactly once: by a thread of the client, or by this
     * one if there is no address to call.
     */
    void call(OutgoingCall call, Consumer<Outcome> result) {
        if (closed) {
            result.accept(new Outcome.Unreachable("the registry is stopping"));
            return;
        }
        if (call.addresses().isEmpty()) {
            result.accept(new Outcome.Unreachable("its address was never checked"));
            return;
        }
        new Attempt(call, result, ticker.nanos()).begin(0);
    }

    @Override
    public void close() {
        closed = true;
        Threads.stop(deadlines, STOP_LIMIT);
        client.close();
    }

    /** One call on its way: address after address until one is connected, all within one deadline. */
    private final class Attempt {

        private final OutgoingCall call;
        private final Consumer<Outcome> result;
        private final long begun;
        private volatile @Nullable ScheduledFuture<?> timer;
        private volatile boolean refused;
        private final AtomicBoolean told = new AtomicBoolean();

        Attempt(OutgoingCall call, Consumer<Outcome> result, long begun) {
            this.call = call;
            this.result = result;
            this.begun = begun;
        }

        void begin(int index) {
            long left = call.deadline().toNanos() - (ticker.nanos() - begun);
            BoundedBody body = new BoundedBody(call.maxBytes());
            HttpClientContext context = HttpClientContext.create();
            try {
                Future<BoundedBody> exchange = client.client()
                        .execute(
                                target(call.addresses().get(index)),
                                request(),
                                body,
                                null,
                                context,
                                callback(index, context, body));
                timer = deadlines.schedule(() -> exchange.cancel(true), Math.max(left, 0), TimeUnit.NANOSECONDS);
            } catch (RejectedExecutionException | IllegalStateException e) {
                tell(new Outcome.Unreachable("the registry is stopping"));
            }
        }

        private HttpHost target(InetAddress address) {
            String scheme = call.url().getScheme().toLowerCase(java.util.Locale.ROOT);
            int port = call.url().getPort();
            String literal = call.url().getHost();
            String host = literal.startsWith("[") ? literal.substring(1, literal.length() - 1) : literal;
            return new HttpHost(scheme, address, host, port >= 0 ? port : "https".equals(scheme) ? 443 : 80);
        }

        private AsyncRequestProducer request() {
            AsyncRequestBuilder request = call.json()
                    .map(json -> AsyncRequestBuilder.post(call.url())
                            .setEntity(json, org.apache.hc.core5.http.ContentType.create("application/json")))
                    .orElseGet(() -> AsyncRequestBuilder.get(call.url()));
            call.headers().forEach(request::setHeader);
            return request.build();
        }

        private FutureCallback<BoundedBody> callback(int index, HttpClientContext context, BoundedBody body) {
            return new FutureCallback<>() {
                @Override
                public void completed(BoundedBody answer) {
                    end(answered(answer));
                }

                @Override
                public void failed(Exception e) {
                    boolean unconnected = context.getEndpointDetails() == null && e instanceof SocketException;
                    refused |= e instanceof HttpHostConnectException;
                    if (body.tooLong()) {
                        end(answered(body));
                    } else if (unconnected && index + 1 < call.addresses().size()) {
                        begin(index + 1);
                    } else {
                        end(unconnected && refused ? REFUSED : failure(e, unconnected));
                    }
                }

                @Override
                public void cancelled() {
                    boolean unconnected = context.getEndpointDetails() == null;
                    end(
                            unconnected && refused
                                    ? REFUSED
                                    : new Outcome.Silent("no answer within "
                                            + call.deadline().toMillis() + " ms"));
                }

                private void end(Outcome outcome) {
                    ScheduledFuture<?> running = timer;
                    if (running != null) {
                        running.cancel(false);
                    }
                    tell(outcome);
                }
            };
        }

        /**
         * Tells the first outcome: a call that began while the registry stops, and so got no deadline, has two. An
         * exception in here would end the client's own threads.
         */
        private void tell(Outcome outcome) {
            if (told.getAndSet(true)) {
                return;
            }
            try {
                result.accept(outcome);
            } catch (Throwable e) {
                LOG.error("the outcome of a call could not be used url={}", call.url(), e);
            }
        }

        private Outcome answered(BoundedBody body) {
            return new Outcome.Answered(body.status(), body.bytes(), Duration.ofNanos(ticker.nanos() - begun));
        }
    }

    /**
     * Before there is a connection, every failure of the socket except a refusal means that the address cannot be
     * reached: no route, the network is gone, no local address is left.
     */
    private static Outcome failure(Exception e, boolean unconnected) {
        Optional<String> tls = TlsFailure.explain(e);
        if (tls.isPresent()) {
            return new Outcome.Broken(tls.get());
        }
        if (unconnected || e instanceof UnknownHostException) {
            return new Outcome.Unreachable("no route to its address");
        }
        if (e instanceof org.apache.hc.client5.http.ConnectTimeoutException
                || e instanceof org.apache.hc.core5.http.ConnectionRequestTimeoutException) {
            return new Outcome.Unreachable("no connection in time");
        }
        if (e instanceof SocketTimeoutException) {
            return new Outcome.Silent("no answer in time");
        }
        return new Outcome.Broken(e instanceof IOException ? "the connection broke" : "the answer was not HTTP");
    }
}
