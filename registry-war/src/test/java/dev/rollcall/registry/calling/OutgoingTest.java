package dev.rollcall.registry.calling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.testing.RawServer;
import dev.rollcall.registry.testing.TutorialService;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The client against strangers that behave and strangers that do not. */
class OutgoingTest {

    private static final InetAddress HERE = Fixtures.address("127.0.0.1");

    /** Longer than any answer takes that is expected. */
    private static final Duration LONG = Duration.ofSeconds(9);

    /** For whoever does not answer. */
    private static final Duration SHORT = Duration.ofMillis(500);

    private static Outgoing outgoing;

    @BeforeAll
    static void start() {
        outgoing = new Outgoing(64, Optional.empty(), SystemTime.INSTANCE);
    }

    @AfterAll
    static void stop() {
        outgoing.close();
    }

    private static Outcome call(String url, InetAddress... addresses) throws Exception {
        return call(LONG, url, addresses);
    }

    private static Outcome call(Duration limit, String url, InetAddress... addresses) throws Exception {
        return call(new OutgoingCall(URI.create(url), List.of(addresses), Map.of(), Optional.empty(), limit, 1024));
    }

    private static Outcome call(OutgoingCall call) throws Exception {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        outgoing.call(call, outcome::complete);
        return outcome.get(10, TimeUnit.SECONDS);
    }

    private static Outcome against(RawServer.Behaviour behaviour) throws Exception {
        return against(LONG, behaviour);
    }

    private static Outcome against(Duration limit, RawServer.Behaviour behaviour) throws Exception {
        try (RawServer server = new RawServer(behaviour)) {
            return call(limit, "http://localhost:" + server.port() + "/x", HERE);
        }
    }

    @Test
    void anAnswerIsReadWhole() throws Exception {
        Outcome outcome = against(
                (connection, out) -> RawServer.write(out, "HTTP/1.1 503 Busy\r\nContent-Length: 5\r\n\r\nhello"));

        Outcome.Answered answer = assertInstanceOf(Outcome.Answered.class, outcome);
        assertEquals(503, answer.status());
        assertEquals("hello", new String(answer.body(), StandardCharsets.UTF_8));
    }

    @Test
    void theHostNameIsSentButNeverResolved() throws Exception {
        try (TutorialService service = TutorialService.start()) {
            Outcome outcome = call("http://no-such-host.invalid:" + service.port() + "/a?b=c", HERE);

            assertInstanceOf(Outcome.Answered.class, outcome);
            assertEquals("GET /a?b=c HTTP/1.1", service.requests("GET").get(0).start());
            assertEquals(
                    "no-such-host.invalid:" + service.port(),
                    service.requests("GET").get(0).headers().get("host"));
        }
    }

    @Test
    void withoutAPinnedAddressNothingIsCalled() throws Exception {
        try (TutorialService service = TutorialService.start()) {
            assertInstanceOf(Outcome.Unreachable.class, call("http://localhost:" + service.port() + "/"));
            assertEquals(List.of(), service.requests("GET"));
        }
    }

    @Test
    void aBodyIsPostedAsJson() throws Exception {
        try (TutorialService service = TutorialService.start()) {
            call(new OutgoingCall(
                    URI.create("http://localhost:" + service.port() + "/services"),
                    List.of(HERE),
                    Map.of("Authorization", "Bearer x"),
                    Optional.of("{}".getBytes(StandardCharsets.UTF_8)),
                    LONG,
                    0));

            assertEquals(List.of("{}"), service.pushes());
            Map<String, String> headers = service.requests("POST").get(0).headers();
            assertEquals("application/json", headers.get("content-type"));
            assertEquals("Bearer x", headers.get("authorization"));
            assertEquals("2", headers.get("content-length"));
        }
    }

    @Test
    void aClosedPortIsRefused() throws Exception {
        TutorialService closed = TutorialService.start();
        closed.close();

        assertInstanceOf(Outcome.Refused.class, call("http://localhost:" + closed.port() + "/", HERE));
    }

    @Test
    void aRefusalCountsThoughNothingLeadsToTheNextAddress() throws Exception {
        TutorialService closed = TutorialService.start();
        closed.close();
        String url = "http://localhost:" + closed.port() + "/";
        InetAddress unreachable = Fixtures.address("127.255.255.255"); // a broadcast address: TCP has no route to it

        assertInstanceOf(Outcome.Unreachable.class, call(url, unreachable));
        assertInstanceOf(Outcome.Refused.class, call(url, HERE, unreachable));
    }

    @Test
    void theNextAddressIsTriedWhenNothingListensAtTheFirst() throws Exception {
        try (TutorialService service = TutorialService.start()) {
            Outcome outcome = call("http://localhost:" + service.port() + "/", Fixtures.address("127.0.0.2"), HERE);

            assertInstanceOf(Outcome.Answered.class, outcome);
        }
    }

    @Test
    void silenceEndsAtTheDeadline() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        long begun = System.nanoTime();

