package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.rollcall.kit.testing.Skips;
import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.state.StateFile;
import dev.rollcall.launcher.state.TomcatLock;
import dev.rollcall.launcher.state.TomcatState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A base that a launcher has, whose Tomcat is not there. */
class DoctorTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    @TempDir
    private Path temp;

    private CatalinaBase tomcat;
    private TomcatLock lock;

    @BeforeEach
    void holdABase() throws IOException {
        tomcat = new CatalinaBase(temp.resolve("base"));
        Files.createDirectories(tomcat.conf());
        Files.writeString(tomcat.server(), "<Server><Service><Connector port='9'/></Service></Server>");
        lock = TomcatLock.take(tomcat, URI.create("http://127.0.0.1:9/"));
    }

    @AfterEach
    void leave() {
        lock.close();
    }

    @Test
    void tomcatThatDiedBelowItsLauncherIsTheReasonAndNotTheRegistry() {
        StateFile.in(tomcat).write(state(Long.MAX_VALUE).in(TomcatState.Phase.RUNNING, NOW));

        assertTrue(of("tomcat").get(0).sentence().startsWith("The Tomcat in " + tomcat.root() + " ended of its own: "));
        assertEquals(List.of(), of("registry"));
    }

    @Test
    void registryIsNotAskedWhileATomcatIsStarting() throws IOException {
        Files.writeString(
                tomcat.conf().resolve("catalina.properties"), "rollcall.registry.url=http://localhost:9/registry\n");
        StateFile.in(tomcat).write(state(ProcessHandle.current().pid()));

        assertEquals(
                List.of(Finding.warning("The Tomcat in " + tomcat.root()
                        + " is still starting: ask again when rollcall status says that it is ready.")),
                of("tomcat"));
        assertEquals(List.of(), of("registry"));
    }

    @Test
    void registryIsAskedOnceItsTomcatRuns() {
        StateFile.in(tomcat).write(state(ProcessHandle.current().pid()).in(TomcatState.Phase.RUNNING, NOW));

        assertEquals(List.of(), of("tomcat"));
        assertTrue(of("registry").get(0).sentence().startsWith("Nothing answers at http://127.0.0.1:9/"));
    }

    @Test
    void ofAVeryLongRollOnlyRollcallsOwnServicesAreLookedAt() throws IOException {
        StateFile.in(tomcat).write(state(ProcessHandle.current().pid()).in(TomcatState.Phase.RUNNING, NOW));
        Files.writeString(
                Files.createDirectories(tomcat.root().resolve("data")).resolve("master.key"), "A".repeat(43) + "\n");
        HttpServer registry = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        registry.createContext("/services", exchange -> {
            boolean all = !String.valueOf(exchange.getRequestURI().getQuery()).contains("name=");
            String shop = "{\"ServiceName\":\"Shop\",\"Status\":\"DOWN\"}" + " ".repeat(all ? 4 << 20 : 0);
            byte[] roll = ("{\"Services\":[" + (all ? shop : "") + "]}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, roll.length);
            exchange.getResponseBody().write(roll);
            exchange.close();
        });
        registry.start();
        try {
            Files.writeString(
                    tomcat.conf().resolve("catalina.properties"),
                    "rollcall.registry.url=http://127.0.0.1:"
                            + registry.getAddress().getPort() + "\n");

            List<Finding> found = of("services");

            assertTrue(found.toString().contains("LogService is not registered"), found::toString);
            assertFalse(found.toString().contains("Shop"), found::toString);
        } finally {
            registry.stop(0);
        }
    }

    @Test
    void whatSeveralChecksComeUponIsSaidOnce() throws IOException {
        CatalinaBase stopped = new CatalinaBase(temp.resolve("stopped"));
        Files.createDirectories(stopped.conf());
        Files.writeString(stopped.server(), "<Server>");

        List<String> sentences = new Doctor(new Installation(temp), new Base(stopped.root()), Map.of(), 0)
                .examine(Topology.ONE).findings().stream()
                        .map(entry -> entry.finding().sentence())
                        .filter(sentence -> sentence.startsWith(stopped.server() + " cannot be read: "))
                        .toList();

        assertEquals(1, sentences.size(), sentences.toString());
    }

    @Test
    void portAtWhichARegistryListensForTheOthersIsLookedAtAsWell() throws IOException {
        CatalinaBase registry = new CatalinaBase(temp.resolve("cluster/registry1"));
        Files.createDirectories(registry.conf());
        Files.copy(tomcat.server(), registry.server());
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();

            String found = new Doctor(new Installation(temp), new Base(temp.resolve("cluster")), Map.of(), port - 7800)
                    .examine(Topology.ONE)
                    .text();

            assertTrue(found.contains("Port " + port + " is taken by "), found);
        }
    }

    @Test
    void portOfAPortalThatBrowsersRefuseIsReportedWhetherItRunsOrNot() throws IOException {
        CatalinaBase stopped = new CatalinaBase(temp.resolve("stopped"));
        Files.createDirectories(stopped.conf());
        Files.copy(tomcat.server(), stopped.server());
        StateFile.in(tomcat).write(state(ProcessHandle.current().pid()));
        String refused = "Browsers refuse to open port 9, ";

        assertTrue(of("ports").toString().contains(refused));
        assertTrue(new Doctor(new Installation(temp), new Base(stopped.root()), Map.of(), 0)
                .examine(Topology.ONE)
                .text()
                .contains(refused));
    }

    @Test
    void roomThatTheLogServiceLeavesFreeIsNoneWhereTheBaseLies() throws IOException {
        List<Finding> found = of("disk", Map.of("ROLLCALL_LOG_RESERVE", moreThan(temp)));

        assertEquals(1, found.size(), found::toString);
        assertEquals(Finding.Severity.WRONG, found.get(0).severity());
        assertTrue(found.get(0).sentence().contains(" (rollcall.log.reserve) or less "), found::toString);
    }

    @Test
    void tomcatThatWasStartedWithoutTheLogServiceNeedsNoRoomForIt() throws IOException {
        StateFile.in(tomcat).write(TomcatState.started(Long.MAX_VALUE, NOW, EnumSet.of(War.REGISTRY)));

        List<Finding> found = of("disk", Map.of("ROLLCALL_LOG_RESERVE", moreThan(temp)));

        assertFalse(found.get(0).sentence().contains("rollcall.log.reserve"), found::toString);
    }

    @Test
    void roomThatTheLogServiceLeavesFreeIsNoneWhereItsDataLie() throws IOException {
        Path other = Path.of("/dev/shm");
        if (!Files.isDirectory(other) || DiskCheck.isShared(other, temp)) {
            Skips.because("it takes another disk than that of " + temp + ", and " + other + " is none");
        }

        List<Finding> found = of(
                "disk",
                Map.of(
                        "ROLLCALL_DATA_DIR",
                        other.resolve("not/made/yet").toString(),
                        "ROLLCALL_LOG_RESERVE",
                        moreThan(other)));

        assertFalse(found.get(0).sentence().contains("rollcall.log.reserve"), found::toString);
        assertEquals(Finding.Severity.WRONG, found.get(1).severity());
        assertTrue(found.get(1).sentence().contains(" (rollcall.log.reserve) or less "), found::toString);
        assertTrue(found.get(1).sentence().endsWith(" rollcall.data.dir."), found::toString);
    }

    @Test
    void settingsInTheEnvironmentAndInOptionsAreLookedAtWhereTheFileLeavesThemInForce() throws IOException {
        Files.writeString(tomcat.conf().resolve("catalina.properties"), "rollcall.log.reserve=64MiB\n");

        List<String> found = of(
                        "settings",
                        Map.of(
                                "ROLLCALL_GRADING_BACKUP_KEPT",
                                "5000",
                                "CATALINA_OPTS",
                                "-Xmx1g -Drollcall.log.reserve=much -Drollcall.log.index=perhaps"))
                .stream()
                .map(Finding::sentence)
                .toList();

        assertEquals(
                List.of(
                        "The settings in " + tomcat.conf().resolve("catalina.properties") + " are known.",
                        "The setting rollcall.log.index in CATALINA_OPTS is perhaps: make it true or false.",
                        "The variable ROLLCALL_GRADING_BACKUP_KEPT of the environment is 5000: make it a whole number"
                                + " from 0 to 1000."),
                found);
    }

    private static String moreThan(Path directory) throws IOException {
        return (Files.getFileStore(directory).getUsableSpace() >> 20) + 1024 + "MiB";
    }

    private static TomcatState state(long pid) {
        return TomcatState.started(pid, NOW, EnumSet.allOf(War.class));
    }

    private List<Finding> of(String check) {
        return of(check, Map.of());
    }

    private List<Finding> of(String check, Map<String, String> environment) {
        return new Doctor(new Installation(temp.resolve("home")), new Base(tomcat.root()), environment, 0)
                .examine(Topology.ONE).findings().stream()
                        .filter(entry -> entry.check().equals(check))
                        .map(Diagnosis.Entry::finding)
                        .toList();
    }
}
