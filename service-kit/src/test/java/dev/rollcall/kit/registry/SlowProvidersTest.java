package dev.rollcall.kit.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.ServiceKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.DeafServer;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.kit.time.Ticker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Providers that take their time, and what becomes of the time of a call. */
class SlowProvidersTest {
    private static final ServiceCall STUDENTS = ServiceCall.get(ServiceName.GRADING, "/students");
    private static final String DONE = "HTTP/1.1 204 \r\n\r\n";
    private static final String BROKEN = "HTTP/1.1 200 \r\nContent-Length: 9\r\n\r\n";
    private static final String NOT_SERVING = "{\"type\":\"https://rollcall.dev/problems/not-serving\"}";

    private final ManualTime time = new ManualTime();
    private final Providers providers = new Providers(ViewFile.none());
    private final HttpCaller http = new HttpCaller("slow");
    private final ServerSocket one;
    private final ServerSocket two;

    SlowProvidersTest() throws IOException {
        one = new ServerSocket(0);
        two = new ServerSocket(0);
    }

    @BeforeEach
    void list() {
        providers.apply(ProviderUpdate.full(
                "v", Stream.of(one, two).map(SlowProvidersTest::provider).toList()));
    }

    @AfterEach
    void close() throws IOException {
        one.close();
        two.close();
        http.close();
    }

    private static Provider provider(ServerSocket server) {
        return provider(server, "");
    }

    private static Provider provider(ServerSocket server, String path) {
        return provider(URI.create("http://127.0.0.1:" + server.getLocalPort() + path));
    }

    private static Provider provider(URI url) {
        return new Provider(ServiceName.GRADING, url, Optional.of(InstanceId.of(url)), Optional.empty());
    }

    private ServiceClient client(Ticker ticker) {
        var tokens = new Tokens(KeyRing.of(ServiceName.PORTAL, ServiceKey.parse("A".repeat(43))), time);
        return new ServiceClient(List.of(), providers, http, new Signer(ServiceName.PORTAL, tokens, time), ticker);
    }

    /** What a provider does. */
    private interface Part {
        void play() throws IOException;
    }

