package dev.rollcall.launcher.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rollcall.launcher.UnlaunchedTomcat;
import dev.rollcall.launcher.base.Addresses;
import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.roll.Instance;
import dev.rollcall.launcher.roll.Roll;
import dev.rollcall.launcher.state.StateFile;
import dev.rollcall.launcher.state.TomcatLock;
import dev.rollcall.launcher.state.TomcatState;
import dev.rollcall.launcher.state.TomcatState.Phase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyTest {
    private static final long OWN = ProcessHandle.current().pid();
    private static final URI ENDPOINT = URI.create("http://127.0.0.1:4000/");
    private static final TomcatState STATE =
            TomcatState.started(OWN, Instant.parse("2026-01-31T12:00:00Z"), Set.of(War.LOG));
    private static final Roll NOTHING = Roll.unknown("the registry does not run");

    @TempDir
    private Path root;

    private Placement placement;

    @BeforeEach
    void placeTheLog() {
        placement = new Base(root).placements(Topology.FOUR).get(1);
    }

    @ParameterizedTest
    @CsvSource({
        "true, STARTING, STARTING",
        "true, RUNNING, RUNNING",
        "true, DEAD, DEAD",
        "true, STOPPED, STOPPED",
        "false, STARTING, STOPPED",
        "false, RUNNING, STOPPED",
        "false, DEAD, DEAD",
        "false, STOPPED, STOPPED",
    })
    void launcherAndItsWordsDecide(boolean held, Phase phase, State state) {
        Optional<URI> endpoint = Optional.of(ENDPOINT).filter(uri -> held);

        assertEquals(
                state,
                survey(endpoint, STATE.in(phase, STATE.since())).status(NOTHING).state());
    }

    @Test
    void serviceThatIsUpAndInformedMakesItReady() {
        Survey survey = survey(Optional.of(ENDPOINT), STATE.in(Phase.RUNNING, STATE.since()));

        assertEquals(State.READY, survey.status(roll("UP")).state());
        assertEquals(State.RUNNING, survey.status(roll("DOWN")).state());
        assertEquals(
                Optional.of("LogService is DOWN (refused)"),
                survey.services(roll("DOWN")).get(0).reason());
        assertEquals(Addresses.of(War.LOG, ENDPOINT), survey.services());
    }

    @Test
    void ofSeveralTomcatsEachHasItsOwnInstance() {
        placement = new Base(root).placements(Topology.CLUSTER).get(4);

        assertEquals("log2", placement.name());
        assertEquals(
                "UP",
                survey(Optional.of(ENDPOINT), STATE).services(roll("UP")).get(0).status());
        URI elsewhere = URI.create("http://127.0.0.1:4001/");
        assertEquals(
                Optional.of("LogService is not registered"),
                survey(Optional.of(elsewhere), STATE)
                        .services(roll("UP"))
                        .get(0)
                        .reason());
    }

    @Test
    void unknownServiceIsSaidToBeThat() {
        ServiceStatus status =
                survey(Optional.of(ENDPOINT), STATE).services(NOTHING).get(0);

        assertEquals("UNKNOWN", status.status());
        assertEquals(Optional.of("the registry does not run"), status.reason());
    }

    @Test
    void processThatIsGoneIsDeadBeforeItsLauncherNoticesAndHasLastWords() throws IOException {
        Files.writeString(
                Files.createDirectories(placement.catalinaBase().logs()).resolve("console.log"), "one\ntwo\n");
        TomcatState gone = TomcatState.started(Long.MAX_VALUE, STATE.since(), Set.of(War.LOG))
                .in(Phase.RUNNING, STATE.since());

        TomcatStatus status = survey(Optional.of(ENDPOINT), gone).status(NOTHING);

        assertEquals(State.DEAD, status.state());
        assertEquals(List.of("one", "two"), status.lastLines());
        assertEquals(Optional.empty(), status.pid());
    }

    @Test
    void lookingCreatesNothing() throws IOException {
        assertEquals(
                new Survey(placement, Optional.empty(), Optional.empty(), OptionalLong.empty()), Survey.of(placement));

        try (var files = Files.list(root)) {
            assertFalse(files.findAny().isPresent());
        }
    }

    @Test
    void tomcatThatIsOnlyWorkedOnIsStopped() throws IOException {
        Files.createDirectories(placement.catalinaBase().root());

        try (TomcatLock work = TomcatLock.take(placement.catalinaBase())) {
            assertEquals(State.STOPPED, Survey.of(placement).status(NOTHING).state(), work.toString());
        }
    }

    @Test
    void tomcatThatNoLauncherHasStartedRunsNevertheless() throws IOException {
        Path base = Files.createDirectories(placement.catalinaBase().root());
        StateFile.in(placement.catalinaBase()).write(STATE.died(137, STATE.since()));
        try (UnlaunchedTomcat tomcat = UnlaunchedTomcat.start(root, base)) {
            TomcatStatus status = Survey.of(placement).status(NOTHING);

            assertEquals(State.RUNNING, status.state());
            assertEquals("log       running, not started by rollcall  process " + tomcat.pid(), status.line());
        }
        assertEquals(State.DEAD, Survey.of(placement).status(NOTHING).state());
    }

    private Survey survey(Optional<URI> endpoint, TomcatState state) {
        return new Survey(placement, endpoint, Optional.of(state), OptionalLong.empty());
    }

    private static Roll roll(String status) {
        Instance instance = new Instance(
                "LogService",
                "http://127.0.0.1:4000",
                status,
                true,
                Optional.of("refused").filter(r -> status.equals("DOWN")));
        return new Roll(List.of(instance), Optional.empty());
    }
}
