package dev.rollcall.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bin/rollcall does without starting anything. */
class CommandsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path temp;

    @Test
    void versionIsThatOfTheBuild() throws Exception {
        assertTrue(said(0, Map.of(), "version").startsWith("Rollcall 0."));
    }

    @Test
    void baseThatWasMistypedIsNotMade() throws Exception {
        Path base = temp.resolve("base");

        for (String command : List.of("user add ada", "key Library", "token Portal LogService")) {
            String[] words = (command + " --base " + base).split(" ");
            assertTrue(said(1, Map.of(), words).endsWith("with this base, or name another one with --base."));
        }
        assertEquals("There is no Rollcall in " + base + ".", said(3, Map.of(), "status", "--base", base.toString()));
        assertEquals("Nothing runs in " + base + ".", said(0, Map.of(), "stop", "--base", base.toString()));

        assertFalse(Files.exists(base));
    }

    @Test
    void takenPortLeavesNoBaseBehind() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Path base = temp.resolve("base");
            String offset = Integer.toString(other.getLocalPort() - 4000);

            String said = said(
                    1,
                    Map.of(),
                    "start",
                    "--topology",
                    "four",
                    "--only",
                    "log",
                    "--base",
                    base.toString(),
                    "--port-offset",
                    offset);

            assertEquals(
                    "Port " + other.getLocalPort() + " is taken by another program: end that, or choose another port"
                            + " with --port-offset.",
                    said);
            assertFalse(Files.exists(base));
        }
    }

    @Test
    void missingJavaIsSaidInOneSentence() throws Exception {
        String said = said(1, Map.of("JAVA_HOME", temp.resolve("none").toString()), "run");

        assertEquals(
                "Rollcall needs Java 17 or newer, but there is no " + temp.resolve("none/bin/java")
                        + ": install a JDK, or set JAVA_HOME.",
                said);
    }

    @Test
    void unusableBaseIsSaidInOneSentence() throws Exception {
        Path file = Files.createFile(temp.resolve("file"));

        String said = said(1, Map.of(), "run", "--base", file.resolve("base").toString());

        assertTrue(said.startsWith("The directory " + file.resolve("base") + " cannot be used"), said);
        assertEquals(1, said.lines().count());
    }

    @Test
    void backgroundJobOfAShellIsNotSuspended() throws Exception {
        Path java = Files.createDirectories(temp.resolve("jdk/bin")).resolve("java");
        Files.writeString(java, "#!/bin/sh\nkill -TTIN $$ && echo goes on\n");
        assertTrue(java.toFile().setExecutable(true));

        assertEquals("goes on", said(0, Map.of("JAVA_HOME", temp.resolve("jdk").toString()), "run"));
    }

    @Test
    void itCanBeStartedThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("rollcall"), Launched.HOME.resolve("bin/rollcall"));

        Process process = new ProcessBuilder(link.toString(), "key", "Library", "--base", temp.toString())
                .redirectErrorStream(true)
                .start();

        assertTrue(new String(process.getInputStream().readAllBytes()).startsWith("There is no key at "));
    }

    /** As under cron, or where the language that a shell names is not installed. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "xx_YY.UTF-8"})
    void namesNeedNotBeAsciiWhereTheLocaleIs(String locale) throws Exception {
        ProcessBuilder shell = new ProcessBuilder(
                "sh", "-c", Launched.HOME.resolve("bin/rollcall") + " status --base $(printf '/none/B\\303\\274cher')");
        shell.environment().put("LC_ALL", locale);

        Process process = shell.redirectErrorStream(true).start();

        assertEquals(
                "There is no Rollcall in /none/B\u00fccher.\n",
                new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    private static String said(int status, Map<String, String> environment, String... arguments) throws Exception {
        try (Launched command = Launched.rollcall(environment, arguments)) {
            assertEquals(status, command.end(PATIENCE), command.output());
            return command.output();
        }
    }
}
