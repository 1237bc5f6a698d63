package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.doctor.Finding.Severity;
import dev.rollcall.launcher.state.TomcatState;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks, with facts that are given to them. */
class ChecksTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final URI REGISTRY = URI.create("http://registry.example.org:3000/");
    private static final long MIB = 1 << 20;

    @TempDir
    private Path temp;

    @Test
    void roomIsEnoughOrLittleOrNone() {
        assertEquals(List.of(), disk(512));
        assertEquals(Severity.WARNING, disk(511).get(0).severity());
        assertEquals(
                List.of(Finding.wrong("Only 63 MiB are free where " + temp
                        + " lies: make room, or move it to another disk and name that with --base.")),
                disk(63));
    }

    private List<Finding> disk(long free) {
        return new DiskCheck(new DiskCheck.Space(temp, free * MIB), "--base").findings();
    }

    @Test
    void roomForDataIsFoundByTheSettingThatMovesThem() {
        assertTrue(only(new DiskCheck(new DiskCheck.Space(temp, 0), "rollcall.data.dir"))
                .endsWith("move it to another disk and name that with rollcall.data.dir."));
    }

    @Test
    void roomIsSharedOnOneFileSystemOnly() {
        assertTrue(DiskCheck.isShared(temp, temp.resolve("not/made/yet")));
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "what is mounted where is known of Linux only");
        assertFalse(DiskCheck.isShared(temp, Path.of("/proc/self")));
    }

    @ParameterizedTest
    @CsvSource({"PT4S, ", "PT-4S, ", "PT29S, WARNING", "PT30S, WRONG", "PT-2H, WRONG"})
    void clocksMayDifferALittle(Duration ahead, Severity severity) {
        List<Finding> findings = new ClockCheck(NOW, Optional.of(NOW.minus(ahead))).findings();

        assertEquals(
                Optional.ofNullable(severity),
                findings.stream().map(Finding::severity).findFirst());
    }

    @Test
    void clockThatCannotBeIsWrongWithoutARegistry() {
        assertEquals(
                "The clock of this machine says 1970-01-01T00:00:00Z, which cannot be: set it, and let NTP keep it"
                        + " (timedatectl set-ntp true).",
                only(new ClockCheck(Instant.EPOCH, Optional.empty())));
    }

    @Test
    void javaWithoutModulesIsNotEnough() {
        assertEquals(
                "The Java at " + temp + " lacks java.desktop, java.sql: install a whole JDK, 17 or newer, and set"
                        + " JAVA_HOME to it.",
                only(new JavaCheck(
                        temp, name -> !Set.of("java.desktop", "java.sql").contains(name))));
    }

    @ParameterizedTest
    @CsvSource({
        "401, refuses a token made with our key",
        "403, refuses a token made with our key",
        "404, is not a registry (status 404)",
        "503, cannot work"
    })
    void refusalOfTheRegistryIsExplained(int status, String words) {
        Answer answer = new Answer(REGISTRY, Optional.empty(), status, Optional.empty(), Optional.empty());

        assertTrue(only(new RegistryCheck(answer)).contains(words));
    }

    @Test
    void registryThatAnswersIsFine() {
        Answer answer = new Answer(REGISTRY, Optional.empty(), 200, Optional.of(NOW), Optional.empty());

        assertEquals(List.of(), new RegistryCheck(answer).findings());
        assertEquals(
                "What answers at " + REGISTRY
                        + " is not a registry: correct rollcall.registry.url in conf/catalina.properties.",
                only(new RegistryCheck(answer.with(Optional.of("no roll")))));
    }

    @Test
    void settingsNobodyReadsAreNamed() {
        assertEquals(
                "Nobody reads the setting rollcall.http.prot in f: did you mean rollcall.http.port?",
                setting("rollcall.http.prot", "1"));
        assertEquals(
                "The setting rollcall.registry.probe.period in f is soon: make it a duration from PT0.05S to PT1H.",
                setting("rollcall.registry.probe.period", "soon"));
        assertTrue(setting("rollcall.service.name", "Mine").contains("put it into the context of the one it is for"));
        assertEquals(
                List.of(),
                new SettingsCheck(
                                Path.of("f"),
                                Map.of("rollcall.http.port", "8080", "rollcall.mine", "x", "other", "y"),
                                Set.of("rollcall.mine"))
                        .findings());
    }

    private static String setting(String key, String value) {
        return only(new SettingsCheck(Path.of("f"), Map.of(key, value), Set.of()));
    }

    @Test
    void whatAKilledLauncherLeftIsNamed() {
        Placement placement = new Base(temp).placements(Topology.ONE).get(0);
        TomcatState state = TomcatState.started(4711, NOW, Set.of(War.REGISTRY));

        assertEquals(
                "Rollcall in " + temp + " was killed or lost its power at some time after " + NOW
                        + ": start it again, it puts itself in order.",
                only(new LeftoversCheck(placement, Optional.of(state), pid -> false)));
        assertEquals(
                "The launcher of " + temp + " is gone, but process 4711, its Tomcat, may still run: look with"
                        + " ps -fp 4711, and end it with kill 4711.",
                only(new LeftoversCheck(placement, Optional.of(state), pid -> pid == 4711)));
        assertTrue(only(new LeftoversCheck(placement, Optional.of(state.died(137, NOW)), pid -> false))
                .contains("ended of its own with status 137"));
        assertEquals(
                List.of(),
                new LeftoversCheck(placement, Optional.of(state.in(TomcatState.Phase.STOPPED, NOW)), pid -> false)
                        .findings());
    }

    @Test
    void diagnosisCountsWhatIsWrong() {
        Diagnosis diagnosis = new Diagnosis(
                Path.of("/opt/rollcall"),
                new Base(Path.of("/base")),
                "one Tomcat, stopped",
                List.of(
                        new Diagnosis.Entry("java", Finding.fine("Java is fine.")),
                        new Diagnosis.Entry("disk", Finding.warning("Little room.")),
                        new Diagnosis.Entry("keys", Finding.wrong("No key."))));

        assertEquals(1, diagnosis.status());
        assertEquals(
                "Rollcall in /opt/rollcall, base /base (one Tomcat, stopped)\n\n  wrong    No key.\n"
                        + "  warning  Little room.\n  fine     Java is fine.\n\n"
                        + "1 thing is wrong, and there is 1 warning.",
                diagnosis.text());
        assertTrue(diagnosis.json().contains("\"healthy\": false"), diagnosis.json());
    }

    private static String only(Check check) {
        List<Finding> findings = check.findings();
        assertEquals(1, findings.size(), findings.toString());
        return findings.get(0).sentence();
    }
}
