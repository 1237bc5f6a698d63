package dev.rollcall.registry.calling;

import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.ServiceKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.health.ProbeResult;
import dev.rollcall.registry.push.Receipt;
import dev.rollcall.registry.push.Subscriber;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Origin;
import dev.rollcall.registry.testing.RawServer;
import dev.rollcall.registry.testing.TutorialService;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the answers of services mean, to health checks and to updates. */
class HttpPortsTest {

    /** Longer than any answer takes that is expected. */
    private static final Duration LONG = Duration.ofSeconds(9);

    /** For whoever does not answer. */
    private static final Duration SHORT = Duration.ofMillis(500);

    private static final ServiceKey KEY = ServiceKey.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    private static final ProviderUpdate UPDATE = ProviderUpdate.full("v1", List.of());
    private static Outgoing outgoing;
    private static CallTokens tokens;

    @BeforeAll
    static void start() {
        SystemTime time = SystemTime.INSTANCE;
        outgoing = new Outgoing(16, Optional.empty(), time);
        tokens = new CallTokens(new Tokens(KeyRing.of(Fixtures.STOCK, KEY), time), time, time);
    }

    @AfterAll
    static void stop() {
        outgoing.close();
    }

    private static String answer(String status, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    private static Entry entry(Registration registration, Origin origin) {
        return Fixtures.listed(Fixtures.roll(SystemTime.INSTANCE), registration, origin);
    }

    private static ProbeResult probe(Entry entry) throws Exception {
        return probe(entry, LONG);
    }

    private static ProbeResult probe(Entry entry, Duration limit) throws Exception {
        CompletableFuture<ProbeResult> result = new CompletableFuture<>();
        new HttpHeartbeats(outgoing, tokens, limit).probe(entry, result::complete);
        return result.get(10, TimeUnit.SECONDS);
    }

    private static ProbeResult probeAnswering(String status, String body) throws Exception {
        try (RawServer server = new RawServer((connection, out) -> RawServer.write(out, answer(status, body)))) {
            return probe(entry(registration("Stock", server.port(), 1), signed()));
        }
    }

    private static Receipt push(int port, boolean tutorial) throws Exception {
        Entry entry =
                tutorial ? entry(tutorial("Stock", port), unsigned()) : entry(registration("Stock", port, 1), signed());
        Subscriber subscriber = new Subscriber(
                entry.id(),
                entry.name(),
                entry.registration().updateUrl().orElseThrow(),
                List.of(Fixtures.address("127.0.0.1")),
                entry.origin().signed(),
                tutorial);
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        new HttpUpdates(outgoing, tokens, LONG).send(subscriber, UPDATE, receipt::complete);
        return receipt.get(10, TimeUnit.SECONDS);
    }

    private static Receipt pushAnswering(String status, String body) throws Exception {
        try (RawServer server = new RawServer((connection, out) -> RawServer.write(out, answer(status, body)))) {
            return push(server.port(), false);
        }
    }

    @Test
    void exactly200IsAlive() throws Exception {
        assertInstanceOf(ProbeResult.Alive.class, probeAnswering("200 OK", ""));
        assertEquals(new ProbeResult.Wrong("answered 204"), probeAnswering("204 No Content", ""));
        assertEquals(new ProbeResult.Wrong("answered 302"), probeAnswering("302 Found", ""));
    }

    @Test
    void whatAServiceSaysIsNotWellIsKept() throws Exception {
        ProbeResult degraded =
                probeAnswering("200 OK", "{\"Status\":\"DEGRADED\",\"Reasons\":[\"disk: 3 % left\",\"slow\"]}");
        ProbeResult down = probeAnswering("503 Down", "{\"Status\":\"DOWN\",\"Reasons\":[\"no database\"]}");

        assertEquals(Optional.of("disk: 3 % left; slow"), ((ProbeResult.Alive) degraded).degraded());
        assertEquals(new ProbeResult.Wrong("answered 503: no database"), down);
    }

    @Test
    void whichDataAServiceWorksOnIsKeptIfThatIsAWord() throws Exception {
        assertEquals(Optional.of("a-1"), storeOf("\"a-1\""));
        for (String none : List.of("null", "\"\"", "\"<b>\"", "\"a b\"", "7", "\"" + "a".repeat(65) + "\"")) {
            assertEquals(Optional.empty(), storeOf(none), none);
        }
    }

    @Test
    void aStoreOfAnotherKindHidesNothing() throws Exception {
        String body = "{\"Status\":\"DEGRADED\",\"Reasons\":[\"slow\"],\"Store\":{\"name\":\"a\"}}";

        assertEquals(Optional.of("slow"), ((ProbeResult.Alive) probeAnswering("200 OK", body)).degraded());
    }

    private static Optional<String> storeOf(String store) throws Exception {
        String body = "{\"Status\":\"UP\",\"Reasons\":[],\"Store\":" + store + "}";
        return ((ProbeResult.Alive) probeAnswering("200 OK", body)).store();
    }

    @Test
    void whatIsNoReportSaysNothing() throws Exception {
        for (String body : List.of("{\"Status\":\"UP\",\"Reasons\":[]}", "<html>", "{}", "[]")) {
            assertEquals(Optional.empty(), ((ProbeResult.Alive) probeAnswering("200 OK", body)).degraded(), body);
        }
    }

    @Test
    void onlySignedInstancesAreAskedWithAToken() throws Exception {
        try (TutorialService service = TutorialService.start()) {
            probe(entry(registration("Stock", service.port(), 1), signed()));
            probe(entry(tutorial("Stock", service.port()), unsigned()));

            assertTrue(service.requests("GET").get(0).headers().containsKey("authorization"));
            assertFalse(service.requests("GET").get(1).headers().containsKey("authorization"));
        }
    }

    @Test
    void silenceAndRefusalAreToldApart() throws Exception {
        TutorialService service = TutorialService.start().waits(Duration.ofSeconds(30));
        Entry entry = entry(registration("Stock", service.port(), 1), signed());

        assertInstanceOf(ProbeResult.Unheard.class, probe(entry, SHORT));
        service.close();
        assertInstanceOf(ProbeResult.Refused.class, probe(entry));
    }

    @Test
    void aBrokenConnectionIsAFailureOfItsOwn() throws Exception {
        try (RawServer server = new RawServer((connection, out) -> connection.setSoLinger(true, 0))) {
            assertInstanceOf(ProbeResult.Broken.class, probe(entry(registration("Stock", server.port(), 1), signed())));
        }
    }

    @Test
    void updatesAreAcknowledgedDeclinedOrUncertain() throws Exception {
        assertEquals(Receipt.ACKNOWLEDGED, pushAnswering("200 OK", ""));
        assertEquals(Receipt.ACKNOWLEDGED, pushAnswering("204 No Content", ""));
        assertEquals(Receipt.DIFFERENT, pushAnswering("409 Conflict", ""));
        assertEquals(Receipt.UNKNOWN, pushAnswering("500 Oops", ""));
    }

    @Test
    void aTutorialSubscriberCannotSayThatItHoldsSomethingElse() throws Exception {
        try (TutorialService service = TutorialService.start().answers("409 Conflict")) {
            assertEquals(Receipt.UNKNOWN, push(service.port(), true));
            assertEquals(List.of("{\"Added\":[],\"Removed\":[]}"), service.pushes());
            assertFalse(service.requests("POST").get(0).headers().containsKey("authorization"));
        }
    }

    @Test
    void whatNothingListensToWasNotSent() throws Exception {
        TutorialService closed = TutorialService.start();
        closed.close();

        assertEquals(Receipt.NOT_SENT, push(closed.port(), false));
    }

    @Test
    void aRefusedTokenTeachesTheClock() throws Exception {
        String before = tokens.headers(Fixtures.STOCK).get("Authorization");
        Instant theirs = SystemTime.INSTANCE.instant().plusSeconds(3600);

        assertEquals(Receipt.UNKNOWN, pushAnswering("401 Unauthorized", "{\"time\":\"" + theirs + "\"}"));
        assertFalse(before.equals(tokens.headers(Fixtures.STOCK).get("Authorization")));
        assertEquals(Receipt.UNKNOWN, pushAnswering("401 Unauthorized", "{\"time\":\"soon\"}"));
        assertEquals(Receipt.UNKNOWN, pushAnswering("401 Unauthorized", "nope"));
    }
}
