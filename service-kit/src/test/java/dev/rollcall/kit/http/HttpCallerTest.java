package dev.rollcall.kit.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.DeafServer;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Ports;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpCallerTest {

    private static final CountDownLatch RELEASE = new CountDownLatch(1);

    private static EmbeddedTomcat tomcat;
    private static HttpCaller caller;

    @BeforeAll
    static void start() {
        tomcat = EmbeddedTomcat.start(app -> app.servlet("/*", new Server()));
        caller = new HttpCaller("test");
    }

    @AfterAll
    static void stop() {
        RELEASE.countDown();
        caller.close();
        tomcat.close();
    }

    static final class Server extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (request.getPathInfo()) {
                case "/echo" -> {
                    response.setStatus(222);
                    response.setHeader("X-Method", request.getMethod() + " " + request.getProtocol());
                    request.getInputStream().transferTo(response.getOutputStream());
                }
                case "/refused" -> {
                    response.setStatus(503);
                    response.getOutputStream().print("not now");
                }
                case "/redirect" -> {
                    response.setStatus(302);
                    response.setHeader("Location", "/echo");
                }
                case "/trickle" -> {
                    response.getOutputStream().write('a');
                    response.flushBuffer();
                    await();
                }
                default -> response.getOutputStream().write(new byte[100_000]);
            }
        }

        private static void await() {
            try {
                RELEASE.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void aCallIsMadeAsWritten() throws Exception {
        byte[] body = "grüße".getBytes(StandardCharsets.UTF_8);

        HttpAnswer answer =
                caller.call(HttpCall.of("DELETE", tomcat.uri("/echo")).body("text/plain", body));

        assertEquals(222, answer.status());
        assertEquals("grüße", answer.text());
        assertEquals("DELETE HTTP/1.1", answer.headers().firstValue("X-Method").orElseThrow());
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        assertEquals(
                302, caller.call(HttpCall.of("GET", tomcat.uri("/redirect"))).status());
    }

    @Test
    void theDeadlineCoversTheBody() {
        HttpCall call = HttpCall.of("GET", tomcat.uri("/trickle")).deadline(Duration.ofMillis(300));

        assertThrows(HttpTimeoutException.class, () -> caller.call(call));
    }

    @Test
    void aLongAnswerIsNotTaken() {
        HttpCall call =
                new HttpCall("GET", tomcat.uri("/long"), java.util.Map.of(), new byte[0], Duration.ofSeconds(5), 1000);

        AnswerTooLongException e = assertThrows(AnswerTooLongException.class, () -> caller.call(call));

        assertTrue(e.getMessage().contains("longer than 1000 bytes"), e.getMessage());
    }

    @Test
    void aStreamedAnswerIsThereWithItsHeadAndEndsWhenItIsClosed() throws Exception {
        HttpStream stream =
                caller.open(HttpCall.of("GET", tomcat.uri("/trickle")).deadline(Duration.ofSeconds(5)));

        assertEquals(200, stream.head().status());
        try (InputStream body = stream.blocking()) {
            assertEquals('a', body.read());
        }
    }

    @Test
    void whatIsStreamedMayBeLongerThanAnAnswer() throws Exception {
        HttpCall call =
                new HttpCall("GET", tomcat.uri("/long"), java.util.Map.of(), new byte[0], Duration.ofSeconds(5), 1000);

        try (InputStream body = caller.open(call).blocking()) {
            assertEquals(100_000, body.readAllBytes().length);
        }
    }

    @Test
    void aRefusalIsReadAtOnce() throws Exception {
        HttpStream stream = caller.open(HttpCall.of("GET", tomcat.uri("/refused")));

        assertEquals(503, stream.head().status());
        assertEquals("not now", stream.head().text());
        assertEquals(-1, stream.blocking().read());
    }

    @Test
    void aRefusedConnectionIsToldAsSuch() throws Exception {
        int free = Ports.free();

        assertThrows(
                ConnectException.class,
                () -> caller.call(HttpCall.of("GET", URI.create("http://127.0.0.1:" + free + "/"))));
    }

    @Test
    void aConnectionThatNobodyTakesIsToldAsSuchHoweverSoonTheCallEnds() throws Exception {
        try (DeafServer deaf = new DeafServer()) {
            HttpCall call = HttpCall.of("GET", deaf.uri()).deadline(Duration.ofMillis(500));

            HttpTimeoutException e = assertThrows(HttpTimeoutException.class, () -> caller.call(call));

            assertTrue(HttpCaller.isUnsent(e), e.toString());
        }
    }

    @Test
    void afterCloseNoThreadOfTheExecutorIsLeft() throws Exception {
        HttpCaller closed = new HttpCaller("closed");
        closed.call(HttpCall.of("GET", tomcat.uri("/echo")));

        closed.close();

        assertThrows(ConnectException.class, () -> closed.call(HttpCall.of("GET", tomcat.uri("/echo"))));
        Eventually.isTrue(
                Duration.ofSeconds(10),
                "threads are left",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(t -> t.getName().startsWith("rollcall-http-closed")));
    }
}
