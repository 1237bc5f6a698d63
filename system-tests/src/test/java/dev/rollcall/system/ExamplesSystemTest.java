package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.CentralLog;
import dev.rollcall.system.harness.Example;
import dev.rollcall.system.harness.ExampleWar;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.Stopwatch;
import dev.rollcall.system.harness.TomcatProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What users' own WARs get from the kit, and what they have to write for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String LOG4J = "Example Log4j";
    private static final String LOGBACK = "Example Logback";

    private TomcatProcess tomcat;
    private Base base;
    private Example example;

    @BeforeAll
    void start() {
        base = Base.ours("examples").wars("registry", "log", "grading");
        for (String name : List.of(ExampleWar.LOG4J, ExampleWar.LOGBACK)) {
            base.war(ExampleWar.build(name), name);
        }
        tomcat = base.start().awaitStarted();
        Roll.of(base).awaitReady(LIMIT, "RegistryService", "LogService", "GradingService", LOG4J, LOGBACK);
        example = Example.at(base, "/" + ExampleWar.LOG4J);
    }

    @AfterAll
    void close() {
        tomcat.close();
    }

    @Test
    void bothKnowTheirProviders() {
        // The roll counts an answer as told when it leaves, the example when it has arrived.
        for (String name : List.of(ExampleWar.LOG4J, ExampleWar.LOGBACK)) {
            Eventually.isTrue(
                    LIMIT,
                    "it knows the grade book",
                    () -> Example.at(base, "/" + name).knows(base));
        }
    }

    @Test
    void whatIsLoggedWithLog4jArrivesInTheCentralLog() {
        example.providers("central");

        var watch = new Stopwatch();
        watch.until("log event found in the central log after", LIMIT, () -> CentralLog.has(base, LOG4J, "central"));
    }

    @Test
    void whatIsLoggedWhileTheLogServiceIsAwayArrivesLater() {
        tomcat.manager().stop("/log");
        example.providers("meanwhile");

        tomcat.manager().start("/log");

        Eventually.isTrue(LIMIT, "the line", () -> CentralLog.has(base, LOG4J, "meanwhile"));
    }

    @Test
    void theLastLineBeforeAReloadArrives() {
        example.providers("last-words");
        tomcat.manager().reload("/" + ExampleWar.LOG4J);

        Eventually.isTrue(LIMIT, "the line", () -> CentralLog.has(base, LOG4J, "last-words"));
    }

    @Test
    void onAnotherTomcatItsOwnKeyIsEnough() {
        String name = "elsewhere";
        Base elsewhere = Base.ours("examples-elsewhere")
                .registry(base)
                .descriptor(
                        name,
                        ExampleWar.build(ExampleWar.LOG4J),
                        "rollcall.service.key",
                        Keys.of(base).serviceKey(new ServiceName(LOG4J)));
        try (TomcatProcess other = elsewhere.start().awaitStarted()) {
            Example guest = Example.at(elsewhere, "/" + name);
            Eventually.isTrue(LIMIT, "it knows the grade book", () -> guest.knows(base));
            guest.providers("from-elsewhere");

            Eventually.isTrue(LIMIT, "the line", () -> CentralLog.has(base, LOG4J, "from-elsewhere"));
            assertEquals(2, Roll.of(base).of(LOG4J).size());
            other.terminate();
        }
        Eventually.isTrue(LIMIT, "its goodbye", () -> Roll.of(base).of(LOG4J).size() == 1);
    }

    @Test
    void theyAreAFewLinesLong() throws IOException {
        for (String name : List.of(ExampleWar.LOG4J, ExampleWar.LOGBACK)) {
            long java = 0;
            long configuration = 0;
            for (Path file : ExampleWar.files(name)) {
                long lines = Files.readString(file)
                        .lines()
                        .filter(line -> !line.isBlank())
                        .count();
                if (file.toString().endsWith(".java")) {
                    java += lines;
                } else {
                    configuration += lines;
                }
            }
            Figures.note(name + ": lines of Java, of configuration", java + ", " + configuration);
            assertTrue(java <= 30 && configuration <= 30);
        }
    }
}
