package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.launcher.roll.Instance;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollCheckTest {
    @Test
    void instanceThatIsDegradedIsAWarning() {
        Instance degraded = instance(Optional.of("disk: full"), Optional.empty());

        assertEquals(
                List.of(Finding.warning("LogService at http://h/log is degraded: disk: full.")), findings(degraded));
    }

    @Test
    void instanceThatIsTakenOutOfUseIsAWarning() {
        Instance drained = instance(Optional.empty(), Optional.of("by mia: update"));

        assertEquals(
                List.of(Finding.warning("LogService at http://h/log is taken out of use by mia: update.")),
                findings(drained));
    }

    private static Instance instance(Optional<String> degraded, Optional<String> drained) {
        return new Instance("LogService", "http://h/log", "UP", true, Optional.empty(), degraded, drained);
    }

    private static List<Finding> findings(Instance instance) {
        return new RollCheck(List.of(instance), List.of(), url -> Optional.empty()).findings();
    }
}
