package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.base.BaseSettings;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the doctor knows of settings, against what the sources of the services read. */
class SettingsTest {
    private static final Pattern KEY = Pattern.compile("\"(rollcall\\.[a-z.-]*[a-z])\"");

    /** Attributes of requests and sessions, which look like settings. */
    private static final Set<String> ATTRIBUTES = Set.of(
            "rollcall.edition",
            "rollcall.language",
            "rollcall.notice",
            "rollcall.routine",
            "rollcall.token",
            "rollcall.used-code",
            "rollcall.wrong-passwords");

    private static final Set<String> OF_THE_LAUNCHER =
            Set.of("rollcall.http.address", "rollcall.http.port", "rollcall.https.port", "rollcall.port.offset");

    @TempDir
    private Path base;

    @Test
    void knownAreThoseThatTheServicesAndTheLauncherRead() throws IOException {
        Set<String> read = new TreeSet<>(OF_THE_LAUNCHER);
        for (String module : List.of("service-kit", "registry-war", "log-war", "grading-war", "portal-war")) {
            read.addAll(keys(Path.of("..", module, "src/main/java")));
        }
        read.removeAll(ATTRIBUTES);

        assertEquals(read, new TreeSet<>(KnownSettings.names()));
    }

    private static Set<String> keys(Path sources) throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> walk = Files.walk(sources)) {
            for (Path file :
                    walk.filter(path -> path.toString().endsWith(".java")).toList()) {
                KEY.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .forEach(keys::add);
            }
        }
        return new TreeSet<>(keys.stream().map(key -> key.replace("\"", "")).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rollcall.unsigned.from | 10.0.0.0/8,",
                "rollcall.unsigned.from | 10.0.0.0/8, ::1",
                "rollcall.unsigned.from | ,",
                "rollcall.registry.url | HTTP://registry.example.org:3000/",
                "rollcall.http.port | 1",
                "rollcall.registry.store.sync | True",
                "rollcall.registry.cluster.acknowledge | LOCAL",
                "rollcall.registry.watch.beat | PT1M",
                "rollcall.log.durability | fsync",
                "rollcall.grading.durability | os",
                "rollcall.log.reserve | 64MiB"
            })
    void valueThatIsAcceptedIsNotComplainedOf(String key, String value) {
        assertEquals(List.of(), new SettingsCheck("f", Map.of(key, value), Set.of()).findings());
    }

    @ParameterizedTest
    @CsvSource({
        "rollcall.http.port, 0, a whole number from 1 to 65535",
        "rollcall.https.port, 0, a whole number from 1 to 65535",
        "rollcall.registry.url, ftp://registry.example.org/, an address such as",
        "rollcall.registry.allow, school, address ranges such as",
        "rollcall.registry.url, http://a b/, an address such as",
        "rollcall.registry.url, http://a/registry?b, an address such as",
        "rollcall.registry.url, http://a:65536/registry, an address such as",
        "rollcall.http.port, many, a whole number from 1 to 65535",
        "rollcall.registry.store.sync, yes, true or false",
        "rollcall.registry.cluster.acknowledge, all, replicated or local",
        "rollcall.registry.watch.beat, PT1M0.001S, a duration from PT0.1S to PT1M",
        "rollcall.registry.watch.beat, PT0.099S, a duration from PT0.1S to PT1M",
        "rollcall.registry.watch.beat, 5s, a duration from PT0.1S to PT1M",
        "rollcall.log.durability, always, fsync or os",
        "rollcall.grading.durability, fsync, sync or os",
        "rollcall.log.reserve, much, a size such as 64MiB"
    })
    void valueThatWillBeRefusedIsNamed(String key, String value, String expectation) {
        List<Finding> findings = new SettingsCheck("f", Map.of(key, value), Set.of()).findings();

        assertTrue(findings.get(0).sentence().contains(" is " + value + ": make it " + expectation), "" + findings);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "7B, 7",
        "1 KiB, 1024",
        " 64MiB , 67108864",
        "2GiB, 2147483648",
        "999999999999999GiB, 9223372036854775807",
        "2 TiB, ",
        "much, "
    })
    void sizeIsCountedInBytes(String text, Long bytes) {
        assertEquals(Optional.ofNullable(bytes), KnownSettings.bytes(text));
    }

    @Test
    void roomThatTheLogServiceLeavesFreeUnlessThatIsSetIsWhatItsSourceSays() throws IOException {
        Path source = Path.of("../log-war/src/main/java/dev/rollcall/log/LogConfig.java");

        assertTrue(Files.readString(source).contains("\"rollcall.log.reserve\", 256 * MIB"), source + "");
        assertEquals(
                256L << 20, DiskCheck.reserve(BaseSettings.read(new CatalinaBase(base), base, Map.of(), Map.of())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollcall.service.key",
                "rollcall.service.kye",
                "rollcall.tls.trust.password",
                "rollcall.registry.webhook.url",
                "rollcall.registry.webhook.secret"
            })
    void valueThatIsSecretIsNotShown(String key) {
        for (String value : List.of("s3cr3t", "s3cr3t\u00c3\u00a4")) {
            String findings = new SettingsCheck("f", Map.of(key, value), Set.of()).findings() + "";

            assertFalse(findings.contains("s3cr3t"), findings);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rolcall.host", "rollcal.host", "rolclall.host", "Rollcall.host"})
    void keyWhoseFirstWordIsNearlyOursIsNamed(String key) {
        assertEquals(
                List.of(Finding.warning("Nobody reads the setting " + key + " in f: did you mean rollcall.host?")),
                new SettingsCheck("f", Map.of(key, "school"), Set.of()).findings());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rollback.host", "java.host", "rolcall"})
    void keyOfSomebodyElseIsNoneOfOurs(String key) {
        assertEquals(List.of(), new SettingsCheck("f", Map.of(key, "school"), Set.of()).findings());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ROLLCALL_GRADING_BACKUP_KEPT | 5000 | WRONG   | is 5000: make it a whole number from 0 to 1000.",
                "ROLLCALL_GRADING_BACKUP_KEEP | 5    | WARNING | did you mean ROLLCALL_GRADING_BACKUP_KEPT?",
                "ROLLCALL_HTTP_PORT           | 80   | WARNING | write rollcall.http.port into conf/catalina.properties.",
                "ROLLCALL_SERVICE_URL         | x    | WARNING | (<Parameter name=\"rollcall.service.url\" …/>)."
            })
    void variableThatIsNotReadOrWillBeRefusedIsNamed(
            String variable, String value, Finding.Severity severity, String end) {
        List<Finding> findings = new EnvironmentCheck(Map.of(variable, value), Set.of()).findings();

        assertEquals(severity, findings.get(0).severity());
        assertTrue(findings.get(0).sentence().contains(" the variable " + variable + " of the environment")
                || findings.get(0).sentence().startsWith("The variable " + variable + " of the environment"));
        assertTrue(findings.get(0).sentence().endsWith(end), findings::toString);
    }

    @Test
    void variableThatIsReadIsNotComplainedOf() {
        Map<String, String> environment = Map.of(
                "ROLLCALL_BASE", "/srv/rollcall",
                "ROLLCALL_GRADING_BACKUP_KEPT", "5",
                "ROLLCALL_LOG_RESERVE", "much",
                "PATH", "/bin");

        assertEquals(List.of(), new EnvironmentCheck(environment, Set.of("rollcall.log.reserve")).findings());
    }

    @Test
    void serverFileMayBeInLatin1() throws IOException {
        Files.createDirectories(base.resolve("conf"));
        Files.writeString(
                base.resolve("conf/server.xml"),
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><!-- schön --><Server port=\"${rollcall.mine:-1}\"/>",
                StandardCharsets.ISO_8859_1);
        Files.writeString(base.resolve("conf/catalina.properties"), "rollcall.mine=1\n");

        assertEquals(List.of(), new SettingsFile(new CatalinaBase(base)).check().findings());
    }

    @Test
    void fileThatCannotBeReadIsTheOneThatIsNamed() throws IOException {
        Files.createDirectories(base.resolve("conf"));
        Files.writeString(base.resolve("conf/catalina.properties"), "rollcall.mine=1\n");

        FailureException e =
                assertThrows(FailureException.class, () -> new SettingsFile(new CatalinaBase(base)).check());
        assertTrue(e.getMessage().startsWith(base.resolve("conf/server.xml") + " cannot be read"), e.getMessage());
    }
}
