package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.system.harness.CentralLog;
import dev.rollcall.system.harness.Commands;
import dev.rollcall.system.harness.Distribution;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.PortalSession;
import dev.rollcall.system.harness.Stopwatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The base of an earlier version, with its WARs, under the launcher of this one: {@code base-0.1.0.tar.gz} is what {@code
 * bin/rollcall run --demo} left on 28 November 2026, with a grade, an account, a line of a log and a drained instance more, but
 * for WARs, jars and logs, which a start replaces.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpgradeSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String MARK = "before the upgrade";

    private final Distribution rollcall = new Distribution("upgrade");
    private Keys keys;

    @BeforeAll
    void start() throws IOException {
        Path base = Files.createDirectories(rollcall.directory());
        Commands.run(
                "tar", "-xzf", Path.of("src/test/resources/base-0.1.0.tar.gz").toString(), "-C", base.toString());
        for (String war : List.of("registry", "log", "grading", "portal")) {
            Files.writeString(
                    Files.createDirectories(base.resolve("webapps")).resolve(war + ".war"), "of the version before");
        }
        keys = Keys.in(base.resolve("data"));
        var watch = new Stopwatch();
        rollcall.run();
        Figures.note("rollcall run, base of 0.1.0: ready after", watch.elapsed());
    }

    @AfterAll
    void close() {
        rollcall.close();
    }

    @Test
    void peopleLogInAsBeforeAndFindTheirGrades() {
        Map.of("ben", "correct horse", "teacher", "4dz2-tqd2-b26j-7kma").forEach((user, password) -> {
            var page = PortalSession.open(rollcall.portal(), Optional.empty(), user, password)
                    .get("classes/tutorial");
            assertEquals(200, page.statusCode(), page.body());
            assertTrue(page.body().contains("Before the upgrade"), page.body());
            assertTrue(page.body().contains("88.5"), page.body());
        });
    }

    @Test
    void whatWasDoneWithTheGradeBookIsInItsHistory() {
        String token = keys.bearer(ServiceName.PORTAL, ServiceName.GRADING, "root", "admin");

        String history = get("/grading/api/v1/classes/tutorial/changes?after=0&limit=500", token);

        assertTrue(history.contains("\"by\":\"ada\""), history);
    }

    @Test
    void whatWasLoggedIsFoundByItsWords() {
        assertTrue(CentralLog.read(rollcall.address().resolve("/log/log"), keys).stream()
                .anyMatch(line -> line.text().equals("book returned " + MARK)));
        String token = keys.bearer(ServiceName.PORTAL, ServiceName.LOG, "olga", "operator");
        Eventually.isTrue(
                LIMIT,
                "the line is found",
                () -> get("/log/log?q=upgrade%20AND%20service:Library", token).contains(MARK));
    }

    @Test
    void whatHappenedToServicesIsInTheJournal() {
        String token = keys.bearer(ServiceName.PORTAL, ServiceName.REGISTRY, "olga", "operator");

        String events = get("/registry/events?limit=1000", token);

        assertTrue(events.contains("\"Event\":\"drained\",\"Cause\":\"by mia: " + MARK + "\""), events);
    }

    private String get(String path, String token) {
        var answer = Http.get(rollcall.address().resolve(path), "Authorization", token);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }
}
