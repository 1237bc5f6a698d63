package dev.rollcall.launcher.status;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.state.ContextsFile;
import dev.rollcall.launcher.state.TomcatContexts;
import dev.rollcall.launcher.state.TomcatContexts.Context;
import dev.rollcall.launcher.state.TomcatState;
import dev.rollcall.launcher.state.TomcatState.Phase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnservedTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    private static final long PID = ProcessHandle.current().pid();
    private static final Optional<URI> ENDPOINT = Optional.of(URI.create("http://127.0.0.1:8080/"));

    @TempDir
    private Path root;

    private ZoneId zone = ZoneOffset.UTC;
    private Placement placement;

    @BeforeEach
    void prepareTheBase() throws IOException {
        placement = new Base(root).placements(Topology.ONE).get(0);
        for (String directory : List.of("webapps", "logs", "conf/Catalina/localhost")) {
            Files.createDirectories(root.resolve(directory));
        }
    }

    @Test
    void whatTomcatHasStoppedIsNamedWithTheReasonIfTheLogTells() throws IOException {
        Files.writeString(root.resolve("logs/console.log"), """
                30-Nov-2026 20:00:02.003 SEVERE [main] org.apache.catalina.core.StandardContext.startInternal [/shop]
                java.lang.IllegalStateException: no database
                """);

        assertEquals(
                List.of(
                        "/broken FAILED Optional.empty",
                        "/shop FAILED Optional[java.lang.IllegalStateException: no database]",
                        "/stopped STOPPED Optional.empty"),
                unserved(Phase.RUNNING, "/broken FAILED", "/library STARTED", "/shop STOPPED", "/stopped STOPPED"));
    }

    @Test
    void timesInTheLogAreThoseOfTomcatsZone() throws IOException {
        zone = ZoneId.of("Pacific/Kiritimati"); // fourteen hours ahead
        Files.writeString(root.resolve("logs/console.log"), """
                01-Feb-2026 01:59:59.000 SEVERE [main] org.apache.catalina.core.StandardContext.startInternal Bad [/early]
                01-Feb-2026 02:00:00.000 INFO [main] org.apache.catalina.startup.HostConfig.deployWAR done
                01-Feb-2026 02:00:01.000 SEVERE [main] org.apache.catalina.core.StandardContext.startInternal Bad [/late]
                """);

        assertEquals(
                List.of("/early STOPPED Optional.empty", "/late FAILED Optional[Bad [/late]]"),
                unserved(Phase.RUNNING, "/early STOPPED", "/late STOPPED"));
    }

    @Test
    void whatIsBeingStartedIsPending() throws IOException {
        assertEquals(List.of("/shop STARTING Optional.empty"), unserved(Phase.RUNNING, "/shop STARTING"));
    }

    @Test
    void whatLiesThereAndIsNotDeployedIsNamed() throws IOException {
        for (String file : List.of(
                "webapps/shop.war",
                "webapps/Eu#shop##2.WAR",
                "webapps/ROOT.war",
                "webapps/readme.txt",
                "webapps/odd,name.war",
                "conf/Catalina/localhost/far.xml",
                "conf/Catalina/localhost/rewrite.config")) {
            Files.createFile(root.resolve(file));
        }
        Files.createDirectories(root.resolve("webapps/folder/WEB-INF"));
        Files.createDirectories(root.resolve("webapps/META-INF"));

        assertEquals(
                List.of(
                        "/ ABSENT Optional.empty",
                        "/Eu/shop##2 ABSENT Optional.empty",
                        "/far ABSENT Optional.empty",
                        "/folder ABSENT Optional.empty"),
                unserved(Phase.RUNNING, "/shop STARTED"));
    }

    @Test
    void tomcatThatIsStillStartingHasNotTriedEverything() throws IOException {
        Files.createFile(root.resolve("webapps/shop.war"));

        assertEquals(List.of("/broken STOPPED Optional.empty"), unserved(Phase.STARTING, "/broken STOPPED"));
    }

    @Test
    void ownServiceThatWasNotToBeStartedIsNotMissed() throws IOException {
        Files.createFile(root.resolve("webapps/portal.war"));
        Files.createFile(root.resolve("webapps/log.war"));

        assertEquals(
                List.of("/log ABSENT Optional.empty"),
                unserved(Phase.RUNNING, "/registry STARTED", "/grading STOPPED"));
    }

    @Test
    void serviceAtTheRootOfItsOwnTomcatIsOneOfRollcalls() {
        placement = new Base(root).placements(Topology.FOUR).get(1);
        TomcatContexts contexts = new TomcatContexts(
                1, zone, List.of(new Context("", "FAILED", NOON), new Context("/shop", "FAILED", NOON)));

        assertEquals(
                List.of("/ true", "/shop false"),
                new Unserved(placement, Set.of(War.LOG), contexts)
                        .all(true).stream()
                                .map(context -> context.path() + " " + context.own())
                                .toList());
    }

    @Test
    void tomcatThatDoesNotRunTellsNothing() throws IOException {
        write(PID, "/shop STOPPED");
        TomcatState running = TomcatState.started(PID, NOON, Set.of(War.LOG)).in(Phase.RUNNING, NOON);

        assertEquals(
                Optional.empty(),
                new Survey(placement, Optional.empty(), Optional.of(running), OptionalLong.empty()).unserved());
        assertEquals(
                Optional.empty(), new Survey(placement, ENDPOINT, Optional.empty(), OptionalLong.empty()).unserved());
    }

    @Test
    void whatAnEarlierTomcatHasToldIsNothing() throws IOException {
        write(PID + 1, "/shop STOPPED");
        TomcatState running = TomcatState.started(PID, NOON, Set.of(War.LOG)).in(Phase.RUNNING, NOON);

        assertEquals(
                Optional.empty(),
                new Survey(placement, ENDPOINT, Optional.of(running), OptionalLong.empty()).unserved());
    }

    private List<String> unserved(Phase phase, String... contexts) throws IOException {
        write(PID, contexts);
        TomcatState state =
                TomcatState.started(PID, NOON, Set.of(War.REGISTRY, War.LOG)).in(phase, NOON);
        return new Survey(placement, ENDPOINT, Optional.of(state), OptionalLong.empty())
                .unserved().orElseThrow().stream()
                        .map(context -> context.path() + " " + context.condition() + " " + context.reason())
                        .toList();
    }

    private void write(long pid, String... contexts) throws IOException {
        ContextsFile.in(placement.catalinaBase())
                .write(new TomcatContexts(
                        pid,
                        zone,
                        Stream.of(contexts)
                                .map(context -> context.split(" "))
                                .map(words -> new Context(words[0], words[1], NOON))
                                .toList()));
    }
}
