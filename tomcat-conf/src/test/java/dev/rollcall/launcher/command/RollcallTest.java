package dev.rollcall.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.UnlaunchedTomcat;
import dev.rollcall.launcher.state.LockHolder;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RollcallTest {
    private static final String SERVER = "<Server><Connector address='127.0.0.1' port='8180'/></Server>";

    @TempDir
    private Path base;

    private final Typed typed = new Typed();

    @Test
    void withoutWordsItTellsWhatItCan() {
        assertEquals(0, typed.run());

        assertTrue(typed.out().contains("run"));
        assertTrue(typed.out().contains("token FROM TO"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"run", "start", "stop", "status", "doctor", "user", "logs", "backup", "restore", "key", "token"})
    void everyCommandHasHelp(String command) {
        assertEquals(0, typed.run("help", command));
        assertEquals(0, typed.run(command, "--help"));

        List<String> lines = typed.out().lines().toList();
        assertTrue(lines.get(0).startsWith("Usage: rollcall " + command));
        assertTrue(lines.stream().allMatch(line -> line.length() <= 110));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fly                           | There is no command fly: rollcall help lists them.",
                "help fly                      | There is no command fly: rollcall help lists them.",
                "help run fast                 | rollcall help takes nothing more, but was given fast.",
                "version fast                  | rollcall version takes nothing more, but was given fast.",
                "key                           | Name one service: rollcall key SERVICE.",
                "token Portal                  | Name two services: rollcall token FROM TO.",
                "user add                      | Say rollcall user add NAME, user passwd NAME, user backup FILE or user restore FILE.",
                "user drop ada                 | Say rollcall user add NAME, user passwd NAME, user backup FILE or user restore FILE.",
                "user passwd ada --roles admin | --roles is for rollcall user add.",
                "user add ada --roles wizard   | There is no role wizard: the roles are teacher, student, operator and admin.",
                "logs --newest -1              | --newest must be a whole number not below 0, but was -1.",
                "doctor fast                   | rollcall doctor takes options only, but was given fast.",
                "run fast                      | rollcall run takes options only, but was given fast.",
                "token Portal LogService --user ada | --user and --roles go together.",
                "token Portal LogService --user ada --roles wizard | There is no role wizard: the roles are teacher, student, operator and admin.",
                "token Portal LogService --user ada --roles ,      | --roles names no role: the roles are teacher, student, operator and admin.",
                "token Portal LogService --user a\u0007 --roles admin  | --user takes 1 to 128 characters, and no control characters.",
                "token LogService Portal --user ada --roles admin | Only Portal may speak for a person: leave --user out, or make it a token from Portal.",
            })
    void misuseIsSaidInOneSentence(String line, String sentence) {
        assertEquals(2, typed.run(line.split(" ")));

        assertEquals(sentence, typed.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--topology six        | --topology must be one, four or cluster, but was six.",
                "--only registry,prtal | There is no service prtal: did you mean portal?",
                "--only ,              | --only names no service: --only takes some of registry,log,grading,portal.",
                "--only x              | There is no service x: --only takes some of registry,log,grading,portal.",
                "--only registry,log --demo | --demo is for grading and portal: --only leaves both out.",
                "--port-offset few     | --port-offset must be a whole number not below 0, but was few.",
            })
    void startIsMisusedInOneSentence(String line, String sentence) throws IOException {
        for (String part : List.of("tomcat", "webapps", "template")) {
            Files.createDirectory(base.resolve(part));
        }
        System.setProperty("rollcall.home", base.toString());
        try {
            assertEquals(2, typed.run(("start --base " + base + " " + line).split(" ")));
            assertEquals(sentence, typed.err());
        } finally {
            System.clearProperty("rollcall.home");
        }
    }

    @Test
    void whereNothingRunsThereIsNothingToStop() {
        assertEquals(0, typed.run("stop", "--base", base.toString()));

        assertEquals("Nothing runs in " + base + ".", typed.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "version"})
    void helpOfAWordThatIsNoCommandIsTheOverview(String word) {
        assertEquals(0, typed.run("help", word));

        assertTrue(typed.out().contains("version            print the version"));
    }

    @Test
    void wordForHelpMayBeAName() {
        assertEquals(1, typed.run("key", "--base", base.toString(), "--", "--help"));

        assertTrue(typed.err().startsWith("There is no key at "), typed.err());
    }

    @Test
    void doctorDoesNotTakeOneTopologyForAnother() throws IOException {
        Files.writeString(Files.createDirectories(base.resolve("conf")).resolve("server.xml"), SERVER);

        assertEquals(2, typed.run("doctor", "--topology", "four", "--base", base.toString()));

        assertTrue(typed.err().startsWith("The base " + base + " has the topology one"), typed.err());
    }

    @Test
    void statusCreatesNothing() {
        Path none = base.resolve("none");

        assertEquals(3, typed.run("status", "--base", none.toString()));

        assertEquals("There is no Rollcall in " + none + ".", typed.out());
        assertFalse(Files.exists(none));
    }

    @Test
    void accountNeedsABaseThatWasUsed() {
        Path none = base.resolve("none");

        assertEquals(1, typed.run("user", "add", "ada", "--base", none.toString()));

        assertEquals(
                "There is no portal of Rollcall in " + none
                        + " yet: start it once with this base, or name another one with --base.",
                typed.err());
        assertFalse(Files.exists(none));
    }

    @Test
    void keyNeedsABaseThatWasUsed() {
        assertEquals(1, typed.run("key", "Library", "--base", base.toString()));

        assertTrue(typed.err().startsWith("There is no key at " + base.resolve("data/master.key") + " yet"));
    }

    @Test
    void baseOfTheEnvironmentIsUsed() {
        assertEquals(1, typed.with("ROLLCALL_BASE", base.toString()).run("key", "Library"));

        assertTrue(typed.err().contains(base.toString()));
    }

    @Test
    void mistakeOfRollcallItselfIsSaidInOneSentenceAndIsAFailure() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);
        Terminal terminal = new Terminal(InputStream.nullInputStream(), err, err, Map.of(), null);

        assertEquals(1, new Rollcall(terminal, new Broken()).run(List.of("break")));

        String text = said.toString(StandardCharsets.UTF_8);
        assertEquals(1, text.lines().count());
        assertTrue(
                text.startsWith(
                        "This is a mistake of Rollcall, please report it: java.lang.IllegalStateException: broken"
                                + " at dev.rollcall.launcher.command.RollcallTest"),
                text);
    }

    @Test
    void passwordIsAskedForBeforeTheBaseIsLocked() throws IOException {
        Files.writeString(Files.createDirectories(base.resolve("conf")).resolve("server.xml"), SERVER);
        List<Boolean> locked = new ArrayList<>();
        InputStream keyboard = new InputStream() {
            @Override
            public int read() {
                locked.add(Files.exists(base.resolve("rollcall.lock")));
                return '\n';
            }
        };

        assertEquals(1, typed.typing(keyboard).run("user", "add", "ada", "--base", base.toString()));

        assertFalse(locked.isEmpty());
        assertFalse(locked.contains(true));
    }

    @Test
    void processThatIsNoLauncherGetsNoSignal() throws IOException {
        Files.writeString(Files.createDirectories(base.resolve("conf")).resolve("server.xml"), SERVER);
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try (LockHolder launcher = LockHolder.take(base)) {
            assertTrue(Files.exists(base.resolve("rollcall.lock")), launcher.toString());
            Files.writeString(base.resolve("rollcall.lock"), stranger.pid() + "\nhttp://127.0.0.1:1/\nother\n");

            assertEquals(1, typed.run("stop", "--base", base.toString()));

            assertTrue(
                    typed.err().startsWith("Process " + stranger.pid() + " of Rollcall cannot be stopped from here"),
                    typed.err());
            assertTrue(stranger.isAlive());
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void tomcatThatNoLauncherHasStartedRunsAndIsNotStopped() throws IOException {
        Files.writeString(Files.createDirectories(base.resolve("conf")).resolve("server.xml"), SERVER);
        try (UnlaunchedTomcat tomcat = UnlaunchedTomcat.start(base, base)) {
            assertEquals(1, typed.run("status", "--base", base.toString()));
            assertTrue(
                    typed.out().endsWith("  tomcat    running, not started by rollcall  process " + tomcat.pid()),
                    typed.out());

            assertEquals(1, typed.run("stop", "--base", base.toString()));
            assertEquals(
                    "The Tomcat in " + base + ", process " + tomcat.pid()
                            + ", was not started by rollcall: stop it as it was started.",
                    typed.err());
        }
    }

    /** A command with a mistake in it. */
    private record Broken() implements Command {
        @Override
        public String name() {
            return "break";
        }

        @Override
        public Syntax syntax() {
            return new Syntax(Set.of(), Set.of());
        }

        @Override
        public String help() {
            return "";
        }

        @Override
        public int run(Options options, Terminal terminal) {
            throw new IllegalStateException("broken");
        }
    }
}