    private static Thread plays(Part part) {
        var thread = new Thread(() -> {
            try {
                part.play();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        thread.start();
        return thread;
    }

    private static String refusal(String problem) {
        return "HTTP/1.1 503 \r\nContent-Length: " + problem.length() + "\r\n\r\n" + problem;
    }

    private static void answer(Socket connection, String answer) throws IOException {
        assertTrue(connection.getInputStream().read(new byte[8192]) > 0);
        connection.getOutputStream().write(answer.getBytes(UTF_8));
    }

    @Test
    void theDeadlineIsThatOfAllAttemptsTogether() {
        providers.apply(ProviderUpdate.full(
                "w",
                IntStream.range(0, 20).mapToObj(i -> provider(one, "/" + i)).toList()));
        long begun = System.nanoTime();

        assertThrows(
                ServiceUnavailable.class,
                () -> client(SystemTime.INSTANCE).call(STUDENTS.deadline(Duration.ofSeconds(1))));

        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        assertTrue(took.toMillis() >= 1000 && took.toMillis() < 10_000, took.toString());
    }

    @Test
    void givesUpAtTheDeadlineWhereThereIsOnlyOne() {
        providers.apply(ProviderUpdate.full("w", List.of(provider(one))));

        assertThrows(
                ServiceUnavailable.class,
                () -> client(SystemTime.INSTANCE).call(STUDENTS.deadline(Duration.ofMillis(100))));
    }

    /** As when one is busy because the other one is just stopping. */
    @Test
    void whoeverWasOnlySlowGetsTheTimeThatTheOthersLeave() throws Exception {
        Thread slow = plays(() -> {
            try (Socket first = one.accept();
                    Socket again = one.accept()) {
                assertTrue(first.isConnected());
                answer(again, DONE);
            }
        });
        Thread stopping = plays(() -> {
            try (Socket only = two.accept()) {
                answer(only, refusal(NOT_SERVING));
            }
        });

        assertEquals(
                204,
                client(SystemTime.INSTANCE)
                        .call(STUDENTS.deadline(Duration.ofSeconds(2)))
                        .status());
        slow.join();
        stopping.join();
    }

    @Test
    void whoTakesNoConnectionIsPassedOverAndThePostGoesToTheOther() throws Exception {
        try (DeafServer deaf = new DeafServer()) {
            Provider off = provider(deaf.uri());
            providers.apply(ProviderUpdate.full("w", List.of(off, provider(one))));
            ServiceClient portal = client(time);
            assertThrows(ServiceUnavailable.class, () -> portal.call(STUDENTS.deadline(Duration.ofMillis(300)), off));
            Thread answers = plays(() -> {
                for (int i = 0; i < 2; i++) {
                    try (Socket connection = one.accept()) {
                        answer(connection, DONE);
                    }
                }
            });

            for (int i = 0; i < 2; i++) {
                ServiceCall save = ServiceCall.of("POST", ServiceName.GRADING, "/students");
                assertEquals(
                        204, portal.call(save.deadline(Duration.ofMillis(400))).status());
            }
            answers.join();
        }
    }

    /** As when a web application is reloaded: Tomcat keeps its callers waiting. */
    @Test
    void whatHasAKeyIsRepeatedAtTheOtherInsteadOfWaitingForOneThatHangs() throws Exception {
        ServiceCall save =
                ServiceCall.of("PATCH", ServiceName.GRADING, "/results").header("idempotency-key", "k-1");
        Thread hangs = plays(() -> {
            try (Socket first = one.accept()) {
                assertTrue(first.getInputStream().read(new byte[8192]) > 0);
                try (Socket second = two.accept()) {
                    answer(second, DONE);
                }
            }
        });

        assertEquals(
                204,
                client(SystemTime.INSTANCE)
                        .call(save.deadline(Duration.ofSeconds(2)).prefer(provider(one)))
                        .status());
        hangs.join();
    }

    /** The one that broke off may have done it, whatever the next one says. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasSentOnceMayHaveArrivedThoughTheNextHasNotLookedAtIt(boolean starting) throws Exception {
        ServiceCall save =
                ServiceCall.of("PATCH", ServiceName.GRADING, "/results").header("Idempotency-Key", "k-1");
        if (!starting) {
            two.close();
        }
        Thread others = plays(() -> {
            try (Socket first = one.accept()) {
                answer(first, "");
            }
            if (starting) {
                try (Socket second = two.accept()) {
                    answer(second, refusal(NOT_SERVING));
                }
            }
        });

        ServiceUnavailable thrown = assertThrows(
                ServiceUnavailable.class,
                () -> client(SystemTime.INSTANCE)
                        .call(save.deadline(Duration.ofSeconds(2)).prefer(provider(one))));

        assertTrue(thrown.mayHaveArrived());
        others.join();
    }

    @Test
    void whoRefusesIsPassedOverAlsoAfterACallToItWasInterrupted() throws Exception {
        try (Refusing refusing = new Refusing()) {
            Provider off = provider(URI.create(refusing.address()));
            providers.apply(ProviderUpdate.full("w", List.of(off, provider(one))));
            ServiceClient client = client(time);
            assertThrows(ServiceUnavailable.class, () -> client.call(STUDENTS, off));
            Thread.currentThread().interrupt();
            assertThrows(ServiceUnavailable.class, () -> client.call(STUDENTS, off));
            assertTrue(Thread.interrupted());
            refusing.comesBack();
            Thread answers = plays(() -> {
                try (Socket only = one.accept()) {
                    answer(only, DONE);
                }
            });

            ServiceCall save = ServiceCall.post(ServiceName.GRADING, "/x", "text/plain", new byte[1]);
            assertEquals(204, client.call(save.deadline(Duration.ofSeconds(1))).status());
            answers.join();
        }
    }

    @Test
    void whoDidNotRunUntilAfterTheDeadlineBeginsAnewOnce() throws Exception {
        providers.apply(ProviderUpdate.full("w", List.of(provider(one))));
        ServiceClient sleepy = client(time);
        Thread answers = plays(() -> {
            for (String answer : List.of(BROKEN, DONE, BROKEN, BROKEN)) {
                try (Socket connection = one.accept()) {
                    time.advance(Duration.ofMinutes(1));
                    answer(connection, answer);
                }
            }
        });

        assertEquals(204, sleepy.call(STUDENTS).status());
        assertThrows(ServiceUnavailable.class, () -> sleepy.call(STUDENTS));
        answers.join();
    }
}
