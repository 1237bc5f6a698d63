package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.base.Addresses.Address;
import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SitesTest {
    private static final Path TEMPLATE = Path.of("src/main/base/conf");

    @TempDir
    private Path root;

    private final Map<String, String> environment = new HashMap<>();
    private Set<War> only = EnumSet.allOf(War.class);

    @Test
    void fourNewTomcatsHaveThePortsOfTheTutorialAtTheRoot() {
        assertEquals(
                List.of(
                        new Address(War.REGISTRY, URI.create("http://127.0.0.1:3000/")),
                        new Address(War.LOG, URI.create("http://127.0.0.1:4000/")),
                        new Address(War.GRADING, URI.create("http://127.0.0.1:6000/")),
                        new Address(War.PORTAL, URI.create("http://127.0.0.1:5000/"))),
                read(Topology.FOUR, Map.of()).services().all());
        assertFalse(Files.exists(root.resolve("registry")));
    }

    @Test
    void offsetMovesAll() {
        Sites sites = read(Topology.FOUR, Map.of("rollcall.port.offset", "100"));

        assertEquals(List.of(URI.create("http://127.0.0.1:3100/")), sites.registries());
        assertEquals(
                Map.of("rollcall.http.port", "4000", "rollcall.registry.url", "http://127.0.0.1:3100"),
                sites.properties(sites.of(War.LOG).orElseThrow()));
    }

    @Test
    void registryIsNotToldWhereItIs() {
        Sites sites = read(Topology.FOUR, Map.of());

        assertEquals(
                Map.of("rollcall.http.port", "3000"),
                sites.properties(sites.of(War.REGISTRY).orElseThrow()));
    }

    @Test
    void oneTomcatHasAllServicesSideBySide() {
        Sites sites = read(Topology.ONE, Map.of());

        assertEquals(
                List.of(URI.create("http://127.0.0.1:8080/grading/")),
                sites.services().of(War.GRADING));
        assertEquals(List.of(URI.create("http://127.0.0.1:8080/registry/")), sites.registries());
        assertEquals(Map.of(), sites.properties(sites.all().get(0)));
        assertEquals(root.resolve("data/portal"), sites.all().get(0).data(War.PORTAL));
    }

    @Test
    void partOfFourStillKnowsTheRegistry() {
        only = EnumSet.of(War.LOG);

        Sites sites = read(Topology.FOUR, Map.of());

        assertEquals(List.of(War.LOG), sites.services().wars());
        assertEquals(List.of(URI.create("http://127.0.0.1:3000/")), sites.registries());
        assertEquals("log", sites.names());
    }

    @Test
    void registryOfTheUserWins() {
        environment.put("ROLLCALL_REGISTRY_URL", "https://first.example.org:8443/registry");

        Sites sites = read(Topology.FOUR, Map.of());

        assertEquals(List.of(URI.create("https://first.example.org:8443/registry/")), sites.registries());
        assertFalse(sites.properties(sites.of(War.LOG).orElseThrow()).containsKey("rollcall.registry.url"));
    }

    @Test
    void registryThatIsNoAddressIsNamed() {
        environment.put("ROLLCALL_REGISTRY_URL", "first:8080");

        FailureException failure = assertThrows(
                FailureException.class, () -> read(Topology.FOUR, Map.of()).registries());

        assertEquals(
                "rollcall.registry.url must be the http or https address of a registry, but is first:8080.",
                failure.getMessage());
    }

    @Test
    void registriesOfAClusterKnowEachOtherAndEverybodyKnowsAllOfThem() {
        Sites sites = read(Topology.CLUSTER, Map.of("rollcall.port.offset", "100"));

        assertEquals(
                List.of("registry1", "registry2", "registry3", "log1", "log2", "grading1", "portal1", "portal2"),
                sites.all().stream().map(site -> site.placement().name()).toList());
        assertEquals(
                Map.of(
                        "rollcall.http.port", "3001",
                        "rollcall.registry.cluster.members", "127.0.0.1:7900,127.0.0.1:7901,127.0.0.1:7902",
                        "rollcall.registry.cluster.address", "127.0.0.1:7901"),
                sites.properties(sites.all().get(1)));
        assertEquals(
                Map.of(
                        "rollcall.http.port", "5001",
                        "rollcall.registry.url", "http://127.0.0.1:3100,http://127.0.0.1:3101,http://127.0.0.1:3102"),
                sites.properties(sites.all().get(7)));
    }

    @Test
    void membersOfTheUserWin() {
        environment.put("ROLLCALL_REGISTRY_CLUSTER_MEMBERS", "first:7800,second:7800,third:7800");

        Sites sites = read(Topology.CLUSTER, Map.of());

        assertEquals(
                Map.of("rollcall.http.port", "3000"),
                sites.properties(sites.all().get(0)));
    }

    @Test
    void portOfTheClusterThatIsNoneIsRefused() {
        Sites sites = read(Topology.CLUSTER, Map.of("rollcall.port.offset", "58000"));

        FailureException failure = assertThrows(
                FailureException.class, () -> Registries.requireFree(sites.all().get(0)));

        assertTrue(failure.getMessage().startsWith("The port offset makes 65800 of"), failure.getMessage());
    }

    @Test
    void directoryThatAllWouldShareIsRefused() {
        environment.put("ROLLCALL_DATA_DIR", "/srv/data");

        FailureException failure = assertThrows(FailureException.class, read(Topology.FOUR, Map.of())::requireDistinct);

        assertTrue(
                failure.getMessage()
                        .startsWith("The Tomcats registry and log cannot share the directory /srv/data: set"),
                failure.getMessage());
    }

    @Test
    void portThatTwoWouldShareIsRefused() throws IOException {
        Path conf = Files.createDirectories(root.resolve("log/conf"));
        Files.writeString(conf.resolve("catalina.properties"), "rollcall.http.port=3000\n");

        FailureException failure = assertThrows(FailureException.class, read(Topology.FOUR, Map.of())::requireDistinct);

        assertTrue(failure.getMessage().contains("cannot share the port 3000"), failure.getMessage());
    }

    @Test
    void withoutATemplateOnlyWhatExistsCounts() throws IOException {
        Path conf = Files.createDirectories(root.resolve("log/conf"));
        Files.copy(TEMPLATE.resolve("server.xml"), conf.resolve("server.xml"));

        Sites sites = Sites.read(new Base(root), Topology.FOUR, only, Optional.empty(), environment, Map.of());

        assertEquals(
                List.of("log"),
                sites.all().stream().map(site -> site.placement().name()).toList());
    }

    @Test
    void mistakesOfASiteAreFound() throws IOException {
        Path conf = Files.createDirectories(root.resolve("conf"));
        Files.writeString(conf.resolve("catalina.properties"), "rollcall.http.prot=3000\n");

        assertEquals(
                List.of("The setting rollcall.http.prot is not known: did you mean rollcall.http.port?"),
                read(Topology.ONE, Map.of()).all().get(0).mistakes());
    }

    @Test
    void onePortOnTwoAddressesIsForTwo() throws IOException {
        connect("log", "<Connector port='3000' address='127.0.0.2'/>");

        assertDoesNotThrow(read(Topology.FOUR, Map.of())::requireDistinct);
    }

    @Test
    void oneTomcatMayListenOnOnePortOfTwoAddresses() throws IOException {
        connect("log", "<Connector port='4000' address='127.0.0.1'/><Connector port='4000' address='127.0.0.2'/>");

        assertDoesNotThrow(read(Topology.FOUR, Map.of())::requireDistinct);
    }

    @Test
    void allAddressesIncludeThatOfAnother() throws IOException {
        connect("log", "<Connector port='3000'/>");

        FailureException failure = assertThrows(FailureException.class, read(Topology.FOUR, Map.of())::requireDistinct);

        assertTrue(
                failure.getMessage().startsWith("The Tomcats registry and log cannot share the port 3000"),
                failure.getMessage());
    }

    private void connect(String name, String connectors) throws IOException {
        Path conf = Files.createDirectories(root.resolve(name).resolve("conf"));
        Files.writeString(conf.resolve("server.xml"), "<Server>" + connectors + "</Server>");
    }

    private Sites read(Topology topology, Map<String, String> launched) {
        return Sites.read(new Base(root), topology, only, Optional.of(TEMPLATE), environment, launched);
    }
}
