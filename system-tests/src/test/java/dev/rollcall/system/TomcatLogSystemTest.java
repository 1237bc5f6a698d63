package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.CentralLog;
import dev.rollcall.system.harness.Stopwatch;
import dev.rollcall.system.harness.TomcatProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What Tomcat itself logs, found in the central log and in its own files: of the Tomcat of the log service, and of another. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TomcatLogSystemTest {
    private static final Duration READY = Duration.ofSeconds(60);
    private static final Duration SHIPPED = Duration.ofSeconds(20);

    @TempDir
    private static Path temp;

    private final Base first = Base.ours("tomcat-log-first").wars("registry", "log");
    private final Base second = Base.ours("tomcat-log-second").keyOf(first);
    private TomcatProcess firstTomcat;
    private TomcatProcess secondTomcat;

    /** The settings of the second one are where users have them, which is not the command line. */
    @BeforeAll
    void start() throws IOException {
        Files.writeString(
                second.directory().resolve("conf/catalina.properties"),
                "\nrollcall.registry.url=" + first.uri("/registry") + "\n",
                StandardOpenOption.APPEND);
        firstTomcat = first.start();
        secondTomcat = second.start();
        firstTomcat.awaitStarted();
        secondTomcat.awaitStarted();
    }

    @AfterAll
    void close() {
        firstTomcat.close();
        secondTomcat.close();
    }

    /** A WAR whose descriptor names a listener that does not exist. */
    private static Path brokenWar(String listener) {
        Path war = temp.resolve(listener + ".war");
        try (OutputStream out = Files.newOutputStream(war);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
            zip.write(
                    ("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\"><listener><listener-class>"
                                    + listener + "</listener-class></listener></web-app>")
                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return war;
    }

    private void isFoundInTheCentralLog(Base deployedOn, String listener) {
        var watch = new Stopwatch();
        deployedOn.war(brokenWar(listener), "broken");

        watch.until(
                "failing deployment: copied into webapps, then its stack trace is in the central log",
                READY,
                () -> tomcatLogged("java.lang.ClassNotFoundException: " + listener + "\n\tat "));
    }

    private boolean tomcatLogged(String text) {
        return CentralLog.has(first, "Tomcat", text);
    }

    @Test
    void aDeploymentThatFailsIsFoundWithItsStackTrace() {
        isFoundInTheCentralLog(first, "example.MissingHere");
    }

    @Test
    void aDeploymentThatFailsOnAnotherTomcatIsFoundWithItsStackTrace() {
        isFoundInTheCentralLog(second, "example.MissingThere");
    }

    @Test
    void aUserNameWithALineBreakForgesNoLineInAnyLog() throws IOException {
        String forged = "24-Nov-2026 SEVERE [main] org.example.Forged all is lost";
        for (int attempt = 0; attempt < 7; attempt++) {
            Http.get(first.uri("/manager/text/list"), "Authorization", basic("mallory\n" + forged));
        }

        Eventually.isTrue(
                SHIPPED,
                "the locked user in Tomcat's console",
                () -> firstTomcat.console().contains("mallory\\n" + forged));
        Eventually.isTrue(SHIPPED, "and in the central log", () -> tomcatLogged("mallory"));
        assertFalse(firstTomcat.console().lines().anyMatch(line -> line.startsWith(forged)));
        try (var files = Files.list(first.directory().resolve("logs"))) {
            for (Path file : files.toList()) {
                assertFalse(
                        Files.readAllLines(file).stream().anyMatch(line -> line.startsWith(forged)), file.toString());
            }
        }
    }

    private static String basic(String user) {
        return "Basic "
                + java.util.Base64.getEncoder().encodeToString((user + ":wrong").getBytes(StandardCharsets.UTF_8));
    }
}
