package dev.rollcall.registry.health;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeartbeatsUntilStopTest {

    private static final ProbeResult ALIVE = new ProbeResult.Alive(Duration.ofMillis(1), Optional.empty());
    private static final ProbeResult REFUSED = new ProbeResult.Refused("connection refused");

    private static List<ProbeResult> heard(ProbeResult outcome, boolean stopping) {
        Entry entry = Fixtures.listed(
                Fixtures.roll(new ManualTime()), Fixtures.registration("Stock", 7001, 1), Fixtures.signed());
        List<ProbeResult> results = new ArrayList<>();
        new HeartbeatsUntilStop((asked, result) -> result.accept(outcome), () -> stopping).probe(entry, results::add);
        return results;
    }

    @Test
    void everyResultPassesWhileTheTomcatRuns() {
        assertEquals(List.of(ALIVE), heard(ALIVE, false));
        assertEquals(List.of(REFUSED), heard(REFUSED, false));
    }

    @Test
    void whatFailsWhileTheTomcatStopsIsNoResult() {
        assertEquals(List.of(ALIVE), heard(ALIVE, true));
        assertEquals(List.of(), heard(REFUSED, true));
    }
}
