package dev.rollcall.registry.health;

import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the checks tell about themselves, where one may be under way at a time. */
class ProberFiguresTest {

    private static final ProbeResult ALIVE = new ProbeResult.Alive(Duration.ofMillis(3), Optional.empty());

    private final ManualTime time = new ManualTime();
    private final Roll roll = Fixtures.roll(time);
    private final Deque<Consumer<ProbeResult>> underWay = new ArrayDeque<>();
    private final Prober prober = new Prober(
            roll,
            (entry, result) -> underWay.add(result),
            new ProbeConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), 2000, 1),
            Duration.ofSeconds(30),
            time,
            time,
            () -> 0.5);

    @BeforeEach
    void listen() {
        roll.listen(prober);
    }

    private void pass(int millis) {
        time.advance(Duration.ofMillis(millis));
        prober.tick();
    }

    @Test
    void checksAreAsLateAsTheOneThatWaitsLongest() {
        listed(roll, registration("Stock", 8000, 1), signed());
        listed(roll, registration("Stock", 8001, 1), signed());

        pass(500);
        assertEquals(1, prober.underWay());
        pass(300);
        assertEquals(Duration.ofMillis(300), prober.lateness());

        underWay.remove().accept(ALIVE);
        assertEquals(0, prober.underWay());
        pass(0);
        assertEquals(1, prober.underWay());
        assertEquals(Duration.ZERO, prober.lateness());
    }

    @Test
    void whoIsRestoredIsNotLateBeforeTheChecksBegin() {
        Entry known = listed(Fixtures.roll(time), registration("Stock", 8000, 1), signed());
        roll.restore(List.of(known));

        pass(5_000);
        assertEquals(Duration.ZERO, prober.lateness());
        assertEquals(0, prober.underWay());

        listed(roll, registration("Stock", 8001, 1), signed());
        assertEquals(Duration.ofSeconds(5), prober.lateness());
        pass(0);
        assertEquals(1, prober.underWay());
    }

    @Test
    void whoHasNoHeartbeatAddressIsNotCounted() {
        listed(roll, registration("Stock", 8000, 1), signed());
        roll.register(
                dev.rollcall.kit.registry.Registration.of(Fixtures.STOCK, java.net.URI.create("http://localhost:8001")),
                signed());

        assertEquals(1, prober.all());
        assertEquals(1, prober.own());
    }
}
