package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.Skips;
import dev.rollcall.system.harness.CentralLog;
import dev.rollcall.system.harness.Commands;
import dev.rollcall.system.harness.Distribution;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.Manual;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.Secrets;
import dev.rollcall.system.harness.Shell;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The commands of {@code docs/operations.md}, as they stand there, but for the port, the base, and what only shows which id or
 * file to put in its place.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class ManualSystemTest {
    private static final String MARK = "ManualSystemTest.everyCommandDoesWhatThePageSays";
    private static final String NEEDLE = "needle-in-a-query";
    private static final String ARCHIVE = "gradebook-2026-11-22.zip";
    private static final String ACCOUNTS = "accounts-2026-11-22.ndjson";

    private final Distribution first = new Distribution("manual");
    private final Distribution second = new Distribution("manual-copy");
    private Shell shell;
    private String printed = "";

    @BeforeAll
    void start() {
        if (Commands.tryRun("curl", "--version").exit() != 0) {
            Skips.because("there is no curl to run the commands with");
        }
        shell = new Shell("manual-shell");
        shell.war("library.war", first.directory().resolve("webapps/library.war"));
        shell.war("library.war", first.directory().resolve("webapps/library##001.war"));
        first.run("--demo");
    }

    @AfterAll
    void close() {
        first.close();
        second.close();
    }

    @Test
    @Order(1)
    void everyCommandDoesWhatThePageSays() {
        StringBuilder script = new StringBuilder();
        for (Manual.Block block : Manual.blocks()) {
            if (block.mark().contains(MARK)) {
                script.append(block.commands().contains("backup") ? "ready\n" : "")
                        .append(block.commands());
            }
        }
        Commands.Result result = shell.run(first, here(script.toString()));

        printed = result.output();
        assertEquals(0, result.exit(), () -> printed + shell.trace());
        assertTrue(printed.contains("\"ServiceName\":\"LogService\""), printed);
        assertTrue(printed.contains("OK - Deployed application at context path [/library##002]"), printed);
    }

    /** Puts this installation in the place of the one that the page speaks of. */
    private String here(String commands) {
        String grading = roll(first).of("GradingService").get(0).instanceId();
        return commands.replace(
                        "http://localhost:8080", first.address().toString().replaceFirst("/$", ""))
                .replace("~/.rollcall", first.directory().toString())
                .replaceAll("(?m)^bin/rollcall (run|start|stop|restore)\\b.*\n", "")
                .replaceAll("(?m)^id=\\S+", "id=" + grading)
                .replaceAll("# remove it, if it is dead", "|| [ \\$? = 22 ] # it lives")
                .replace("\"user\":\"ben\"", "\"user\":\"bea\"") // there is one already
                .replace("-u …", "-u manager:" + Secrets.managerPassword(first.directory()));
    }

    @Test
    @Order(2)
    void noSecretIsInWhatIsPrintedKeptOrMeasured() throws IOException {
        Secrets secrets = Secrets.of(first.directory()).and("query", NEEDLE);
        URI asked = first.portal().resolve("login?asked=" + NEEDLE);
        assertEquals(303, Http.get(asked).statusCode(), "it leads to the log-in");

        for (String war : List.of("registry", "log", "grading", "portal")) {
            for (String address : List.of("metrics", "rollcall/heartbeat", "rollcall/providers", "nowhere", "")) {
                HttpResponse<String> answer = Http.get(first.address().resolve("/" + war + "/" + address));
                assertEquals(status(war, address), answer.statusCode(), answer.uri()::toString);
                assertEquals(List.of(), secrets.in(answer.uri().getPath(), answer.headers() + answer.body()));
            }
        }
        assertFalse(printed.isEmpty(), "the commands were run before");
        assertEquals(List.of(), secrets.in("commands", printed));
        first.terminate(); // while it runs, files come and go
        assertEquals(List.of(), secrets.inFiles());
        String accesses = accesses();
        assertTrue(accesses.contains("\"GET /portal/login HTTP/1.1\" 303 "), "it is written without the query");
        assertTrue(accesses.contains("\"GET /log/rollcall/heartbeat HTTP/1.1\" 200 - "), "a stranger asked");
        assertFalse(accesses.matches("(?s).*heartbeat HTTP/1.1\" 200 \\d.*"), "the registry asks every second");
    }

    private static int status(String war, String address) {
        return switch (address) {
            case "rollcall/providers" -> 405; // the registry tells, and nobody asks
            case "nowhere" -> 404;
            case "" -> war.equals("grading") ? 404 : 200; // that one has no page
            default -> 200;
        };
    }

    private String accesses() throws IOException {
        StringBuilder text = new StringBuilder();
        try (var files = Files.newDirectoryStream(first.directory().resolve("logs"), "access.*")) {
            for (Path file : files) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    @Test
    @Order(3)
    void aCopyWithRestoredBackupsIsAWholeInstallation() throws Exception {
        first.terminate();
        shell.copy(first, second, "conf", "data");
        Files.delete(second.directory().resolve("data/grading/gradebook.mv.db"));
        Files.delete(second.directory().resolve("data/portal/accounts.mv.db"));

        Commands.Result restored =
                shell.run(second, "bin/rollcall restore " + ARCHIVE + "\nbin/rollcall user restore " + ACCOUNTS);
        assertEquals(0, restored.exit(), restored::output);
        second.run();

        Keys keys = Keys.in(second.directory().resolve("data"));
        URI students = second.address().resolve("/grading/students/1");
        String token = keys.bearer(ServiceName.PORTAL, ServiceName.GRADING);
        assertTrue(Http.get(students, "Authorization", token).body().contains("Quiz 3"), "the grade of the manual");
        assertTrue(
                CentralLog.read(second.address().resolve("/log/log"), keys).stream()
                        .anyMatch(line -> line.text().contains("book returned")),
                "the line of the manual");
        Commands.Result ben = shell.run(second, "bin/rollcall user add ben");
        assertEquals(1, ben.exit(), ben::output);
        assertTrue(ben.output().contains("ben"), ben.output());
    }

    private static Roll roll(Distribution distribution) {
        Path data = distribution.directory().resolve("data");
        return Roll.at(distribution.address().resolve("/registry/services"), () -> Keys.in(data));
    }
}
