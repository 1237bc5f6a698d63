package dev.rollcall.registry.calling;

import dev.rollcall.kit.threads.Threads;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** How the HTTP client is set up. */
final class OutgoingClient {

    private static final Timeout LIMIT = Timeout.ofMinutes(1);
    private static final TimeValue KEEP_ALIVE = TimeValue.ofSeconds(30);
    private static final int IO_THREADS = 2;

    private OutgoingClient() {}

    /**
     * Connections only go to addresses that were checked when a service registered; they come with the call. A name that
     * gets as far as this was not checked.
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

    static CloseableHttpAsyncClient start(int maxConnections) {
        CloseableHttpAsyncClient client = HttpAsyncClients.custom()
                .setConnectionManager(PoolingAsyncClientConnectionManagerBuilder.create()
                        .setDnsResolver(new NoResolver())
                        .setMaxConnTotal(maxConnections)
                        .setMaxConnPerRoute(maxConnections)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(LIMIT)
                                .setSocketTimeout(LIMIT)
                                .build())
                        .setDefaultTlsConfig(TlsConfig.custom()
                                .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(LIMIT)
                        .setResponseTimeout(LIMIT)
                        .setDefaultKeepAlive(30, java.util.concurrent.TimeUnit.SECONDS)
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(IO_THREADS)
                        .setTcpNoDelay(true)
                        .build())
                .setThreadFactory(Threads.named("rollcall-registry-http"))
                .evictIdleConnections(KEEP_ALIVE)
                .setUserAgent("Rollcall")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
        client.start();
        return client;
    }
}
