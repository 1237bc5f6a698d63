package dev.rollcall.portal.remote.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.portal.logs.LogFilter;
import dev.rollcall.portal.logs.Question;
import dev.rollcall.portal.logs.Slice;
import dev.rollcall.portal.logs.TimeRange;
import dev.rollcall.portal.remote.FakeServices;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log service that refuses a search while it is still counting. */
class CentralLogTest {
    private static final Person OLGA = new Person("olga", Set.of("operator"));
    private static final Question ANY = new Question(
            LogFilter.ALL.at(TimeRange.ANY), Slice.NEWEST, Instant.parse("2026-11-22T10:54:12Z"), ZoneOffset.UTC);

    /** Shorter than counts are waited for. */
    private static final Duration SOON = Duration.ofSeconds(2);

    private final CountDownLatch counting = new CountDownLatch(2);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final FakeServices services = new FakeServices();
    private final CentralLog log = new CentralLog(services.logs(), SystemTime.INSTANCE);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                boolean lines = exchange.getRequestURI().getPath().equals("/log");
                if (!lines) {
                    counting.countDown();
                }
                (lines ? counting : ended).await();
                exchange.sendResponseHeaders(422, -1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
        services.presentAt(
                ServiceName.LOG,
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        ended.countDown();
        server.stop(0);
        threads.shutdownNow();
        log.close();
        services.close();
    }

    @Test
    void whatIsCountedBesideASearchThatFailsIsNotWaitedFor() {
        ServiceProblem refusal = assertThrows(ServiceProblem.class, () -> log.find(OLGA, ANY));

        assertEquals(422, refusal.status());
        Eventually.isTrue(SOON, "the threads that count are free", CentralLogTest::isNothingCounted);
    }

    private static boolean isNothingCounted() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .noneMatch(frame -> frame.getClassName().equals(CentralLog.class.getName()));
    }
}
