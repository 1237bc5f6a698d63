package dev.rollcall.kit.log.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.log.transport.LogAnswer.Outcome;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.TokenRejectedException;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.BreakingServer;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.time.SystemTime;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpLogTransportTest {

    private static final LogBatch BATCH = Lines.batch("{\"message\":\"x\"}\n");

    @TempDir
    Path data;

    private final HttpCaller http = new HttpCaller("juli-test");
    private final List<String> received = new ArrayList<>();
    private volatile List<String> headers = List.of();
    private volatile int status = 200;
    private volatile int asked;
    private volatile int refused;
    private volatile boolean refusing;
    private volatile Duration logAhead = Duration.ZERO;
    private volatile String addresses = "";
    private volatile String type = "text/uri-list";
    private EmbeddedTomcat tomcat;
    private HttpLogTransport transport;

    @BeforeEach
    void start() {
        tomcat = EmbeddedTomcat.start(
                app -> app.servlet("/services", new Registry()).servlet("/log", new LogService()));
        addresses = "# nobody\r\n" + tomcat.uri("") + "\r\n";
        transport = transport(() -> List.of(tomcat.uri("/")));
    }

    @AfterEach
    void close() {
        transport.close();
        tomcat.close();
    }

    /** Returns whether Tomcat has signed for {@code self}, by a clock that is {@code ahead}. */
    private boolean isSigned(HttpServletRequest request, ServiceName self, Duration ahead) throws IOException {
        String token = request.getHeader("Authorization").substring("Bearer ".length());
        Tokens tokens = new Tokens(
                MasterKey.load(data).orElseThrow(),
                () -> SystemTime.INSTANCE.instant().plus(ahead));
        try {
            return tokens.verify(token, self).service().value().equals("Tomcat");
        } catch (TokenRejectedException e) {
            return false;
        }
    }

    private final class Registry extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            assertTrue(isSigned(request, ServiceName.REGISTRY, Duration.ZERO));
            asked++;
            assertEquals("name=LogService", request.getQueryString());
            assertEquals("text/uri-list", request.getHeader("Accept"));
            response.setContentType(type);
            response.getWriter().write(addresses);
        }
    }

    private final class LogService extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (refusing || !isSigned(request, ServiceName.LOG, logAhead)) {
                refused++;
                response.setDateHeader("Date", System.currentTimeMillis() + logAhead.toMillis());
                response.sendError(401);
                return;
            }
            headers = List.of(
                    request.getHeader("Content-Encoding"),
                    request.getHeader("Log-Producer"),
                    request.getHeader("Log-Sequence"));
            received.add(request.getContentType() + " "
                    + new String(new GZIPInputStream(request.getInputStream()).readAllBytes(), StandardCharsets.UTF_8));
            response.setStatus(status);
        }
    }

    @Test
    void nothingIsSentBeforeThereIsAKey() throws Exception {
        assertEquals(Outcome.RETRY, outcome(transport));
        assertEquals(0, asked);

        MasterKey.loadOrCreate(data);

        assertEquals(Outcome.ACCEPTED, outcome(transport));
        assertEquals(List.of("application/x-ndjson {\"message\":\"x\"}\n"), received);
    }

    @Test
    void theRegistryIsAskedAgainOnlyAfterAFailure() throws Exception {
        MasterKey.loadOrCreate(data);
        outcome(transport);
        outcome(transport);
        assertEquals(1, asked);

        status = 503;
        assertEquals(Outcome.RETRY, outcome(transport));
        status = 200;
        assertEquals(Outcome.ACCEPTED, outcome(transport));
        assertEquals(2, asked);
    }

    @Test
    void aClockThatIsAnHourOffIsLearnedFromTheAnswer() throws Exception {
        MasterKey.loadOrCreate(data);
        logAhead = Duration.ofHours(1);

        assertEquals(Outcome.ACCEPTED, outcome(transport));
        assertEquals(Outcome.ACCEPTED, outcome(transport));

        assertEquals(1, refused);
    }

    @Test
    void onceItIsClosedNothingIsSentAnyMore() throws Exception {
        MasterKey.loadOrCreate(data);
        transport.close();

        assertEquals(Outcome.RETRY, outcome(transport));
        assertEquals(0, asked);
    }

    @Test
    void whoRefusesThoughTheClocksAgreeIsNotAskedAgainAtOnce() throws Exception {
        MasterKey.loadOrCreate(data);
        refusing = true;

        assertEquals(Outcome.RETRY, outcome(transport));

        assertEquals(1, refused);
    }

    @Test
    void aLogServiceThatBreaksOffTwiceOrHasNoAddressIsLeftForTheNext() throws Exception {
        MasterKey.loadOrCreate(data);
        try (BreakingServer breaking = new BreakingServer()) {
            addresses = breaking.uri() + "\n" + tomcat.uri("");

            assertEquals(Outcome.RETRY, outcome(transport));
            assertEquals(Outcome.RETRY, outcome(transport));
            assertEquals(Outcome.ACCEPTED, outcome(transport));
        }
        addresses = "ftp://127.0.0.1/\n" + tomcat.uri("");
        HttpLogTransport another = transport(() -> List.of(tomcat.uri("/")));

        assertEquals(Outcome.RETRY, outcome(another));
        assertEquals(Outcome.ACCEPTED, outcome(another));
    }

    @Test
    void whatTheLogServiceWillNeverTakeIsGivenUp() throws Exception {
        MasterKey.loadOrCreate(data);
        status = 413;

        assertEquals(Outcome.REFUSED, outcome(transport));
    }

    @Test
    void itIsTriedAgainWhileNobodyIsThere() throws Exception {
        MasterKey.loadOrCreate(data);
        addresses = "";
        assertEquals(Outcome.RETRY, outcome(transport));

        HttpLogTransport lost = transport(() -> List.of(URI.create("http://127.0.0.1:1/")));
        assertEquals(Outcome.RETRY, outcome(lost));
        HttpLogTransport early = transport(List::of);
        assertEquals(Outcome.RETRY, outcome(early));
    }

    @Test
    void aRegistryIsFoundAtTheRootWhereThereIsNoneAtItsUsualPlace() throws Exception {
        MasterKey.loadOrCreate(data);
        HttpLogTransport searching = transport(() -> List.of(tomcat.uri("/registry"), tomcat.uri("/")));

        assertEquals(Outcome.ACCEPTED, outcome(searching));
    }

    @Test
    void whatAnswersButIsNoRegistryIsPassedOver() throws Exception {
        MasterKey.loadOrCreate(data);
        type = "text/plain";
        assertEquals(Outcome.RETRY, outcome(transport));

        type = "text/uri-list";
        for (String nonsense : List.of("OK", "ftp://127.0.0.1/", "http:///x", "a b")) {
            addresses = nonsense;
            assertEquals(Outcome.RETRY, outcome(transport), nonsense);
        }

        addresses = tomcat.uri("").toString();
        assertEquals(Outcome.ACCEPTED, outcome(transport));
    }

    @Test
    void addressesThatAreConfiguredDoWhereNoRegistryTellsAny() throws Exception {
        MasterKey master = MasterKey.loadOrCreate(data);
        addresses = "";
        HttpLogTransport configured = new HttpLogTransport(
                new ServiceName("Tomcat"),
                () -> Optional.of(master),
                List::of,
                List.of(URI.create("http://127.0.0.1:1"), tomcat.uri("")),
                http);

        assertEquals(Outcome.RETRY, outcome(configured));
        assertEquals(Outcome.ACCEPTED, outcome(configured));
    }

    @Test
    void aBatchSaysWhoNumberedItAndFromWhere() throws Exception {
        MasterKey.loadOrCreate(data);

        outcome(transport);

        assertEquals(List.of("gzip", BATCH.producer().toString(), "1"), headers);
    }

    private HttpLogTransport transport(Supplier<List<URI>> registries) {
        return new HttpLogTransport(new ServiceName("Tomcat"), () -> MasterKey.load(data), registries, List.of(), http);
    }

    private static Outcome outcome(LogTransport transport) throws InterruptedException {
        return transport.send(BATCH).outcome();
    }
}
