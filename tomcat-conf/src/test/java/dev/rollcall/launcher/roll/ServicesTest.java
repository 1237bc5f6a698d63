package dev.rollcall.launcher.roll;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.rollcall.launcher.base.Addresses;
import dev.rollcall.launcher.base.War;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {
    private static final String UP =
            "{\"ServiceName\":\"%s\",\"ServiceURL\":\"u\",\"Status\":\"UP\",\"Informed\":true,\"Reason\":null}";

    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final List<String> queries = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Services services;
    private Addresses addresses;
    private URI registry;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 10);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            queries.add(String.valueOf(exchange.getRequestURI().getQuery()));
            tokens.put(path, String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            byte[] body = bodies.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(statuses.getOrDefault(path, 200), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        URI tomcat = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        registry = tomcat.resolve("registry/");
        addresses = Addresses.of(War.all(), war -> tomcat.resolve(war.word() + "/"));
        services = services(addresses, registry);
    }

    private static Services services(Addresses addresses, URI... registries) {
        return new Services(addresses, List.of(registries), new ServiceKeys(new byte[32]), Trust.context(List.of()));
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void nothingIsMissingWhenAllAreUpAndInformed() {
        roll(up("RegistryService"), up("LogService"), up("GradingService"), up("Portal"), up("Somebody Else"));

        assertEquals(List.of(), missing());
        assertTrue(tokens.get("/registry/services").startsWith("Bearer UG9ydGFs.UmVnaXN0cnlTZXJ2aWNl."));
    }

    @Test
    void ofALongRollOnlyTheServicesThatMatterAreRead() {
        roll(up("RegistryService"), up("LogService"), up("GradingService"), up("Portal"), up("Somebody Else"));
        services = services(
                Addresses.of(List.of(Addresses.of(War.LOG, registry), Addresses.of(War.LOG, registry))), registry);

        assertEquals(1, services.roll().instances().size());
        assertEquals(List.of("details=true&name=LogService"), queries);
    }

    @Test
    void ofTheWholeRollTheServicesOfOthersAreReadToo() {
        roll(up("RegistryService"), up("LogService"), up("GradingService"), up("Portal"), up("Somebody Else"));

        Roll whole = services.wholeRoll();

        assertEquals(5, whole.instances().size());
        assertEquals(
                List.of("Somebody Else"),
                whole.others().stream().map(Instance::name).toList());
    }

    @Test
    void whatIsMissingIsSaid() {
        roll(
                up("RegistryService"),
                up("LogService").replace("true", "false"),
                up("GradingService").replace("\"UP\"", "\"DOWN\"").replace("null", "\"refused\""));

        assertEquals(
                List.of(
                        "LogService has not been told its providers",
                        "GradingService is DOWN (refused)",
                        "Portal is not registered"),
                missing());
    }

    @Test
    void oneReadyInstanceIsEnough() {
        roll(
                up("RegistryService"),
                up("LogService"),
                up("GradingService"),
                up("Portal"),
                up("Portal").replace("\"UP\"", "\"SUSPECT\""));

        assertEquals(List.of(), missing());
    }

    @Test
    void ofSeveralAllAreWaitedFor() {
        services = services(Addresses.of(List.of(addresses, Addresses.of(War.LOG, registry))), registry);
        roll(up("RegistryService"), up("LogService"), up("GradingService"), up("Portal"));

        assertEquals(List.of("LogService is registered 1 of 2 times"), missing());
        roll(up("RegistryService"), up("LogService"), up("LogService"), up("GradingService"), up("Portal"));
        assertEquals(List.of(), missing());
    }

    @Test
    void anotherRegistryIsAskedWhenOneDoesNotTell() {
        URI nobody = URI.create("http://127.0.0.1:9/");
        roll(up("RegistryService"));

        assertEquals(1, services(addresses, nobody, registry).roll().instances().size());
        assertEquals(
                Optional.of("the registry at http://127.0.0.1:9/ does not answer yet"),
                services(addresses, nobody, nobody).roll().trouble());
    }

    @Test
    void registryThatRefusesIsQuoted() {
        statuses.put("/registry/services", 503);
        bodies.put("/registry/services", "{\"detail\":\"No data directory.\"}");

        assertTrue(missing().get(0).endsWith("answers 503: No data directory."));
    }

    @Test
    void strangerInPlaceOfTheRegistryIsNoticed() {
        bodies.put("/registry/services", "<html>");

        assertTrue(missing().get(0).endsWith("is not a registry"));
    }

    @Test
    void silenceIsNotYetAFailure() {
        server.stop(0);

        assertTrue(missing().get(0).endsWith("does not answer yet"));
        assertEquals(List.of(), services.failed());
    }

    @Test
    void warWithoutHeartbeatHasFailed() {
        statuses.put("/grading/rollcall/heartbeat", 404);
        statuses.put("/log/rollcall/heartbeat", 503);

        assertEquals(
                List.of(War.GRADING),
                services.failed().stream().map(Addresses.Address::war).toList());
    }

    @Test
    void portalIsToldWithItsOwnToken() throws IOException {
        statuses.put("/portal/accounts", 409);
        bodies.put("/portal/accounts", "{\"detail\":\"There is an account ada.\"}");

        Services.Answer answer = services.tellPortal("accounts", "{}");

        assertEquals(409, answer.status());
        assertEquals(Optional.of("There is an account ada."), answer.detail());
        assertTrue(tokens.get("/portal/accounts").startsWith("Bearer UG9ydGFs.UG9ydGFs."));
    }

    @Test
    void portalThatIsAwayIsAnException() {
        server.stop(0);

        assertThrows(IOException.class, () -> services.tellPortal("accounts", "{}"));
    }

    @Test
    void serviceThatCannotWorkIsQuoted() {
        statuses.put("/portal/rollcall/providers", 503);
        bodies.put("/portal/rollcall/providers", "{\"detail\":\"No data directory.\"}");
        statuses.put("/log/rollcall/providers", 503);

        assertEquals(List.of("Portal answers 503: No data directory."), services.refusals());
    }

    @Test
    void serviceThatWorksRefusesNothing() {
        statuses.put("/portal/rollcall/providers", 405);

        assertEquals(List.of(), services.refusals());
    }

    @Test
    void allAreAliveOnlyWhenEachIs() {
        assertTrue(services.areAlive());

        statuses.put("/log/rollcall/heartbeat", 503);

        assertFalse(services.areAlive());
    }

    @Test
    void registryWithAnotherClockIsAskedOnceMoreInItsTime() {
        List<String> seen = new CopyOnWriteArrayList<>();
        server.createContext("/registry/services", exchange -> {
            seen.add(exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = "{\"Services\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(seen.size() == 1 ? 401 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        Instant late = InstantSource.system().instant().minusSeconds(300);
        Services behind = new Services(
                Addresses.of(War.LOG, registry),
                List.of(registry),
                new ServiceKeys(new byte[32]),
                Trust.context(List.of()),
                () -> late,
                Duration.ofSeconds(1));

        assertEquals(Optional.empty(), behind.roll().trouble());
        assertEquals(Optional.empty(), behind.roll().trouble());

        assertEquals(3, seen.size());
        assertNotEquals(seen.get(0), seen.get(1));
        assertEquals(seen.get(1), seen.get(2), "the clock is remembered");
    }

    @Test
    void registryThatBreaksOffInItsAnswerKeepsNobodyWaiting() {
        CountDownLatch end = breakOff("/registry/services");

        try {
            Roll roll = assertTimeoutPreemptively(Duration.ofSeconds(20), services::wholeRoll);

            assertEquals(Optional.of("the registry at " + registry + " does not answer yet"), roll.trouble());
        } finally {
            end.countDown();
        }
    }

    @Test
    void portalThatBreaksOffInItsAnswerKeepsNobodyWaiting(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("accounts.ndjson"), "all of them");
        services = new Services(
                addresses,
                List.of(registry),
                new ServiceKeys(new byte[32]),
                Trust.context(List.of()),
                InstantSource.system(),
                Duration.ofSeconds(1));

        for (Executable call : List.<Executable>of(
                () -> services.askPortal("accounts"), () -> services.sendPortal("accounts", file))) {
            CountDownLatch end = breakOff("/portal/accounts");
            try {
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThrows(HttpTimeoutException.class, call));
            } finally {
                end.countDown();
                server.removeContext("/portal/accounts");
            }
        }
    }

    @Test
    void registryThatDoesNotKnowOurKeyIsNotAskedAgainAndAgain() {
        statuses.put("/registry/services", 401);

        assertTrue(missing().get(0).endsWith("answers 401"), missing().toString());
    }

    /** Answers there with a head and the first byte of a body, until the end. */
    private CountDownLatch breakOff(String path) {
        CountDownLatch end = new CountDownLatch(1);
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return end;
    }

    private List<String> missing() {
        return services.missing(services.roll());
    }

    private void roll(String... entries) {
        bodies.put(
                "/registry/services",
                "{\"Revision\":\"1\",\"Notice\":null,\"Services\":[" + String.join(",", entries) + "]}");
    }

    private static String up(String name) {
        return UP.formatted(name);
    }
}
