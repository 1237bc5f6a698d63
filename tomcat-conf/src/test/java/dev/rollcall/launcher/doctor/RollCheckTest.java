package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.launcher.roll.Instance;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollCheckTest {
    @Test
    void instanceThatIsDegradedIsAWarning() {
        Instance degraded =
                new Instance("LogService", "http://h/log", "UP", true, Optional.empty(), Optional.of("disk: full"));

        assertEquals(
                List.of(Finding.warning("LogService at http://h/log is degraded: disk: full.")),
                new RollCheck(List.of(degraded), List.of(), url -> Optional.empty()).findings());
    }
}
