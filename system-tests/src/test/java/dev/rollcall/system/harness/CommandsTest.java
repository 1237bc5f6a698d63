package dev.rollcall.system.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommandsTest {
    @Test
    void aCommandThatDoesNotEndIsEndedAtItsLimit() {
        var watch = new Stopwatch();

        var failure = assertThrows(
                IllegalStateException.class,
                () -> Commands.tryRun(Duration.ofMillis(300), "sh", "-c", "echo begun; exec sleep 30"));

        assertTrue(watch.elapsed().toSeconds() < 20, "it was not waited for");
        assertTrue(failure.getMessage().endsWith("does not end within PT0.3S: begun\n"), failure.getMessage());
    }

    @Test
    void whatIsPrintedAndHowItEndedIsTold() {
        Commands.Result result = Commands.tryRun("sh", "-c", "echo one; echo two >&2; exit 3");

        assertEquals(new Commands.Result(3, "one\ntwo\n"), result);
        assertEquals(127, Commands.tryRun("/there/is/no/such/program").exit());
    }
}
