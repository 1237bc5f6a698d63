package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Skips;
import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.BaseSettings;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.MasterKeyFile;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.doctor.Finding.Severity;
import dev.rollcall.launcher.roll.Instance;
import dev.rollcall.launcher.state.Survivor;
import dev.rollcall.launcher.state.TomcatState;
import dev.rollcall.launcher.status.State;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checks, with facts that are given to them. */
class ChecksTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    private static final URI REGISTRY = URI.create("http://registry.example.org:3000/");
    private static final TomcatState STARTED = TomcatState.started(4711, NOW, Set.of(War.REGISTRY));
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
        return disk(free, 0, "--base").findings();
    }

    private DiskCheck disk(long free, long reserve, String setting) {
        return new DiskCheck(new DiskCheck.Space(temp, free * MIB), reserve * MIB, setting);
    }

    @Test
    void roomForDataIsFoundByTheSettingThatMovesThem() {
        assertTrue(only(disk(0, 0, "rollcall.data.dir"))
                .endsWith("move it to another disk and name that with rollcall.data.dir."));
    }

    @ParameterizedTest
    @CsvSource({
        "200, 256, WRONG",
        "256, 256, WRONG",
        "257, 256, WARNING",
        "511, 256, WARNING",
        "512, 256, ",
        "1024, 2048, WRONG",
        "2049, 2048, WARNING",
        "4095, 2048, WARNING",
        "4096, 2048, ",
        "63, 1, WRONG",
        "511, 1, WARNING"
    })
    void roomThatTheLogServiceLeavesFreeIsNone(long free, long reserve, Severity severity) {
        assertEquals(
                Optional.ofNullable(severity),
                disk(free, reserve, "--base").findings().stream()
                        .map(Finding::severity)
                        .findFirst());
    }

    @Test
    void roomForTheLogIsFoundByTheSettingThatSaysHowMuch() {
        assertEquals(
                "Only 1024 MiB are free where " + temp
                        + " lies, and with 2048 MiB (rollcall.log.reserve) or less the log"
                        + " service stores nothing: make room, or move it to another disk and name that with --base.",
                only(disk(1024, 2048, "--base")));
    }

    @ParameterizedTest
    @CsvSource({"2GiB, 2048", "${mine}, 3", "much, 256", "'', 256"})
    void roomThatTheLogServiceLeavesFreeIsReadAsItReadsThat(String set, long mib) {
        BaseSettings settings = BaseSettings.read(
                new CatalinaBase(temp), temp, Map.of(), Map.of("rollcall.log.reserve", set, "mine", "3MiB"));

        assertEquals(mib * MIB, DiskCheck.reserve(settings));
    }

    @Test
    void roomIsSharedOnOneFileSystemOnly() {
        assertTrue(DiskCheck.isShared(temp, temp.resolve("not/made/yet")));
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            Skips.because("what is mounted where is known of Linux only");
        }
        assertFalse(DiskCheck.isShared(temp, Path.of("/proc/self")));
    }

    @ParameterizedTest
    @CsvSource({
        "PT4S, ",
        "PT-4S, ",
        "PT5S, WRONG",
        "PT6S, WRONG",
        "PT-5S, WARNING",
        "PT-64S, WARNING",
        "PT-65S, WRONG",
        "PT-2H, WRONG"
    })
    void clockIsWrongFromWhereItsTokensAreRefused(Duration ahead, Severity severity) {
        List<Finding> findings = new ClockCheck(NOW, Optional.of(ahead)).findings();

        assertEquals(
                Optional.ofNullable(severity),
                findings.stream().map(Finding::severity).findFirst());
    }

    @Test
    void clockIsComparedAtTheTimeTheAnswerCame() {
        Instant late = NOW.plusMillis(2900);
        Answer answer = new Answer(REGISTRY, Optional.empty(), 200, "", true, late, Optional.of(NOW));

        assertEquals(Optional.of(Duration.ofSeconds(2)), answer.ahead());
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
        "503, cannot work: do there"
    })
    void refusalOfTheRegistryIsExplained(int status, String words) {
        assertTrue(only(new RegistryCheck(answer(status, "", true))).contains(words));
    }

    @Test
    void registryThatCannotWorkIsQuoted() {
        assertTrue(only(new RegistryCheck(answer(503, "{\"detail\":\"No data directory.\"}", true)))
                .contains(" cannot work (No data directory.): "));
    }

    @Test
    void registryThatWantsATokenIsNotSaidToHoldAnotherKeyWhereThereIsNone() {
        assertEquals(
                "The registry at " + REGISTRY + " asks for a token, and there is no key here to make one with: copy"
                        + " data/master.key of that machine into the data directory here (mode 0600) before the first"
                        + " start.",
                only(new RegistryCheck(answer(401, "", false))));
    }

    @Test
    void registryThatAnswersIsFine() {
        assertEquals(List.of(), new RegistryCheck(answer(200, "{\"Services\":[]}", true)).findings());
        assertEquals(
                "The registry at " + REGISTRY + " answers, and accepts our key.",
                new RegistryCheck(answer(200, "", true)).fine());
        assertEquals("The registry at " + REGISTRY + " answers.", new RegistryCheck(answer(200, "", false)).fine());
        assertEquals(
                "What answers at " + REGISTRY
                        + " is not a registry: correct rollcall.registry.url in conf/catalina.properties.",
                only(new RegistryCheck(answer(200, "<html>", true))));
    }

    private static Answer answer(int status, String body, boolean signed) {
        return new Answer(REGISTRY, Optional.empty(), status, body, signed, NOW, Optional.of(NOW));
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
                                "f",
                                Map.of("rollcall.http.port", "8080", "rollcall.mine", "x", "other", "y"),
                                Set.of("rollcall.mine"))
                        .findings());
    }

    @Test
    void lettersThatJavaReadsAsTwoAreSeen() {
        assertTrue(setting("rollcall.grading.school", "St\u00c3\u00a4dtisches Gymnasium")
                .contains("is read as St\u00c3\u00a4dtisches Gymnasium, because"));
        assertEquals(
                List.of(),
                new SettingsCheck("f", Map.of("rollcall.grading.school", "St\u00e4dtisches Gymnasium"), Set.of())
                        .findings());
    }

    private static String setting(String key, String value) {
        return only(new SettingsCheck("f", Map.of(key, value), Set.of()));
    }

    @Test
    void whatAKilledLauncherLeftIsNamed() {
        Placement placement = placement();

        assertEquals(
                "Rollcall in " + temp + " was killed or lost its power at some time after " + NOW
                        + ": start it again, it puts itself in order.",
                only(new LeftoversCheck(placement, Optional.of(STARTED), OptionalLong.empty())));
        assertEquals(
                "The launcher of " + temp + " is gone, but process 4711, its Tomcat, may still run: look with"
                        + " ps -fp 4711, and end it with kill 4711.",
                only(new LeftoversCheck(placement, Optional.of(STARTED), OptionalLong.of(4711))));
        assertTrue(only(new LeftoversCheck(placement, Optional.of(STARTED.died(137, NOW)), OptionalLong.empty()))
                .contains("The last Tomcat in " + temp + " ended of its own with status 137"));
        assertEquals(
                List.of(),
                new LeftoversCheck(
                                placement,
                                Optional.of(STARTED.in(TomcatState.Phase.STOPPED, NOW)),
                                OptionalLong.empty())
                        .findings());
    }

    @ParameterizedTest
    @CsvSource({"PT-1H, 4711", "PT0S, 4711", "PT4S, 4711", "PT6S, ", "PT1H, "})
    void processThatBeganLaterHasOnlyGotTheNumberOfOurTomcat(Duration later, Long survivor) {
        OptionalLong found = Survivor.of(
                Optional.of(STARTED), pid -> Optional.of(NOW.plus(later)).filter(began -> pid == 4711));

        assertEquals(survivor == null ? OptionalLong.empty() : OptionalLong.of(survivor), found);
    }

    @Test
    void processThatIsGoneIsNoSurvivor() {
        assertEquals(OptionalLong.empty(), Survivor.of(Optional.of(STARTED), pid -> Optional.empty()));
        assertEquals(OptionalLong.empty(), Survivor.of(Optional.empty(), pid -> Optional.of(NOW)));
    }

    @Test
    void tomcatThatDiedBelowALivingLauncherIsWrong() {
        assertEquals(
                List.of(Finding.wrong("The Tomcat in " + temp + " ended of its own with status 137 at " + NOW
                        + ": the reason is at the end of " + temp.resolve("logs/console.log") + ".")),
                new TomcatCheck(placement(), State.DEAD, Optional.of(STARTED.died(137, NOW))).findings());
    }

    @Test
    void tomcatThatIsStillStartingIsNoMoreThanAWarning() {
        assertEquals(
                List.of(Finding.warning("The Tomcat in " + temp
                        + " is still starting: ask again when rollcall status says that it is ready.")),
                new TomcatCheck(placement(), State.STARTING, Optional.of(STARTED)).findings());
        assertEquals(List.of(), new TomcatCheck(placement(), State.RUNNING, Optional.of(STARTED)).findings());
    }

    private Placement placement() {
        return new Base(temp).placements(Topology.ONE).get(0);
    }

    @Test
    void instancesThatCannotBeReachedAreNamedWithTheReason() {
        List<Instance> roll = List.of(
                new Instance("Portal", "http://10.0.0.7:8080/", "UP", true, Optional.empty()),
                new Instance("Shop", "http://127.0.0.1:1/", "UP", true, Optional.empty()),
                new Instance("Stock", "no address", "UP", true, Optional.empty()));
        List<Finding> findings = new RollCheck(
                        roll,
                        List.of("the log service is not registered."),
                        url -> url.getPort() == 1 ? Optional.of("refused") : Optional.empty())
                .findings();

        assertEquals(3, findings.size(), findings::toString);
        assertTrue(findings.get(0).sentence().startsWith("The log service is not registered: "), "" + findings);
        assertTrue(findings.get(1).sentence().startsWith("Shop is registered at http://127.0.0.1:1/, "), "" + findings);
        assertTrue(findings.get(1).sentence().contains("(refused)"), "" + findings);
        assertTrue(findings.get(2).sentence().contains("(that is not an address)"), "" + findings);
    }

    @Test
    void serviceOfSomebodyElseThatIsDownIsWarnedOf() {
        List<Instance> roll = List.of(
                new Instance("Portal", "http://10.0.0.7:8080/", "UP", true, Optional.empty()),
                new Instance("Shop", "http://10.0.0.7:8080/shop", "DOWN", true, Optional.of("answered 401")));

        assertEquals(
                List.of(Finding.warning("Shop is DOWN (answered 401), at http://10.0.0.7:8080/shop: its own log and the"
                        + " page System say why.")),
                new RollCheck(roll, List.of(), url -> Optional.empty()).findings());
    }

    @Test
    void tomcatsWhoseKeysDifferAreNamed() throws IOException {
        MasterKeyFile one = key("one", 1);
        MasterKeyFile same = key("same", 1);
        MasterKeyFile other = key("other", 2);
        MasterKeyFile none = MasterKeyFile.in(temp.resolve("none"));

        assertEquals(List.of(), new KeyCheck(List.of(none, one, same)).findings());
        assertEquals(
                "The keys in " + one.file() + " and " + other.file()
                        + " differ, so that these Tomcats refuse each other:"
                        + " stop Rollcall, and copy the right one over the other.",
                only(new KeyCheck(List.of(none, one, same, other))));
    }

    private MasterKeyFile key(String tomcat, int content) throws IOException {
        MasterKeyFile key = MasterKeyFile.in(Files.createDirectory(temp.resolve(tomcat)));
        byte[] secret = new byte[32];
        Arrays.fill(secret, (byte) content);
        Files.writeString(key.file(), Base64.getUrlEncoder().encodeToString(secret));
        return key;
    }

    @Test
    void baseCannotBeMadeBelowAFile() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertEquals(List.of(), new NewBaseCheck(temp.resolve("a/b")).findings());
        assertEquals(
                file.resolve("base") + " cannot be made, because " + file + " is a file: name another one with --base.",
                only(new NewBaseCheck(file.resolve("base"))));
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
