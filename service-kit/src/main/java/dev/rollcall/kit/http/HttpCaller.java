package dev.rollcall.kit.http;

import dev.rollcall.kit.security.TlsFailure;
import dev.rollcall.kit.threads.Threads;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's HTTP client with what it lacks: one deadline for the whole call, the body included; a bound on the
 * answer; HTTP/1.1 without upgrade; no redirects; a way to end it. Thread-safe; calls block.
 *
 * <p>On Java 17 the client has no {@code close}: its selector thread ends when the client is garbage. So that this
 * thread never holds a web application's class loader, the client is made under the system class loader.
 */
public final class HttpCaller implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

    /** How much later than the JDK's timer ours ends a call. The JDK's knows whether there is a connection, but ignores the body. */
    private static final Duration BODY_LIMIT = Duration.ofMillis(100);

    private final Outcomes outcomes = new Outcomes();
    private final ExecutorService executor;
    private volatile @Nullable HttpClient client;

    /** Starts a client that trusts the JDK's authorities. */
    public HttpCaller(String owner) {
        this(owner, Optional.empty());
    }

    /**
     * Starts a client.
     *
     * @param owner part of the names of its threads
     * @param trust which certificates it accepts, see {@link dev.rollcall.kit.security.Trust}
     */
    public HttpCaller(String owner, Optional<SSLContext> trust) {
        executor = Threads.workers("rollcall-http-" + owner, 8);
        client = underSystemLoader(() -> {
            HttpClient.Builder builder = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECT_LIMIT)
                    .executor(executor);
            trust.ifPresent(builder::sslContext);
            return builder.build();
        });
    }

    /**
     * Makes a call and waits for the whole answer.
     *
     * @throws IOException if it could not be made, was answered with too much ({@link AnswerTooLongException}), or was not done by
     *     the deadline ({@link HttpTimeoutException}); {@link #isUnsent} is true of it if nothing was sent: no process listens, no
     *     connection is accepted within two seconds or the deadline, or the TLS handshake failed, and then its message says what was
     *     wrong with the certificate
     */
    public HttpAnswer call(HttpCall call) throws IOException {
        try {
            HttpAnswer answer = exchange(call);
            outcomes.answered(answer.status());
            return answer;
        } catch (IOException e) {
            outcomes.failed(e);
            throw e;
        }
    }

    /**
     * Makes a call and waits for the head of the answer only; the deadline of the call covers just that.
     *
     * @throws IOException as {@link #call} does; only a deadline of less than two seconds is over before it is known whether there
     *     is a connection
     */
    public HttpStream open(HttpCall call) throws IOException {
        try {
            HttpResponse<OpenBody> response = await(
                    client().sendAsync(request(call).build(), OpenBody.handler(call.maxAnswerBytes())),
                    call,
                    call.deadline());
            outcomes.answered(response.statusCode());
            OpenBody body = response.body();
            return new HttpStream(
                    new HttpAnswer(response.statusCode(), response.headers(), body.refusal()), body.parts());
        } catch (IOException e) {
            outcomes.failed(e);
            throw e;
        }
    }

    /**
     * Returns the number of calls by outcome: {@code 1xx} to {@code 5xx} after an answer; without one {@code unreachable},
     * {@code timeout} or {@code failed}.
     */
    public Map<String, Long> outcomes() {
        return outcomes.counts();
    }

    /** Returns whether a call that failed like this was never sent: there was no connection. */
    public static boolean isUnsent(IOException failure) {
        return failure instanceof ConnectException || failure instanceof HttpConnectTimeoutException;
    }

    private HttpAnswer exchange(HttpCall call) throws IOException {
        HttpResponse<byte[]> response = await(
                client().sendAsync(
                                request(call).timeout(call.deadline()).build(),
                                info -> new BoundedBody(call.maxAnswerBytes())),
                call,
                call.deadline().plus(BODY_LIMIT));
        return new HttpAnswer(response.statusCode(), response.headers(), response.body());
    }

    private HttpClient client() throws IOException {
        HttpClient current = client;
        if (current == null) {
            throw new ConnectException("the HTTP client is closed");
        }
        return current;
    }

    private static HttpRequest.Builder request(HttpCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .method(
                        call.method(),
                        call.body().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(call.body()));
        call.headers().forEach(request::setHeader);
        return request;
    }

    private static <T> HttpResponse<T> await(CompletableFuture<HttpResponse<T>> pending, HttpCall call, Duration limit)
            throws IOException {
        try {
            return pending.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            pending.cancel(true);
            throw new HttpTimeoutException(call.method() + " " + call.uri() + " took longer than " + call.deadline());
        } catch (InterruptedException e) {
            pending.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted during " + call.method() + " " + call.uri());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SSLException cause) {
                throw tlsFailure(call, cause);
            }
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(call.method() + " " + call.uri() + " failed", e.getCause());
        }
    }

    /** Without a handshake nothing was sent, as when no process listens. */
    private static IOException tlsFailure(HttpCall call, SSLException cause) {
        String sentence =
                call.uri().getAuthority() + ": " + TlsFailure.explain(cause).orElse("TLS failed");
        IOException failure =
                cause instanceof SSLHandshakeException ? new ConnectException(sentence) : new IOException(sentence);
        failure.initCause(cause);
        return failure;
    }

    @Override
    public void close() {
        HttpClient last = client;
        client = null;
        if (last != null) {
            endNow(last);
        }
        Threads.stop(executor, STOP_LIMIT);
    }

    /** Java 21 and later can end a client at once. */
    private static void endNow(HttpClient client) {
        try {
            HttpClient.class.getMethod("shutdownNow").invoke(client);
            HttpClient.class.getMethod("awaitTermination", Duration.class).invoke(client, STOP_LIMIT);
        } catch (NoSuchMethodException e) {
            // Java 17: the selector thread ends when the client is collected.
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the HTTP client could not be ended", e);
        }
    }

    private static <T> T underSystemLoader(Supplier<T> maker) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            return maker.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
