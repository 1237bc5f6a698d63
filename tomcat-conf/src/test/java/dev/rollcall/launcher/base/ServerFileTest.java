package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerFileTest {
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
    void unencryptedConnectorsComeFirstAndAjpIsNone() throws IOException {
        write("<Server><Service><Connector protocol='AJP/1.3' port='8009'/>"
                + "<Connector port='8443' SSLEnabled='true'/><Connector port='8080'/></Service></Server>");

        assertEquals(List.of(new Endpoint("http", "", 8080), new Endpoint("https", "", 8443)), all(Map.of()));
    }

    @Test
    void encryptedConnectorAloneIsEnough() throws IOException {
        write(
                "<Server><Connector port='${rollcall.https.port:-8443}' SSLEnabled='true' address='127.0.0.1'/></Server>");

        assertEquals(new Endpoint("https", "127.0.0.1", 8443), read(Map.of()));
        assertEquals(Set.of("rollcall.https.port"), file().keys());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<Server/>                            | has no HTTP connector.",
                "<Server><Connector port='x'/></Server> | sets port to x, which is not a number.",
                "<Server><Connector port='0'/></Server> | sets port 0: Rollcall must know its port",
                "<Server>                             | cannot be read: ",
                "<Server><Connector port='-1'/></Server> | sets port -1: Rollcall must know its port",
                "<Server portOffset='60000'><Connector port='8080'/></Server> | sets port 8080, and --port-offset, or portOffset there, adds 60000 to it, which makes 68080: Rollcall must know its port",
            })
    void mistakesAreNamedWithTheFile(String xml, String sentence) throws IOException {
        write(xml);

        FailureException failure = assertThrows(FailureException.class, () -> read(Map.of()));

        assertTrue(
                failure.getMessage().startsWith(base.conf().resolve("server.xml") + " " + sentence),
                failure.getMessage());
    }

    @Test
    void offsetBeyondAllPortsIsBlamed() {
        FailureException failure = assertThrows(
                FailureException.class,
                () -> read(Map.of("rollcall.port.offset", Integer.toString(Integer.MAX_VALUE))));

        assertTrue(
                failure.getMessage().contains("--port-offset, or portOffset there, adds 2147483647 to it"),
                failure.getMessage());
    }

    @Test
    void fileMayBeInLatin1() throws IOException {
        Files.writeString(
                base.server(),
                "<?xml version='1.0' encoding='ISO-8859-1'?><!-- schön --><Server><Connector port='${rollcall.mine:-1}'/></Server>",
                StandardCharsets.ISO_8859_1);

        assertEquals(1, read(Map.of()).port());
        assertEquals(Set.of("rollcall.mine"), file().keys());
    }

    @Test
    void missingFileIsSaidToBeMissing() throws IOException {
        Files.delete(base.server());

        FailureException failure = assertThrows(FailureException.class, () -> read(Map.of()));

        assertEquals(base.server() + " cannot be read: " + base.server() + " is missing.", failure.getMessage());
    }

    private Endpoint read(Map<String, String> launched) {
        return all(launched).get(0);
    }

    private List<Endpoint> all(Map<String, String> launched) {
        return file().endpoints(BaseSettings.read(base, base.conf(), Map.of(), launched));
    }

    private ServerFile file() {
        return new ServerFile(base.server());
    }

    private void write(String xml) throws IOException {
        Files.writeString(base.conf().resolve("server.xml"), xml);
    }
}
