package dev.rollcall.registry.calling;

import dev.rollcall.kit.threads.Threads;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.DefaultHostnameVerifier;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The HTTP client as it is set up, and its threads. */
final class OutgoingClient implements AutoCloseable {

    private static final Logger LOG = LogManager.getLogger(OutgoingClient.class);
    private static final Duration CALM_END = Duration.ofMillis(500);
    private static final Duration THREAD_END = Duration.ofSeconds(1);
    private static final Timeout LIMIT = Timeout.ofMinutes(1);
    private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(30);
    private static final int IO_THREADS = 2;

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final PoolingAsyncClientConnectionManager connections;
    private final CloseableHttpAsyncClient client;
    private volatile boolean closing;

    OutgoingClient(int maxConnections, Optional<SSLContext> trust) {
        connections = pool(maxConnections, trust);
        client = builder()
                .setThreadFactory(remembering(Threads.named("rollcall-registry-http")))
                .setIoReactorExceptionCallback(this::reactorFailed)
                .build();
        client.start();
    }

    /**
     * Connections only go to addresses that were checked when a service registered; they come with the call. A name
     * that is resolved here was not checked.
     */
    private static final class NoResolver implements DnsResolver {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static PoolingAsyncClientConnectionManager pool(int maxConnections, Optional<SSLContext> trust) {
        // A verifier of its own: the asynchronous client 5.6.3 asks the JDK to check names only after it has handed the
        // parameters to the engine, which then never does.
        ClientTlsStrategyBuilder tls = ClientTlsStrategyBuilder.create()
                .setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT)
                .setHostnameVerifier(new DefaultHostnameVerifier());
        trust.ifPresent(tls::setSslContext);
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(new NoResolver())
                .setTlsStrategy(tls.buildAsync())
                .setMaxConnTotal(maxConnections)
                .setMaxConnPerRoute(maxConnections)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(LIMIT)
                        .setSocketTimeout(LIMIT)
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .build();
    }

    private HttpAsyncClientBuilder builder() {
        return HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(LIMIT)
                        .setResponseTimeout(LIMIT)
                        .setDefaultKeepAlive(30, java.util.concurrent.TimeUnit.SECONDS)
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(IO_THREADS)
                        .setTcpNoDelay(true)
                        .build())
                .setUserAgent("Rollcall")
                .disableContentCompression()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries();
    }

    CloseableHttpAsyncClient client() {
        return client;
    }

    /** Closes connections that have not been used for a while; to be called now and then. */
    void closeIdle() {
        connections.closeExpired();
        connections.closeIdle(KEEP_ALIVE);
    }

    private ThreadFactory remembering(ThreadFactory factory) {
        return task -> {
            Thread thread = factory.newThread(task);
            threads.add(thread);
            return thread;
        };
    }

    private void reactorFailed(Exception e) {
        if (closing) {
            LOG.debug("connections broke off at the end", e);
        } else {
            LOG.error("the HTTP client failed", e);
        }
    }

    /** Ends what is under way and waits until no thread is left. */
    @Override
    public void close() {
        closing = true;
        client.initiateShutdown();
        try {
            client.awaitShutdown(TimeValue.of(CALM_END));
            client.close(CloseMode.IMMEDIATE);
            for (Thread thread : threads) {
                thread.join(THREAD_END.toMillis());
            }
        } catch (InterruptedException e) {
            client.close(CloseMode.IMMEDIATE);
            Thread.currentThread().interrupt();
        }
    }
}
