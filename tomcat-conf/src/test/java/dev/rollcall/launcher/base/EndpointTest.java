package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {
    private static final Path TEMPLATE = Path.of("src/main/base/conf/server.xml");

    @TempDir
    private Path root;

    private CatalinaBase base;

    @BeforeEach
    void copyTheTemplate() throws IOException {
        base = new CatalinaBase(root);
        Files.createDirectories(base.conf());
        Files.copy(TEMPLATE, base.conf().resolve("server.xml"));
    }

    @Test
    void templateListensOnThisMachineOnly() {
        assertEquals(new Endpoint("http", "127.0.0.1", 8080), read(Map.of()));
    }

    @Test
    void offsetIsAdded() {
        assertEquals(8180, read(Map.of("rollcall.port.offset", "100")).port());
    }

    @Test
    void settingsOfTheUserDecide() throws IOException {
        Files.writeString(
                base.conf().resolve("catalina.properties"), "rollcall.http.port=9000\nrollcall.http.address=0.0.0.0\n");

        Endpoint endpoint = read(Map.of("rollcall.port.offset", "5"));

        assertEquals(new Endpoint("http", "0.0.0.0", 9005), endpoint);
        assertEquals(URI.create("http://127.0.0.1:9005/"), endpoint.here());
        assertEquals(URI.create("http://localhost:9005/"), endpoint.shown());
    }

    @Test
    void firstConnectorThatSpeaksHttpCounts() throws IOException {
        write("<Server><Service><Connector protocol='AJP/1.3' port='8009'/>"
                + "<Connector port='8443' SSLEnabled='true'/><Connector port='8080'/></Service></Server>");

        assertEquals(new Endpoint("https", "", 8443), read(Map.of()));
    }

    @Test
    void addressOfAnInterfaceIsShown() {
        assertEquals(URI.create("http://192.0.2.7:8080/"), new Endpoint("http", "192.0.2.7", 8080).shown());
        assertEquals(URI.create("http://[2001:db8::7]:8080/"), new Endpoint("http", "2001:db8::7", 8080).here());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Server/>                            | has no HTTP connector.",
                "<Server><Connector port='x'/></Server> | sets port to x, which is not a number.",
                "<Server><Connector port='0'/></Server> | sets port 0: Rollcall must know its port",
                "<Server>                             | cannot be read: ",
                "<Server portOffset='60000'><Connector port='8080'/></Server> | sets port 68080",
            })
    void mistakesAreNamedWithTheFile(String xml, String sentence) throws IOException {
        write(xml);

        FailureException failure = assertThrows(FailureException.class, () -> read(Map.of()));

        assertTrue(
                failure.getMessage().startsWith(base.conf().resolve("server.xml") + " " + sentence),
                failure.getMessage());
    }

    @Test
    void takenPortIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Endpoint endpoint = new Endpoint("http", "127.0.0.1", other.getLocalPort());

            FailureException failure = assertThrows(FailureException.class, endpoint::requireFree);

            assertEquals(
                    "Port " + endpoint.port() + " is taken by another program: end that, or choose another port"
                            + " with --port-offset.",
                    failure.getMessage());
        }
    }

    @Test
    void freePortIsLeftFree() throws IOException {
        int port;
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = other.getLocalPort();
        }
        Endpoint endpoint = new Endpoint("http", "127.0.0.1", port);

        assertDoesNotThrow(endpoint::requireFree);
        assertDoesNotThrow(endpoint::requireFree);
    }

    private Endpoint read(Map<String, String> launched) {
        return Endpoint.read(base.conf(), BaseSettings.read(base, base.conf(), Map.of(), launched));
    }

    private void write(String xml) throws IOException {
        Files.writeString(base.conf().resolve("server.xml"), xml);
    }
}
