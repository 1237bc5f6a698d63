package dev.rollcall.kit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.ServiceKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.BreakingServer;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.testing.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpRegistryClientTest {

    private static final ScriptedServlet REGISTRY = new ScriptedServlet();
    private static final EmbeddedTomcat TOMCAT =
            EmbeddedTomcat.start("/registry", app -> app.servlet("/services/*", REGISTRY));
    private static final HttpCaller HTTP = new HttpCaller("test");
    private static final Registration REGISTRATION = Fixtures.registration().withGeneration(7);
    private static final InstanceId ID = REGISTRATION.instanceId();

    private final ManualTime time = new ManualTime();
    private final KeyRing keys = KeyRing.of(ServiceName.GRADING, ServiceKey.parse("A".repeat(43)));
    private final HttpRegistryClient client = client(keys, TOMCAT.uri(""));

    @BeforeEach
    void forget() {
        REGISTRY.forget();
    }

    @AfterAll
    static void stop() {
        HTTP.close();
        TOMCAT.close();
    }

    @Test
    void registersWithAToken() {
        Registered answer =
                new Registered(ID, 7, Duration.ofSeconds(30), ProviderUpdate.full("v", java.util.List.of()));
        REGISTRY.willAnswer(200, new String(RegistrationCodec.write(answer)));

        assertEquals(answer, client.register(REGISTRATION));

        ScriptedServlet.Asked asked = REGISTRY.asked().get(0);
        assertEquals("POST /registry/services", asked.line());
        assertTrue(asked.authorization().startsWith("Bearer "), asked.authorization());
        assertEquals(REGISTRATION, RegistrationCodec.read(asked.body().getBytes()));
    }

    @Test
    void readsTheKnownGenerationOutOfAConflict() {
        REGISTRY.willAnswer(409, "{\"type\":\"x/older-generation\",\"generation\":12}");

        assertEquals(new RegistryAnswer.Older(12), client.register(REGISTRATION));
    }

    @Test
    void renewsByIdAndIsToldWhenItIsForgotten() {
        REGISTRY.willAnswer(200, "{\"State\":\"superseded\",\"LeaseSeconds\":30}");
        REGISTRY.willAnswer(404, "{\"type\":\"https://rollcall.dev/problems/not-registered\"}");
        Renewal renewal = new Renewal(7, "v");

        assertEquals(
                new Renewed(Renewed.State.SUPERSEDED, Duration.ofSeconds(30), Optional.empty()),
                client.renew(ID, renewal));
        assertEquals(new RegistryAnswer.Unknown(), client.renew(ID, renewal));

        assertEquals("PUT /registry/services/" + ID, REGISTRY.asked().get(0).line());
        assertEquals(
                "{\"Generation\":7,\"View\":\"v\"}", REGISTRY.asked().get(0).body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{\"type\":\"https://rollcall.dev/problems/not-found\"}"})
    void a404OfAnybodyElseIsAway(String body) {
        REGISTRY.willAnswer(404, body);

        assertInstanceOf(RegistryAnswer.Away.class, client.renew(ID, new Renewal(7, "v")));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 429, 500, 502, 503})
    void takesWhatPassesForBeingAway(int status) {
        REGISTRY.willAnswer(status, "<html>");

        assertInstanceOf(RegistryAnswer.Away.class, client.register(REGISTRATION));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 422})
    void tellsWhyItWasRefused(int status) {
        REGISTRY.willAnswer(
                status,
                "{\"type\":\"https://rollcall.dev/problems/invalid\",\"title\":\"No\",\"detail\":\"Because.\"}");

        assertEquals(
                new RegistryAnswer.Refused(TOMCAT.uri("") + " answered status=" + status + " (No: Because.)"),
                client.register(REGISTRATION));
    }

    @Test
    void aKeyThatIsRefusedIsSaidWithTheCommandThatPrintsIt() {
        REGISTRY.willAnswer(
                401,
                "{\"type\":\"https://rollcall.dev/problems/unauthenticated\",\"title\":\"Token rejected\",\"detail\":\"signature is wrong\"}");

        assertEquals(
                new RegistryAnswer.Refused(TOMCAT.uri("") + " answered status=401: rollcall.service.key must be what"
                        + " `bin/rollcall key GradingService` prints there (Token rejected: signature is wrong)"),
                client.register(REGISTRATION));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 405})
    void whatAnswersWhereNoRegistryIsOrNotYetIsNamed(int status) {
        REGISTRY.willAnswer(status, "<html>");

        assertEquals(
                new RegistryAnswer.Away(TOMCAT.uri("") + " answered status=" + status
                        + ": no registry is there, or not yet; rollcall.registry.url ends before /services"),
                client.register(REGISTRATION));
    }

    @Test
    void aHostThatThereIsNotIsNamedAsSuch() {
        assertEquals(
                new RegistryAnswer.Away("http://nowhere.invalid/registry does not answer: no such host"),
                client(keys, URI.create("http://nowhere.invalid/registry")).register(REGISTRATION));
    }

    @Test
    void somethingElseThanARegistryIsAway() {
        REGISTRY.willAnswer(200, "hello");

        assertInstanceOf(RegistryAnswer.Away.class, client.register(REGISTRATION));
    }

    @Test
    void correctsItsClockOnceWhenRefused() {
        REGISTRY.willAnswer(401, "{\"time\":\"" + time.instant().plusSeconds(3600) + "\"}");
        REGISTRY.willAnswer(200, "{\"State\":\"renewed\",\"LeaseSeconds\":30}");

        assertInstanceOf(Renewed.class, client.renew(ID, new Renewal(7, "")));

        assertEquals(2, REGISTRY.asked().size());
        assertNotEquals(
                REGISTRY.asked().get(0).authorization(), REGISTRY.asked().get(1).authorization());
    }

    @Test
    void isRefusedForGoodWhenTheClockIsNotToBlame() {
        REGISTRY.willAnswer(
                401,
                "{\"type\":\"https://rollcall.dev/problems/unauthenticated\",\"time\":\"" + time.instant() + "\"}");

        assertInstanceOf(RegistryAnswer.Refused.class, client.register(REGISTRATION));
        assertEquals(1, REGISTRY.asked().size());
    }

    @Test
    void withoutAKeyItDoesNotEvenAsk() {
        RegistryAnswer answer = client(KeyRing.empty(), TOMCAT.uri("")).register(REGISTRATION);

        assertInstanceOf(RegistryAnswer.Refused.class, answer);
        assertEquals(0, REGISTRY.asked().size());
    }

    @Test
    void nobodyThereIsAway() {
        HttpRegistryClient lonely = client(keys, URI.create("http://127.0.0.1:1"));

        assertInstanceOf(RegistryAnswer.Away.class, lonely.register(REGISTRATION));
        assertFalse(lonely.deregister(ID, 7, Duration.ofSeconds(1)));
    }

    @Test
    void saysGoodbyeForItsOwnGeneration() {
        assertTrue(client.deregister(ID, 7, Duration.ofSeconds(2)));

        assertEquals(
                "DELETE /registry/services/" + ID + "?generation=7&wait=PT1.5S",
                REGISTRY.asked().get(0).line());
    }

    @Test
    void anotherRegistryIsAskedWhenOneDoesNotAnswer() throws IOException {
        URI dead = URI.create("http://127.0.0.1:" + Ports.free());
        for (int seed = 0; seed < 4; seed++) {
            REGISTRY.forget();
            REGISTRY.willAnswer(409, "{\"type\":\"x/older-generation\",\"generation\":12}");
            HttpRegistryClient either = client(keys, seed, dead, TOMCAT.uri(""));

            assertEquals(new RegistryAnswer.Older(12), either.register(REGISTRATION));
            assertTrue(either.deregister(ID, 7, Duration.ofSeconds(2)));
        }
    }

    @Test
    void aGoodbyeIsSaidToAnotherRegistryWhereTheFirstIsJustBeingDeployed() {
        URI gone = URI.create(TOMCAT.uri("").toString().replace("/registry", "/gone"));
        for (int seed = 0; seed < 4; seed++) {
            REGISTRY.forget();

            assertTrue(client(keys, seed, gone, TOMCAT.uri("")).deregister(ID, 7, Duration.ofSeconds(2)));

            assertEquals(1, REGISTRY.asked().size());
        }
    }

    @Test
    void aGoodbyeThatIsBrokenOffIsSaidToAnotherRegistry() throws IOException {
        try (BreakingServer breaking = new BreakingServer()) {
            for (int seed = 0; seed < 4; seed++) {
                assertTrue(client(keys, seed, breaking.uri(), TOMCAT.uri("")).deregister(ID, 7, Duration.ofSeconds(2)));
            }
        }
    }

    @Test
    void aGoodbyeIsSaidToAnotherRegistryWhileTheFirstStandsStill() throws IOException {
        try (ServerSocket still = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI silent = URI.create("http://127.0.0.1:" + still.getLocalPort());
            HttpRegistryClient either = client(keys, firstOf(silent), silent, TOMCAT.uri(""));

            assertTrue(either.deregister(ID, 7, Duration.ofSeconds(2)));

            assertEquals(1, REGISTRY.asked().size());
        }
    }

    private long firstOf(URI first) {
        long seed = 0;
        while (!new RegistryAddresses(() -> List.of(first, TOMCAT.uri("")), seed, time)
                .inOrder()
                .get(0)
                .equals(first)) {
            seed++;
        }
        return seed;
    }

    @Test
    void aGoodbyeThatIsRefusedIsNotSaidToAnother() {
        REGISTRY.willAnswer(403, "{\"type\":\"https://rollcall.dev/problems/forbidden\"}");

        assertFalse(client(keys, 1, TOMCAT.uri(""), TOMCAT.uri("")).deregister(ID, 7, Duration.ofSeconds(2)));

        assertEquals(1, REGISTRY.asked().size());
    }

    private HttpRegistryClient client(KeyRing ring, URI registry) {
        return client(ring, 1, registry);
    }

    private HttpRegistryClient client(KeyRing ring, long seed, URI... registries) {
        Signer signer = new Signer(ServiceName.GRADING, new Tokens(ring, time), time);
        return new HttpRegistryClient(new RegistryAddresses(() -> List.of(registries), seed, time), HTTP, signer, time);
    }
}
