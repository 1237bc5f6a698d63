package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.TestAuthority;
import dev.rollcall.kit.tomcat.Connector;
import dev.rollcall.kit.tomcat.Connectors;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnAddressTest {

    @TempDir
    private Path temp;

    private static final URI REGISTRY = URI.create("http://127.0.0.1:3000");
    private static final Connector PLAIN = connector(true, "http", false, false, "", 8080, "", 0);

    @Test
    void isTheLocalAddressOfASocketToTheRegistry() {
        assertSeen("http://127.0.0.1:8080/app", PLAIN);
    }

    @Test
    void isWhatTheConnectorIsBoundTo() {
        assertSeen("http://10.1.2.3:8080/app", connector(true, "http", false, false, "10.1.2.3", 8080, "", 0));
        assertSeen("http://[fe80::1]:8080/app", connector(true, "http", false, false, "fe80::1%eth0", 8080, "", 0));
    }

    @Test
    void hasTheConfiguredHostNameUnlessAProxyIsInFront() {
        Connector encrypted = connector(true, "https", true, false, "10.1.2.3", 8443, "", 0);
        Connector proxied = connector(true, "https", false, false, "", 8080, "school.example", 443);

        assertEquals(
                Optional.of(URI.create("https://a.example:8443/app")),
                named(encrypted).seenFrom(REGISTRY));
        assertEquals(
                Optional.of(URI.create("https://school.example/app")),
                named(proxied).seenFrom(REGISTRY));
        assertEquals(
                Optional.of(URI.create("https://a.example:8443/registry")),
                named(encrypted).neighbour("/registry"));
        assertEquals(
                Optional.of(URI.create("http://127.0.0.1:8080/registry")),
                named(PLAIN).neighbour("/registry"));
    }

    private static OwnAddress named(Connector connector) {
        return new OwnAddress(Optional.empty(), Optional.of("a.example"), "/app", () -> List.of(connector));
    }

    @Test
    void isTheProxyTheConnectorNames() {
        assertSeen(
                "https://school.example/app", connector(true, "https", false, false, "", 8080, "school.example", 443));
        assertSeen("http://proxy:81/app", PLAIN, connector(true, "http", false, false, "", 9090, "proxy", 81));
    }

    @Test
    void isTheOneThatSpeaksAsTheRegistryDoes() {
        Connector encrypted = connector(true, "https", true, false, "", 443, "", 0);
        URI encryptedRegistry = URI.create("https://127.0.0.1:3443");

        assertSeen("http://127.0.0.1:8080/app", encrypted, PLAIN);
        assertSeen("https://127.0.0.1/app", encrypted);
        assertEquals(
                Optional.of(URI.create("https://127.0.0.1/app")),
                address(PLAIN, encrypted).seenFrom(encryptedRegistry));
    }

    @Test
    void isTheLowestPortOfEqualConnectors() {
        assertSeen("http://127.0.0.1:8080/app", connector(true, "http", false, false, "", 9090, "", 0), PLAIN);
    }

    @Test
    void isNotForThisMachineOnlyWhereTheRegistryIsElsewhereAndThereIsAChoice() {
        URI elsewhere = URI.create("http://192.0.2.9:3000");
        Connector local = connector(true, "http", false, false, "127.0.0.1", 8080, "", 0);
        Connector open = connector(true, "https", true, false, "192.0.2.1", 8443, "", 0);

        assertEquals(
                Optional.of(URI.create("https://192.0.2.1:8443/app")),
                address(local, open).seenFrom(elsewhere));
        assertEquals(
                Optional.of(URI.create("http://127.0.0.1:8080/app")),
                address(local).seenFrom(elsewhere));
        assertSeen("http://127.0.0.1:8080/app", local, open);
    }

    @Test
    void isSeenFromTheFirstOfSeveralRegistriesWhoseNameIsKnown() {
        URI nobody = URI.create("http://nobody.invalid:3000");
        Connector local = connector(true, "http", false, false, "127.0.0.1", 8080, "", 0);
        Connector open = connector(true, "https", true, false, "192.0.2.1", 8443, "", 0);
        OwnAddress own = address(local, open);

        assertEquals(Optional.of(URI.create("http://127.0.0.1:8080/app")), own.seenFrom(List.of(nobody, REGISTRY)));
        assertEquals(Optional.of(URI.create("https://192.0.2.1:8443/app")), own.seenFrom(List.of(nobody)));
        assertEquals(Optional.empty(), own.seenFrom(List.of()));
    }

    @Test
    void isSeenFromTheSameRegistryAsLongAsThatIsOneOfThem() {
        URI elsewhere = URI.create("http://192.0.2.9:3000");
        Connector local = connector(true, "http", false, false, "127.0.0.1", 8080, "", 0);
        Connector open = connector(true, "https", true, false, "192.0.2.1", 8443, "", 0);
        OwnAddress own = address(local, open);
        Optional<URI> first = own.seenFrom(List.of(REGISTRY));

        assertEquals(first, own.seenFrom(List.of(elsewhere, REGISTRY)));
        assertEquals(Optional.of(URI.create("https://192.0.2.1:8443/app")), own.seenFrom(List.of(elsewhere)));
    }

    @Test
    void isUnknownUntilAConnectorForHttpAccepts() {
        assertEquals(
                Optional.empty(),
                address(connector(false, "http", false, false, "", 8080, "", 0)).seenFrom(REGISTRY));
        assertEquals(
                Optional.empty(),
                address(connector(true, "http", false, true, "", 8009, "", 0)).seenFrom(REGISTRY));
        assertEquals(
                Optional.empty(),
                address(connector(true, "http", false, false, "", -1, "", 0)).seenFrom(REGISTRY));
        assertEquals(Optional.empty(), address().seenFrom(REGISTRY));
    }

    @Test
    void isWhatWasConfiguredOnceAConnectorAcceptsOrWhereNoneIsShown() {
        Optional<URI> configured = Optional.of(URI.create("https://front.example/x"));
        Connector starting = connector(false, "http", false, false, "", 8080, "", 0);

        assertEquals(
                configured,
                new OwnAddress(configured, Optional.empty(), "/app", () -> List.of(PLAIN)).seenFrom(REGISTRY));
        assertEquals(configured, new OwnAddress(configured, Optional.empty(), "/app", List::of).seenFrom(REGISTRY));
        assertEquals(
                Optional.empty(),
                new OwnAddress(configured, Optional.empty(), "/app", () -> List.of(starting)).seenFrom(REGISTRY));
    }

    @Test
    void isWhatWasConfiguredWhereOnlyAWebServerAsks() {
        Optional<URI> configured = Optional.of(URI.create("https://front.example/x"));
        Connector ajp = connector(true, "http", false, true, "", 8009, "", 0);

        assertEquals(
                configured,
                new OwnAddress(configured, Optional.empty(), "/app", () -> List.of(ajp)).seenFrom(REGISTRY));
    }

    @Test
    void aNeighbourIsCalledDirectlyWhateverProxyIsInFront() {
        OwnAddress own = address(connector(true, "https", false, false, "", 8080, "school.example", 443));

        assertEquals(Optional.of(URI.create("http://127.0.0.1:8080/registry")), own.neighbour("/registry"));
    }

    @Test
    void knowsItsOwnConnectors() {
        OwnAddress own = address(PLAIN);

        assertTrue(own.isOwn(URI.create("http://localhost:8080/registry")));
        assertFalse(own.isOwn(URI.create("http://localhost:8081/registry")));
        assertFalse(own.isOwn(URI.create("http://192.0.2.1:8080/registry")));
    }

    @Test
    void jmxShowsTheRealPortAndAddress() {
        try (EmbeddedTomcat tomcat = EmbeddedTomcat.start(
                "/app",
                app -> ((org.apache.catalina.Engine) app.context().getParent().getParent()).setName("own-address"))) {
            OwnTomcat own = new OwnTomcat("own-address", "//127.0.0.1/app");
            List<Connector> shown = own.connectors();

            assertEquals(1, shown.size());
            assertEquals(tomcat.port(), shown.get(0).port());
            assertEquals(Optional.of("127.0.0.1"), shown.get(0).address());
            assertTrue(shown.get(0).started());
            assertFalse(shown.get(0).ajp() || shown.get(0).encrypted());
            assertTrue(own.isServing());
            assertFalse(own.isStopping());
        }
        assertEquals(List.of(), new OwnTomcat("own-address", "//127.0.0.1/app").connectors());
        assertEquals(List.of(), new OwnTomcat("no such:domain", "//").connectors());
    }

    @Test
    void jmxShowsEncryptionProxyAndPort() {
        TestAuthority authority = TestAuthority.in(temp);
        Path store = authority.server("server", "ip:127.0.0.1");
        try (EmbeddedTomcat tomcat = EmbeddedTomcat.startEncrypted(store, authority.password(), app -> {})) {
            Connector shown = only(tomcat);

            assertTrue(shown.usable() && shown.encrypted());
            assertEquals(URI.create("https://127.0.0.1:" + tomcat.port() + "/app"), shown.here("/app"));
        }
        try (EmbeddedTomcat tomcat = EmbeddedTomcat.start("", app -> {}, connector -> {
            connector.setProxyName("school.example");
            connector.setProxyPort(443);
            connector.setScheme("https");
            connector.setProperty("bindOnInit", "false");
        })) {
            assertEquals(
                    Optional.of(URI.create("https://school.example/app")),
                    only(tomcat).proxied("/app"));
        }
    }

    private static Connector only(EmbeddedTomcat tomcat) {
        return Connectors.ofAllEngines().list().stream()
                .filter(connector -> connector.port() == tomcat.port())
                .findFirst()
                .orElseThrow();
    }

    private static void assertSeen(String expected, Connector... connectors) {
        assertEquals(Optional.of(URI.create(expected)), address(connectors).seenFrom(REGISTRY));
    }

    private static OwnAddress address(Connector... connectors) {
        return new OwnAddress(Optional.empty(), Optional.empty(), "/app", () -> List.of(connectors));
    }

    private static Connector connector(
            boolean started,
            String scheme,
            boolean tls,
            boolean ajp,
            String address,
            int port,
            String proxy,
            int proxyPort) {
        return new Connector(started, scheme, tls, ajp, some(address), port, some(proxy), proxyPort);
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }
}
