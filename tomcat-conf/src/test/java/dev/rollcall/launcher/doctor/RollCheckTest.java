package dev.rollcall.launcher.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.launcher.roll.Instance;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

    @Test
    void addressesAreTriedAtOnce() {
        List<Instance> roll = Stream.of("http://10.0.0.7:8080/", "http://10.0.0.8:8080/")
                .map(url -> new Instance("Shop", url, "UP", true, Optional.empty()))
                .toList();
        CountDownLatch tried = new CountDownLatch(roll.size());

        List<Finding> findings = new RollCheck(roll, List.of(), url -> both(tried)).findings();

        assertEquals(List.of(), findings);
    }

    private static Optional<String> both(CountDownLatch tried) {
        tried.countDown();
        try {
            return tried.await(10, TimeUnit.SECONDS) ? Optional.empty() : Optional.of("alone");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }
}
