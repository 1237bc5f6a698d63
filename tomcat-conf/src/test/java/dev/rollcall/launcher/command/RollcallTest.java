package dev.rollcall.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RollcallTest {
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
    @ValueSource(strings = {"run", "user", "key", "token"})
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
                "key                           | Name one service: rollcall key SERVICE.",
                "token Portal                  | Name two services: rollcall token FROM TO.",
                "user add                      | Say rollcall user add NAME or rollcall user passwd NAME.",
                "user drop ada                 | Say rollcall user add NAME or rollcall user passwd NAME.",
                "user passwd ada --roles admin | --roles is for rollcall user add.",
                "run fast                      | rollcall run takes options only, but was given fast.",
                "run --topology six            | --topology must be one, but was six.",
                "token Portal LogService --user ada | --user and --roles go together.",
                "token LogService Portal --user ada --roles admin | Only Portal may speak for a person: leave --user out, or make it a token from Portal.",
            })
    void misuseIsSaidInOneSentence(String line, String sentence) {
        assertEquals(2, typed.run(line.split(" ")));

        assertEquals(sentence, typed.err());
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
}
