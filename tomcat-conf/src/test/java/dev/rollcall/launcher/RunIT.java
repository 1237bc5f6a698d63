package dev.rollcall.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The real distribution with the real WARs, started once per way of ending. */
@Execution(ExecutionMode.CONCURRENT)
class RunIT {
    private static final Duration STOP = Duration.ofSeconds(10);

    @TempDir
    private Path base;

    private final HttpClient client = HttpClient.newHttpClient();
    private int offset;
    private Launched run;

    @BeforeEach
    void start() {
        offset = Launched.freeOffset();
    }

    @AfterEach
    void leaveNothingBehind() {
        run.close();
    }

    @Test
    void demoCanBeUsedAndEndsWithTerm() throws Exception {
        InFlight.deploy(base.resolve("webapps"));
        run = run("--demo");
        run.endInput();
        URI address = run.ready();

        assertEquals(
                "/portal/", get(address, "").headers().firstValue("Location").orElse(""));
        assertEquals(
                200,
                get(address, "registry/services", "Bearer " + token("RegistryService"))
                        .statusCode());
        assertEquals(200, get(address, "manager/text/list", manager()).statusCode());
        assertEquals(401, get(address, "manager/text/list").statusCode());
        assertTrue(run.output().contains("    admin "), run.output());
        assertAccountsCanBeChanged();
        assertOthersAreRefused();

        List<CompletableFuture<String>> answers =
                new InFlight(address, address.resolve("grading/rollcall/heartbeat")).begin();
        run.terminate();

        assertEquals(0, run.end(STOP));
        assertTrue(Launched.isFree(offset));
        assertTrue(run.output().endsWith("Stopped."), run.output());
        answers.forEach(answer -> assertEquals("answered 200", answer.join()));
    }

    @Test
    void enterEndsItAndAnAccountIsAskedFor() throws Exception {
        run = run();
        run.ready();

        assertTrue(run.output().contains("/portal/setup"), run.output());
        run.type("\n");

        assertEquals(0, run.end(STOP));
        assertTrue(Launched.isFree(offset));
    }

    @Test
    void termThatComesDuringTheStartIsNoFailure() throws Exception {
        run = run("--demo");
        Launched.awaitListener(offset);

        run.terminate();

        assertEquals(0, run.end(STOP));
        assertTrue(run.output().endsWith("Stopping ...\nStopped."), run.output());
        assertTrue(Launched.isFree(offset));
    }

    @Test
    void tomcatDiesWithAKilledLauncher() throws Exception {
        run = run();
        run.ready();
        ProcessHandle tomcat = run.descendants().get(0);

        run.kill();

        Eventually.isTrue(STOP, "Tomcat is gone", () -> !tomcat.isAlive() && Launched.isFree(offset));
    }

    @Test
    void warThatDoesNotStartIsNamedWithTheLog() throws Exception {
        Path context = base.resolve("conf/Catalina/localhost/grading.xml");
        Files.createDirectories(context.getParent());
        Files.writeString(context, "<Context><Valve className='does.not.Exist'/></Context>");

        run = run();

        assertEquals(1, run.end(Duration.ofMinutes(2)));
        assertTrue(
                run.output()
                        .contains(
                                "Tomcat could not start grading.war (java.lang.ClassNotFoundException: does.not.Exist). "),
                run.output());
        assertTrue(run.output().contains("  | "), run.output());
        assertFalse(run.output().contains("Rollcall is ready"));
        assertTrue(Launched.isFree(offset));
    }

    @Test
    void settingThatMakesNoSenseEndsTheStartAtOnce() throws Exception {
        Files.createDirectories(base.resolve("conf"));
        Path settings = base.resolve("conf/catalina.properties");
        Files.copy(Launched.HOME.resolve("template/conf/catalina.properties"), settings);
        Files.writeString(
                settings, "\nrollcall.grading.unsigned=perhaps\nrollcall.http.prot=1\n", StandardOpenOption.APPEND);

        run = run();

        assertEquals(1, run.end(Duration.ofMinutes(1)));
        String last = run.output().lines().reduce((one, other) -> other).orElse("");
        assertTrue(last.startsWith("GradingService answers 503: rollcall.grading.unsigned"), run.output());
        assertFalse(last.endsWith(".."), last);
        assertTrue(run.output().contains("rollcall.http.prot is not known: did you mean rollcall.http.port?"));
        assertTrue(Launched.isFree(offset));
    }

    private void assertAccountsCanBeChanged() throws Exception {
        assertEquals("Added ada.", said(0, "correct horse\n", "user", "add", "ada", "--roles", "teacher"));
        assertEquals("Changed the password of ada.", said(0, "battery staple\n", "user", "passwd", "ada"));
        assertTrue(said(1, "correct horse\n", "user", "add", "ada").contains("ada"));
        assertFalse(said(1, "short\n", "user", "passwd", "ada").isEmpty());
    }

    private void assertOthersAreRefused() throws Exception {
        assertTrue(said(1, "", "run").contains("is in use by another Rollcall"));
        try (Launched other = Launched.rollcall(
                "run", "--base", base.resolve("other").toString(), "--port-offset", Integer.toString(offset))) {
            assertEquals(1, other.end(STOP));
            assertEquals(
                    "Port " + (8080 + offset) + " is taken by another program: end that, or choose another port"
                            + " with --port-offset.",
                    other.output());
        }
    }

    private Launched run(String... more) {
        String[] arguments = new String[5 + more.length];
        arguments[0] = "run";
        arguments[1] = "--base";
        arguments[2] = base.toString();
        arguments[3] = "--port-offset";
        arguments[4] = Integer.toString(offset);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return Launched.rollcall(arguments);
    }

    private String token(String addressee) throws Exception {
        return said(0, "", "token", "Portal", addressee);
    }

    private String said(int status, String input, String... arguments) throws Exception {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--base";
        all[arguments.length + 1] = base.toString();
        try (Launched command = Launched.rollcall(all)) {
            command.type(input);
            command.endInput();
            assertEquals(status, command.end(Duration.ofSeconds(30)), command.output());
            return command.output();
        }
    }

    private String manager() throws IOException {
        Matcher user = Pattern.compile("username=\"(.+?)\" password=\"(.+?)\"")
                .matcher(Files.readString(base.resolve("conf/tomcat-users.xml")));
        assertTrue(user.find());
        return "Basic " + Base64.getEncoder().encodeToString((user.group(1) + ":" + user.group(2)).getBytes("UTF-8"));
    }

    private HttpResponse<String> get(URI address, String path) throws IOException, InterruptedException {
        return get(address, path, "");
    }

    private HttpResponse<String> get(URI address, String path, String authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
