package dev.rollcall.registry.faults;

import static dev.rollcall.registry.faults.Trio.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Ports;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.registry.testing.RunningRegistry;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Three registries, of which one was told wrong neighbours; and two clusters with keys of their own on one machine, which name each
 * other's addresses by mistake: each roll stays as its own clients were told, and the mistake is a line of the log.
 */
@EnabledIfSystemProperty(named = "rollcall.scale", matches = "[2-9]|[1-9][0-9]+", disabledReason = "takes -Pfull")
class ClusterNeighboursIT {

    private static final int MANY = 100;
    private static final String STRANGER = "a stranger on the port of the cluster is refused";

    /** Enough for all that a registry has to say once, but not for anything that it says every second. */
    private static final int MAX_WARNINGS = 10;

    private final List<RegistryProcess> foreign = new ArrayList<>();
    private Trio trio;

    @BeforeEach
    void threeRegistries() throws IOException {
        trio = Trio.here();
    }

    @AfterEach
    void closeAll() {
        foreign.forEach(RegistryProcess::close);
        trio.close();
    }

    @Test
    void oneThatWasToldWrongNeighboursIsFoundByThoseWhoNameIt() throws Exception {
        try (Clients clients = trio.clients()) {
            clients.start(20261229L);
            clients.awaitMore(MANY, SOON);
            trio.kill(1);

            trio.start(1, trio.members().get(1) + ",127.0.0.1:9,nobody.invalid:7800");

            trio.together(3);
            clients.awaitMore(MANY, SOON);
            trio.allAsTold(clients, "wrong neighbours");
            Eventually.passes(SOON, () -> {
                String said = warnings(trio.data(1)).toString();
                assertTrue(said.contains("the name nobody.invalid cannot be resolved"), said);
                for (int other : List.of(0, 2)) {
                    assertTrue(
                            said.contains(
                                    "does not name address=" + trio.members().get(other)),
                            said);
                }
            });
        }
    }

    @Test
    void twoClustersThatNameEachOtherStayApartAndSaySo() throws Exception {
        List<Integer> ports = Ports.free(2);
        List<String> own = ports.stream().map(port -> "127.0.0.1:" + port).toList();
        String all = String.join(",", own) + "," + String.join(",", trio.members());
        Path data = RunningRegistry.newData();
        Path otherData = RunningRegistry.newData();
        Tokens tokens = new Tokens(MasterKey.loadOrCreate(data), SystemTime.INSTANCE);
        Files.copy(data.resolve(MasterKey.FILE_NAME), otherData.resolve(MasterKey.FILE_NAME));
        trio.kill(2);
        trio.start(2, all);
        trio.together(3);

        foreign.add(RegistryProcess.start(data, own.get(0), all));
        foreign.add(RegistryProcess.start(otherData, own.get(1), all));

        List<URI> theirs = foreign.stream().map(RegistryProcess::address).toList();
        try (Clients clients = trio.clients();
                Clients others = new Clients(tokens, theirs)) {
            for (URI registry : theirs) {
                Eventually.passes(SOON, () -> assertTwoOfFive(others, registry));
            }
            clients.start(20261230L);
            others.start(20261231L);
            clients.awaitMore(MANY, SOON);
            others.awaitMore(MANY, SOON);
            trio.together(3);
            trio.allAsTold(clients, "beside a foreign cluster");
            others.end();
            Eventually.passes(SOON, () -> {
                for (URI registry : theirs) {
                    assertEquals(List.of(), others.broken(others.listed(registry)));
                }
            });
        }
        for (Path each : List.of(data, otherData, trio.data(0), trio.data(1), trio.data(2))) {
            Eventually.passes(SOON, () -> assertSaidOnce(warnings(each)));
        }
    }

    private static void assertTwoOfFive(Clients clients, URI registry) throws Exception {
        JsonObject cluster = clients.ask(registry, "/cluster");
        assertEquals(2, cluster.getJsonArray("Members").size());
        assertEquals(5, cluster.getInt("Configured"));
        clients.listed(registry);
    }

    private static void assertSaidOnce(List<String> warnings) {
        List<String> strangers =
                warnings.stream().filter(line -> line.contains(STRANGER)).toList();
        assertEquals(1, strangers.size(), warnings.toString());
        assertTrue(strangers.get(0).contains("it has another master.key"), strangers.toString());
        assertTrue(warnings.size() <= MAX_WARNINGS, warnings.size() + " " + warnings);
    }

    private static List<String> warnings(Path data) throws IOException {
        try (var lines = Files.lines(data.resolve(RegistryProcess.LOG))) {
            return lines.filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                    .toList();
        }
    }
}
