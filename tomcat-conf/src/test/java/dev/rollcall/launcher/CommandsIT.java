package dev.rollcall.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void accountsCanBeMadeBeforeTheFirstStart() throws Exception {
        String base = temp.resolve("base").toString();

        assertEquals("Added ada.", typed(0, "correct horse\n", "user", "add", "ada", "--base", base));
        assertEquals(
                "Changed the password of ada.", typed(0, "battery staple\n", "user", "passwd", "ada", "--base", base));
        assertTrue(typed(1, "correct horse\n", "user", "add", "ada", "--base", base)
                .contains("ada"));
        assertTrue(typed(1, "short\n", "user", "passwd", "ada", "--base", base).contains("8 to 128"));
        assertTrue(Files.exists(temp.resolve("base/data/portal")));
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
    void itCanBeStartedThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("rollcall"), Launched.HOME.resolve("bin/rollcall"));

        Process process = new ProcessBuilder(link.toString(), "key", "Library", "--base", temp.toString())
                .redirectErrorStream(true)
                .start();

        assertTrue(new String(process.getInputStream().readAllBytes()).startsWith("There is no key at "));
    }

    private static String said(int status, Map<String, String> environment, String... arguments) throws Exception {
        try (Launched command = Launched.rollcall(environment, arguments)) {
            assertEquals(status, command.end(PATIENCE), command.output());
            return command.output();
        }
    }

    private static String typed(int status, String input, String... arguments) throws Exception {
        try (Launched command = Launched.rollcall(arguments)) {
            command.type(input);
            command.endInput();
            assertEquals(status, command.end(PATIENCE), command.output());
            return command.output();
        }
    }
}
