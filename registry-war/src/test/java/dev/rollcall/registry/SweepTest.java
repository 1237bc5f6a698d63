package dev.rollcall.registry;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SweepTest {

    private final ManualTime time = new ManualTime();
    private final Roll roll = Fixtures.roll(time);
    private boolean heard;
    private final Sweep sweep = new Sweep(roll, entry -> false, () -> heard, time);

    private void pass(Duration span) {
        for (long left = span.toSeconds(); left > 0; left--) {
            time.advance(Duration.ofSeconds(1));
            sweep.run();
        }
    }

    private void restore() {
        Roll earlier = Fixtures.roll(time);
        roll.restore(List.of(listed(earlier, registration("Stock", 8000, 1), signed())));
    }

    private boolean present() {
        return roll.snapshot().present(id(8000)).isPresent();
    }

    @Test
    void noLeaseRunsOutWhileNobodyCanBeHeard() {
        restore();

        pass(Duration.ofMinutes(5));
        assertTrue(present());
        heard = true;
        pass(Duration.ofSeconds(29));
        assertTrue(present());
        pass(Duration.ofSeconds(2));

        assertFalse(present());
    }

    @Test
    void aStandstillGivesEverybodyAnotherLease() {
        heard = true;
        restore();
        pass(Duration.ofSeconds(20));

        time.advance(Duration.ofMinutes(1));
        sweep.run();
        assertTrue(present());
        pass(Duration.ofSeconds(31));

        assertFalse(present());
    }
}
