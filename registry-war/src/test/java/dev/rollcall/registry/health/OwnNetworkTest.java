package dev.rollcall.registry.health;

import static dev.rollcall.registry.Fixtures.address;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Origin;
import dev.rollcall.registry.roll.Registering;
import dev.rollcall.registry.roll.Roll;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registry doubts its own network; nobody is heard here, and everybody is checked as soon as it has registered. */
class OwnNetworkTest {

    private static final Duration FRESH = Duration.ofMillis(100);
    private static final ProbeResult UNHEARD = new ProbeResult.Unheard("no answer within 2000 ms");

    private final ManualTime time = new ManualTime();
    private final Roll roll = Fixtures.roll(time);
    private final Prober prober = new Prober(
            roll,
            (entry, result) -> result.accept(UNHEARD),
            new ProbeConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), 4, 512),
            Duration.ofSeconds(30),
            time,
            time,
            () -> 0);

    @BeforeEach
    void listen() {
        roll.listen(prober);
    }

    /** Behind one proxy, so that all of them call from its address. */
    private static Origin origin(String calledAt) {
        return new Origin(true, address("192.0.2.1"), Map.of("localhost", List.of(address(calledAt))));
    }

    private Entry silent(int count) {
        Entry last = listed(roll, registration("Stock", 7999, 1), origin("10.0.0.1"));
        for (int i = 1; i < count; i++) {
            last = listed(roll, registration("Stock", 8000 + i, 1), origin("10.0.0." + (1 + i % 2)));
        }
        prober.tick();
        return last;
    }

    @Test
    void itIsThereFromTheFirstMomentOn() {
        assertTrue(prober.spares(silent(5)));
    }

    @Test
    void itCountsWhereInstancesAreCalledNotFromWhereTheyCall() {
        silent(5);

        assertTrue(prober.notice().orElseThrow().contains("5 of 5 instances, on 2 addresses"));
    }

    @Test
    void itIsAsItWasAtMostAHundredMillisecondsAgo() {
        time.advance(Duration.ofDays(1));
        Entry first = silent(1);
        assertFalse(prober.spares(first));
        assertTrue(prober.notice().isEmpty());
        silent(5);

        time.advance(FRESH.minusNanos(1));
        assertFalse(prober.spares(first));
        assertTrue(prober.notice().isEmpty());
        time.advance(Duration.ofNanos(1));
        assertTrue(prober.spares(first));
        assertTrue(prober.notice().isPresent());
    }

    @Test
    void whoIsNeverCheckedIsNotSparedForThat() {
        Registering answer =
                roll.register(Registration.of(Fixtures.STOCK, URI.create("http://localhost:8000")), origin("10.0.0.1"));

        assertFalse(prober.spares(((Registering.Listed) answer).entry()));
    }
}
