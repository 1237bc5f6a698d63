package dev.rollcall.kit.juli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.log.LogTransport.Outcome;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.TokenRejectedException;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.time.SystemTime;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogServiceTransportTest {

    private static final byte[] BATCH = "{\"message\":\"x\"}\n".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path data;

    private final HttpCaller http = new HttpCaller("juli-test");
    private final List<String> received = new ArrayList<>();
    private volatile int status = 200;
    private volatile int asked;
    private volatile String addresses = "";
    private volatile String type = "text/uri-list";
    private EmbeddedTomcat tomcat;
    private LogServiceTransport transport;

    @BeforeEach
    void start() {
        tomcat = EmbeddedTomcat.start(
                app -> app.servlet("/services", new Registry()).servlet("/log", new LogService()));
        addresses = "# nobody\r\n" + tomcat.uri("") + "\r\n";
        transport = new LogServiceTransport(data, () -> List.of(tomcat.uri("/")), http);
    }

    @AfterEach
    void close() {
        transport.close();
        tomcat.close();
    }

    /** Insists on a token of Tomcat. */
    private abstract class Signed extends HttpServlet {
        private static final long serialVersionUID = 1L;

        void requireToken(HttpServletRequest request, ServiceName self) throws IOException {
            try {
                String token = request.getHeader("Authorization").substring("Bearer ".length());
                Tokens tokens = new Tokens(MasterKey.load(data).orElseThrow(), SystemTime.INSTANCE);
                assertEquals("Tomcat", tokens.verify(token, self).service().value());
            } catch (TokenRejectedException e) {
                throw new IOException(e);
            }
        }
    }

    private final class Registry extends Signed {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            requireToken(request, ServiceName.REGISTRY);
            asked++;
            assertEquals("name=LogService", request.getQueryString());
            assertEquals("text/uri-list", request.getHeader("Accept"));
            response.setContentType(type);
            response.getWriter().write(addresses);
        }
    }

    private final class LogService extends Signed {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            requireToken(request, ServiceName.LOG);
            received.add(request.getContentType() + " "
                    + new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            response.setStatus(status);
        }
    }

    @Test
    void nothingIsSentBeforeThereIsAKey() throws Exception {
        assertEquals(Outcome.RETRY, transport.send(BATCH, 1));
        assertEquals(0, asked);

        MasterKey.loadOrCreate(data);

        assertEquals(Outcome.ACCEPTED, transport.send(BATCH, 1));
        assertEquals(List.of("application/x-ndjson {\"message\":\"x\"}\n"), received);
    }

    @Test
    void theRegistryIsAskedAgainOnlyAfterAFailure() throws Exception {
        MasterKey.loadOrCreate(data);
        transport.send(BATCH, 1);
        transport.send(BATCH, 1);
        assertEquals(1, asked);

        status = 503;
        assertEquals(Outcome.RETRY, transport.send(BATCH, 1));
        status = 200;
        assertEquals(Outcome.ACCEPTED, transport.send(BATCH, 1));
        assertEquals(2, asked);
    }

    @Test
    void whatTheLogServiceWillNeverTakeIsGivenUp() throws Exception {
        MasterKey.loadOrCreate(data);
        status = 413;

        assertEquals(Outcome.REFUSED, transport.send(BATCH, 1));
    }

    @Test
    void itIsTriedAgainWhileNobodyIsThere() throws Exception {
        MasterKey.loadOrCreate(data);
        addresses = "";
        assertEquals(Outcome.RETRY, transport.send(BATCH, 1));

        LogServiceTransport lost =
                new LogServiceTransport(data, () -> List.of(URI.create("http://127.0.0.1:1/")), http);
        assertEquals(Outcome.RETRY, lost.send(BATCH, 1));
        LogServiceTransport early = new LogServiceTransport(data, List::of, http);
        assertEquals(Outcome.RETRY, early.send(BATCH, 1));
    }

    @Test
    void aRegistryIsFoundAtTheRootWhereThereIsNoneAtItsUsualPlace() throws Exception {
        MasterKey.loadOrCreate(data);
        LogServiceTransport searching =
                new LogServiceTransport(data, () -> List.of(tomcat.uri("/registry"), tomcat.uri("/")), http);

        assertEquals(Outcome.ACCEPTED, searching.send(BATCH, 1));
    }

    @Test
    void whatAnswersButIsNoRegistryIsPassedOver() throws Exception {
        MasterKey.loadOrCreate(data);
        type = "text/plain";
        assertEquals(Outcome.RETRY, transport.send(BATCH, 1));

        type = "text/uri-list";
        for (String nonsense : List.of("OK", "ftp://127.0.0.1/", "http:///x", "a b")) {
            addresses = nonsense;
            assertEquals(Outcome.RETRY, transport.send(BATCH, 1), nonsense);
        }

        addresses = tomcat.uri("").toString();
        assertEquals(Outcome.ACCEPTED, transport.send(BATCH, 1));
    }

    @Test
    void aTomcatIsNamedAfterItsMachineAndItsBase() {
        assertTrue(LogServiceTransport.nodeName().matches("[^/]+/[^/]+"), LogServiceTransport.nodeName());
    }
}
