package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.RawRequest;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.IntrospectionUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NamedNodeMap;
import org.xml.sax.SAXException;

/** A Tomcat with the connector of the template, against requests that are wrong on purpose. Its time-out alone is shorter. */
class ConnectorTest {
    private static final int PATIENCE_MILLIS = 30_000;
    private static final int THREADS = 200;
    private static final Set<String> OF_THIS_MACHINE = Set.of("protocol", "port", "address");
    private static final List<String> SERVED = new CopyOnWriteArrayList<>();

    private static EmbeddedTomcat tomcat;

    /** Answers with what it was asked, and the values of a header. */
    private static final class Echo extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            SERVED.add(request.getRequestURI());
            request.getInputStream().readAllBytes();
            response.getWriter().print(request.getHeader("X-Note"));
        }
    }

    @BeforeAll
    static void start() {
        tomcat = started(connector -> connector.setProperty("connectionTimeout", "1000"));
    }

    /** Starts one that is as the template says, but for a change. */
    private static EmbeddedTomcat started(Consumer<Connector> change) {
        return EmbeddedTomcat.start("", app -> app.servlet("/*", new Echo()), connector -> {
            configure(connector);
            change.accept(connector);
        });
    }

    private static void configure(Connector connector) {
        NamedNodeMap attributes = attributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            String name = attributes.item(i).getNodeName();
            if (!OF_THIS_MACHINE.contains(name)) {
                String value = attributes.item(i).getNodeValue();
                assertTrue(IntrospectionUtils.setProperty(connector, name, value), name); // as Tomcat reads it
            }
        }
        assertEquals(THREADS, connector.getProperty("maxThreads"));
    }

    private static NamedNodeMap attributes() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(Path.of("src/main/base/conf/server.xml").toFile())
                    .getElementsByTagName("Connector")
                    .item(0)
                    .getAttributes();
        } catch (IOException | ParserConfigurationException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void stop() {
        tomcat.close();
    }

    @BeforeEach
    void forget() {
        SERVED.clear();
    }

    @Test
    void aHeadThatIsTooLongIsRefused() {
        RawRequest request = RawRequest.of("GET", "/");

        assertEquals(200, status(request.header("X-Note", "x".repeat(15 << 10))));
        assertEquals(400, status(request.header("X-Note", "x".repeat(16 << 10))));
        assertEquals(400, status(request.target("/" + "x".repeat(16 << 10))));
    }

    @Test
    void aHeadWithTooManyFieldsIsRefused() {
        assertEquals(200, status(fields(98))); // beside Host and Connection
        assertEquals(400, status(fields(99)));
    }

    private static RawRequest fields(int number) {
        RawRequest request = RawRequest.of("GET", "/");
        for (int i = 0; i < number; i++) {
            request = request.header("X-" + i, "");
        }
        return request;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a|Content-Length: 1|Content-Length: 2",
                "Host: a|Content-Length: 1|Content-Length: 1",
                "Host: a|Content-Length: +1",
                "Host: a|Content-Length: -1",
                "Host: a|Content-Length: 1, 1",
                "Host: a|Content-Length : 1",
                "Host: a|Transfer-Encoding: chunked, identity",
                "Host: a|Transfer-Encoding: xchunked",
                "Host: a|Transfer-Encoding: \u000bchunked",
                "Host: a|Transfer-Encoding: chunked|Transfer-Encoding: chunked",
                "X-Note: no host",
                "Host: a|Host: b",
                "Host: a b",
                "Host: a|no colon",
                "Host: a|X-Note: \u0000",
            })
    void ambiguousRequestsAreRefused(String fields) throws IOException {
        String answer = sent("POST / HTTP/1.1\r\n" + fields.replace("|", "\r\n")
                + "\r\n\r\nx\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");

        assertTrue(answer.matches("(?s)HTTP/1.1 (400|501) .*"), answer);
        assertEquals(List.of(), SERVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"GET http://b/ HTTP/1.1", "GET / HTTP/1.1 HTTP/1.1", "GET / HTTP/9.1", "G\u0000T / HTTP/1.1"})
    void ambiguousFirstLinesAreRefused(String line) throws IOException {
        String answer = sent(line + "\r\nHost: a\r\n\r\n");

        assertTrue(answer.matches("(?s)HTTP/1.1 (400|505) .*"), answer);
        assertEquals(List.of(), SERVED);
    }

    @Test
    void behindALengthBesideChunksNothingIsRead() throws IOException {
        String answer = sent("POST /one HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");

        assertFalse(SERVED.contains("/smuggled"), answer);
    }

    @Test
    void aFoldedLineIsNoFieldOfItsOwn() throws IOException {
        String answer =
                sent("POST /one HTTP/1.1\r\nHost: a\r\nX-Note: a\r\n Content-Length: 40\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 400 ") || answer.endsWith("a Content-Length: 40"), answer);
    }

    @Test
    void whoSendsNothingIsSentAway() throws IOException {
        try (Socket silent = connect(tomcat);
                Socket half = connect(tomcat)) {
            send(half, "GET / HTTP/1.1\r\nHost: a\r\nX-No");

            assertEquals(-1, silent.getInputStream().read());
            half.getInputStream().readAllBytes(); // an answer or none, but an end
        }
        assertEquals(List.of(), SERVED);
    }

    /** With its own time-out of 20 s, so that a thread which waited for the rest of a head would be missed. */
    @Test
    void halfRequestsKeepNobodyWaiting() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try (EmbeddedTomcat real = started(connector -> {})) {
            for (int i = 0; i < THREADS + 50; i++) {
                slow.add(connect(real));
                send(slow.get(i), "GET /slow HTTP/1.1\r\nHost: a\r\nX-No");
            }

            assertEquals(200, RawRequest.of("GET", "/fast").send(real.port()).status());
            assertEquals(List.of("/fast"), SERVED);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static int status(RawRequest request) {
        return request.send(tomcat.port()).status();
    }

    /** Sends it and reads until the server closes. */
    private static String sent(String request) throws IOException {
        try (Socket socket = connect(tomcat)) {
            send(socket, request);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    private static Socket connect(EmbeddedTomcat server) throws IOException {
        Socket socket = new Socket("127.0.0.1", server.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }
}
