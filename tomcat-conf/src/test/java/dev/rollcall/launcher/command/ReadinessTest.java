package dev.rollcall.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpServer;
import dev.rollcall.kit.servlet.GateSentences;
import dev.rollcall.launcher.base.Addresses;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.command.Readiness.Kind;
import dev.rollcall.launcher.roll.ServiceKeys;
import dev.rollcall.launcher.roll.Services;
import dev.rollcall.launcher.roll.Trust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    /** Port 1 of this machine: nobody answers there. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1/");

    private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
    private HttpServer server;
    private URI here;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 10);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            byte[] body = bodies.getOrDefault(path, "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(statuses.getOrDefault(path, 200), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        here = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        bodies.put("/services", roll("UP"));
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void allUpAndInformedIsReady() {
        assertEquals(Kind.READY, readiness(here, true).judge().kind());
    }

    @Test
    void whatIsMissingIsSaidUntilPatienceEnds() {
        bodies.put("/services", roll("DOWN"));
        Readiness readiness = readiness(here, true);

        assertEquals(new Readiness.Verdict(Kind.WAITING, "LogService is DOWN"), readiness.judge());
        after(PATIENCE);
        assertEquals(
                new Readiness.Verdict(Kind.LATE, "Rollcall is not ready after 120 s: LogService is DOWN"),
                readiness.judge());
    }

    @Test
    void refusalThatStaysIsFinal() {
        bodies.put("/services", roll("DOWN"));
        refuse("rollcall.log.retention must be a duration but was soon");
        Readiness readiness = readiness(here, true);

        assertEquals(Kind.WAITING, readiness.judge().kind());
        after(Duration.ofSeconds(1));
        assertEquals(
                new Readiness.Verdict(
                        Kind.REFUSED, "LogService answers 503: rollcall.log.retention must be a duration but was soon"),
                readiness.judge());
    }

    @Test
    void refusalThatGoesAwayIsNone() {
        bodies.put("/services", roll("DOWN"));
        refuse("No data directory.");
        Readiness readiness = readiness(here, true);
        readiness.judge();
        statuses.put("/rollcall/providers", 405);
        readiness.judge();
        after(Duration.ofSeconds(2));
        refuse("No data directory.");

        assertEquals(Kind.WAITING, readiness.judge().kind());
    }

    @Test
    void serviceThatStillStartsRefusesNothing() {
        bodies.put("/services", roll("DOWN"));
        refuse(GateSentences.STARTING);
        Readiness readiness = readiness(here, true);
        readiness.judge();
        after(Duration.ofSeconds(30));

        assertEquals(Kind.WAITING, readiness.judge().kind());
    }

    @Test
    void serviceThatTriesAgainGetsMoreTime() {
        bodies.put("/services", roll("DOWN"));
        refuse(GateSentences.FAILED);
        Readiness readiness = readiness(here, true);
        readiness.judge();
        after(Duration.ofSeconds(15));
        assertEquals(Kind.WAITING, readiness.judge().kind());

        after(Duration.ofSeconds(15));
        assertEquals(Kind.REFUSED, readiness.judge().kind());
    }

    @Test
    void registryElsewhereNeedNotRunYet() {
        Readiness readiness = readiness(NOWHERE, false);

        assertEquals(Kind.WAITING, readiness.judge().kind());
        after(Duration.ofSeconds(5));
        assertEquals(Kind.READY, readiness.judge().kind());
        assertEquals(Optional.of("The registry at " + NOWHERE + " does not answer yet."), readiness.remark());
    }

    @Test
    void ownRegistryMustAnswer() {
        Readiness readiness = readiness(NOWHERE, true);
        readiness.judge();
        after(Duration.ofSeconds(60));

        assertEquals(Kind.WAITING, readiness.judge().kind());
    }

    @Test
    void serviceThatIsStoppedToStartAgainRefusesNothing() {
        bodies.put("/services", roll("DOWN"));
        refuse(GateSentences.STOPPING);
        Readiness readiness = readiness(here, true);
        readiness.judge();
        after(Duration.ofSeconds(30));

        assertEquals(Kind.WAITING, readiness.judge().kind());
    }

    @Test
    void registrationOfAnotherOfTheSameNameIsNotOurs() {
        statuses.put("/rollcall/heartbeat", 503);

        assertEquals(
                new Readiness.Verdict(Kind.WAITING, "LogService does not answer yet"),
                readiness(here, true).judge());
    }

    private Readiness readiness(URI registry, boolean own) {
        Services services = new Services(
                Addresses.of(War.LOG, here),
                List.of(registry),
                new ServiceKeys(new byte[32]),
                Trust.context(List.of()));
        return new Readiness(services, own, PATIENCE, nanos::get);
    }

    private void refuse(String detail) {
        statuses.put("/rollcall/providers", 503);
        bodies.put("/rollcall/providers", "{\"detail\":\"" + detail + "\"}");
    }

    private static String roll(String status) {
        return "{\"Services\":[{\"ServiceName\":\"LogService\",\"ServiceURL\":\"u\",\"Status\":\"" + status
                + "\",\"Informed\":true,\"Reason\":null}]}";
    }

    private void after(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
