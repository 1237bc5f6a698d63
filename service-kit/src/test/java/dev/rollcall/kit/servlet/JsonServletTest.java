package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.LogCapture;
import dev.rollcall.kit.testing.RawReply;
import dev.rollcall.kit.testing.RawRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.zip.GZIPOutputStream;
import org.apache.catalina.core.ContainerBase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JsonServletTest {

    private static final Json JSON = new Json();
    private static EmbeddedTomcat tomcat;

    @BeforeAll
    static void start() {
        tomcat = EmbeddedTomcat.start(app -> app.filter(new TraceFilter())
                .filter(new ProblemFilter())
                .servlet("/leases/*", new Leases())
                .servlet("/compressed", new Compressed())
                .servlet("/broken", new Broken())
                .servlet("/problem", new ProblemServlet())
                .errorPage("/problem"));
    }

    @AfterAll
    static void stop() {
        tomcat.close();
        JSON.close();
    }

    public record Lease(String name) {
        public Lease {
            if (name == null || name.isBlank()) {
                throw new IllegalArgumentException("name must not be blank");
            }
        }
    }

    static final class Leases extends JsonServlet {
        private static final long serialVersionUID = 1L;

        Leases() {
            super(JSON);
        }

        @Override
        protected void get(Exchange exchange) throws IOException {
            if (exchange.request().getQueryString() != null
                    && exchange.query("fail").isPresent()) {
                throw new IllegalStateException("secret internals");
            }
            exchange.answer(200, Map.of("path", String.join("|", exchange.path())));
        }

        @Override
        protected void post(Exchange exchange) throws IOException {
            exchange.answer(201, exchange.json(Lease.class, 40));
        }
    }

    /** Keeps its body. */
    static final class Compressed extends JsonServlet {
        private static final long serialVersionUID = 1L;
        private static final AtomicReference<InputStream> KEPT = new AtomicReference<>();

        Compressed() {
            super(JSON);
        }

        @Override
        protected void post(Exchange exchange) throws IOException {
            InputStream body = exchange.inflatedStream(100);
            KEPT.set(body);
            exchange.answer(200, "text/plain", new byte[] {(byte) body.read()});
        }
    }

    /** Fails when its answer has begun. */
    static final class Broken extends JsonServlet {
        private static final long serialVersionUID = 1L;

        Broken() {
            super(JSON);
        }

        @Override
        protected void get(Exchange exchange) throws IOException {
            exchange.response().getOutputStream().write(new byte[100_000]);
            throw new IllegalStateException("a part of it is missing");
        }
    }

    private static HttpResponse<String> post(String body) {
        return Http.post(tomcat.uri("/leases"), "application/json", body);
    }

    @Test
    void thePathIsDecodedIntoSegments() {
        assertEquals(
                "{\"path\":\"a b|c\"}", Http.get(tomcat.uri("/leases/a%20b/c/")).body());
    }

    @Test
    void jsonIsReadAndAnswered() {
        HttpResponse<String> answer = post("{\"name\":\"ü\"}");

        assertEquals(201, answer.statusCode());
        assertEquals("{\"name\":\"ü\"}", answer.body());
        assertEquals(
                "application/json", answer.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void anotherMethodIsToldWhatIsAllowed() {
        HttpResponse<String> answer = Http.send("DELETE", tomcat.uri("/leases"), null);

        assertEquals(405, answer.statusCode());
        assertEquals(
                "GET, HEAD, OPTIONS, POST", answer.headers().firstValue("Allow").orElseThrow());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElseThrow());
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() {
        HttpResponse<String> answer = Http.send("HEAD", tomcat.uri("/leases/a"), null);

        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());
    }

    @Test
    void badInputIsNamed() {
        assertEquals(400, post("{").statusCode());
        assertEquals(413, post("{\"name\":\"" + "x".repeat(50) + "\"}").statusCode());
        assertEquals(415, Http.post(tomcat.uri("/leases"), "text/plain", "{}").statusCode());
        assertEquals(
                415,
                Http.post(tomcat.uri("/leases"), "application/json;charset=latin1", "{}")
                        .statusCode());
        HttpResponse<String> invalid = post("{\"name\":\" \"}");
        assertEquals(422, invalid.statusCode());
        assertTrue(invalid.body().contains("\"detail\":\"Name must not be blank.\""), invalid.body());
    }

    /** What unpacks it has memory that is not on the heap. */
    @Test
    void aCompressedBodyEndsWithItsRequest() {
        RawReply reply = RawRequest.of("POST", "/compressed", "text/plain", "")
                .header("Content-Encoding", "gzip")
                .body(gzip("ab"))
                .send(tomcat.port());

        assertEquals("a", reply.body());
        assertThrows(ProblemException.class, () -> Compressed.KEPT.get().read());
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return bytes.toByteArray();
    }

    @Test
    void aParameterThatIsThereTwiceIsUnreadable() {
        HttpResponse<String> answer = Http.get(tomcat.uri("/leases?fail=&fail=1"));

        assertEquals(400, answer.statusCode());
        assertTrue(answer.body().contains("The parameter fail is there twice."), answer.body());
    }

    @Test
    void aQueryThatCannotBeDecodedIsUnreadable() throws IOException {
        String answer = Http.raw(
                tomcat.port(), "GET /leases?fail=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 400"), answer);
        assertTrue(answer.contains("The query cannot be decoded."), answer);
    }

    @Test
    void aDefectTellsNothingInternalButItsTrace() {
        String trace = TraceContext.fresh().header();

        HttpResponse<String> answer = Http.get(tomcat.uri("/leases?fail=1"), "traceparent", trace);

        assertEquals(500, answer.statusCode());
        assertFalse(answer.body().contains("secret"), answer.body());
        assertTrue(answer.body().contains("\"traceId\":\"" + trace.split("-")[1] + "\""), answer.body());
        assertTrue(answer.headers().firstValue("traceparent").orElseThrow().contains(trace.split("-")[1]));
    }

    @Test
    void whatFailsWhenItsAnswerHasBegunBreaksOff() throws IOException {
        List<LogRecord> records = new CopyOnWriteArrayList<>();
        try (LogCapture ignored = LogCapture.of(ContainerBase.class, Level.SEVERE, records)) {
            String answer =
                    Http.raw(tomcat.port(), "GET /broken HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

            assertTrue(answer.startsWith("HTTP/1.1 200"), answer.substring(0, 20));
            assertFalse(answer.endsWith("\r\n0\r\n\r\n"), "its reader takes it for whole");
        }
        assertEquals(
                List.of("java.lang.IllegalStateException: a part of it is missing"),
                records.stream()
                        .map(record -> String.valueOf(record.getThrown()))
                        .toList());
    }

    @Test
    void theContainersOwnErrorsLookTheSame() {
        HttpResponse<String> answer = Http.get(tomcat.uri("/nowhere"));

        assertEquals(404, answer.statusCode());
        assertTrue(answer.body().contains("\"type\":\"https://rollcall.dev/problems/not-found\""), answer.body());
        assertTrue(answer.body().contains("\"instance\":\"/nowhere\""), answer.body());
    }

    @Test
    void whatNobodyHasLookedAtIsNotSaidNotToBeThere() {
        try (EmbeddedTomcat reloaded = EmbeddedTomcat.start(
                app -> app.unmapped().servlet("/problem", new ProblemServlet()).errorPage("/problem"))) {
            HttpResponse<String> answer = Http.get(reloaded.uri("/leases"));

            assertEquals(503, answer.statusCode());
            assertTrue(answer.body().contains("/problems/not-serving\""), answer.body());
        }
    }
}