        Outcome outcome = against(SHORT, (connection, out) -> end.await());

        end.countDown();
        assertEquals(new Outcome.Silent("no answer within 500 ms"), outcome);
        assertTrue(System.nanoTime() - begun < LONG.toNanos());
    }

    @Test
    void anAnswerThatDripsEndsAtTheDeadline() throws Exception {
        Outcome outcome = against(SHORT, (connection, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            CountDownLatch never = new CountDownLatch(1);
            for (int i = 0; i < 1000; i++) {
                RawServer.write(out, "x");
                never.await(50, TimeUnit.MILLISECONDS);
            }
        });

        assertInstanceOf(Outcome.Silent.class, outcome);
    }

    @Test
    void anAnswerWithoutEndIsBrokenOffButItsStatusCounts() throws Exception {
        CompletableFuture<Long> sent = new CompletableFuture<>();
        Outcome outcome = against((connection, out) -> {
            RawServer.write(out, "HTTP/1.1 200 OK\r\n\r\n");
            long bytes = 0;
            try {
                for (; bytes < 10L << 30; bytes += 65_536) {
                    out.write(new byte[65_536]);
                }
            } finally {
                sent.complete(bytes);
            }
        });

        Outcome.Answered answer = assertInstanceOf(Outcome.Answered.class, outcome);
        assertEquals(200, answer.status());
        assertEquals(0, answer.body().length);
        assertTrue(sent.get(10, TimeUnit.SECONDS) < 64L << 20);
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        try (RawServer server = new RawServer((connection, out) -> RawServer.write(
                out, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\nContent-Length: 0\r\n\r\n"))) {
            Outcome outcome = call("http://localhost:" + server.port() + "/", HERE);

            assertEquals(302, assertInstanceOf(Outcome.Answered.class, outcome).status());
            assertEquals(1, server.connections());
        }
    }

    @Test
    void aCookieIsNotKept() throws Exception {
        try (TutorialService service = TutorialService.start()) {
            service.answers("200 OK\r\nSet-Cookie: a=b; Path=/");
            String url = "http://localhost:" + service.port() + "/";
            call(url, HERE);
            call(url, HERE);

            assertFalse(service.requests("GET").get(1).headers().containsKey("cookie"));
        }
    }

    @Test
    void aConnectionThatBreaksIsBroken() throws Exception {
        assertInstanceOf(Outcome.Broken.class, against((connection, out) -> connection.setSoLinger(true, 0)));
        assertInstanceOf(
                Outcome.Broken.class,
                against((connection, out) -> RawServer.write(out, "SSH-2.0-OpenSSH_9.2\r\n\r\n")));
    }

    @Test
    void anAnswerWhoseHeadHasNoEndIsBrokenOff() throws Exception {
        assertBrokenOff("X: " + "y".repeat(1000) + "\r\n");
        assertBrokenOff("y".repeat(1000));
    }

    private static void assertBrokenOff(String endless) throws Exception {
        CompletableFuture<Long> sent = new CompletableFuture<>();
        byte[] piece = endless.getBytes(StandardCharsets.US_ASCII);
        Outcome outcome = against((connection, out) -> {
            long bytes = 0;
            try {
                RawServer.write(out, "HTTP/1.1 200 OK\r\n");
                for (; bytes < 64L << 20; bytes += piece.length) {
                    out.write(piece);
                }
                connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            } finally {
                sent.complete(bytes);
            }
        });

        assertInstanceOf(Outcome.Broken.class, outcome);
        assertTrue(sent.get(10, TimeUnit.SECONDS) < 16L << 20);
    }

    @Test
    void afterTheEndNothingIsCalledAndNoThreadIsLeft() throws Exception {
        Outgoing ended = new Outgoing(4, Optional.empty(), SystemTime.INSTANCE);
        List<Thread> before = threads();
        ended.close();

        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        ended.call(
                new OutgoingCall(URI.create("http://localhost:1/"), List.of(HERE), Map.of(), Optional.empty(), LONG, 1),
                outcome::complete);

        assertInstanceOf(Outcome.Unreachable.class, outcome.get(5, TimeUnit.SECONDS));
        Eventually.isTrue(LONG, "its threads have ended", () -> threads().size() < before.size());
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("rollcall-registry"))
                .toList();
    }

    /** No system connects to the address of a broadcast, whatever its network is like. */
    private static final InetAddress NOWHERE = Fixtures.address("127.255.255.255");

    @Test
    void whereTheNetworkDoesNotLeadIsUnreachableAndNotBroken() throws Exception {
        assertEquals(new Outcome.Unreachable("no route to its address"), call("http://localhost:9/", NOWHERE));
    }

    @Test
    void theNextAddressIsTriedWhenTheNetworkDoesNotLeadToTheFirst() throws Exception {
        try (TutorialService service = TutorialService.start()) {
            assertInstanceOf(Outcome.Answered.class, call("http://localhost:" + service.port() + "/", NOWHERE, HERE));
        }
    }
}
