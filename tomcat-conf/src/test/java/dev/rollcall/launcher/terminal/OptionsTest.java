package dev.rollcall.launcher.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.failure.FailureException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    private static final Syntax SYNTAX = new Syntax(Set.of("base", "port-offset"), Set.of("demo"));

    @Test
    void wordsAndOptionsComeInAnyOrder() {
        Options options =
                Options.parse(List.of("add", "--base", "/srv/x", "ada", "--demo", "--port-offset=100"), SYNTAX);

        assertEquals(List.of("add", "ada"), options.words());
        assertEquals(Optional.of("/srv/x"), options.value("base"));
        assertEquals(100, options.number("port-offset", 0));
        assertTrue(options.flag("demo"));
    }

    @Test
    void whatIsAbsentHasItsDefault() {
        Options options = Options.parse(List.of(), SYNTAX);

        assertEquals(Optional.empty(), options.value("base"));
        assertEquals(7, options.number("port-offset", 7));
        assertFalse(options.flag("demo"));
    }

    @Test
    void twoHyphensEndTheOptions() {
        assertEquals(
                List.of("--demo", "-x"),
                Options.parse(List.of("--", "--demo", "-x"), SYNTAX).words());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--bse /x           | There is no option --bse: did you mean --base?",
                "--prot-offset 1    | There is no option --prot-offset: did you mean --port-offset?",
                "--completely-other | There is no option --completely-other: the options are --base, --demo, --port-offset.",
                "--base             | --base needs a value.",
                "--base=            | --base needs a value.",
                "--base --demo      | --base needs a value.",
                "--base --json      | --base needs a value.",
                "--base a --base b  | --base is given twice.",
                "--demo=yes         | --demo takes no value.",
                "--demo --demo      | --demo is given twice.",
                "-demo              | There is no option -demo: did you mean --demo?",
                "add -x             | There is no option -x: the options are --base, --demo, --port-offset.",
            })
    void mistakesAreNamed(String line, String sentence) {
        FailureException failure =
                assertThrows(FailureException.class, () -> Options.parse(List.of(line.split(" ")), SYNTAX));

        assertEquals(sentence, failure.getMessage());
        assertEquals(2, failure.status());
    }

    @Test
    void wordThatIsEmptyIsAMistake() {
        FailureException failure =
                assertThrows(FailureException.class, () -> Options.parse(List.of("add", "--", " "), SYNTAX));

        assertEquals("One of the words is empty: a variable without a value?", failure.getMessage());
        assertEquals(2, failure.status());
    }

    @Test
    void valuesOfASetAreSeparatedByCommasOrBlanks() {
        Options options = Options.parse(List.of("--base", " b, a  b,,"), SYNTAX);

        assertEquals(List.of("b", "a"), List.copyOf(options.set("base").orElseThrow()));
    }

    @ParameterizedTest
    @CsvSource({"-1", "x", "1.5", "99999999999"})
    void numbersAreWholeAndNotNegative(String text) {
        Options options = Options.parse(List.of("--port-offset=" + text), SYNTAX);

        assertThrows(FailureException.class, () -> options.number("port-offset", 0));
    }

    @Test
    void valueMayBeginWithHyphensAfterAnEqualsSign() {
        assertEquals(
                Optional.of("--odd"),
                Options.parse(List.of("--base=--odd"), SYNTAX).value("base"));
    }
}
