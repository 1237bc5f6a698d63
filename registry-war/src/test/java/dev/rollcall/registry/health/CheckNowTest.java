package dev.rollcall.registry.health;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckNowTest {

    private static final ProbeResult ALIVE = new ProbeResult.Alive(Duration.ofMillis(3), Optional.empty());

    private final ManualTime time = new ManualTime();
    private final Roll roll = Fixtures.roll(time);
    private final Deque<Consumer<ProbeResult>> underWay = new ArrayDeque<>();
    private final Prober prober = new Prober(
            roll,
            (entry, result) -> underWay.add(result),
            new ProbeConfig(Duration.ofSeconds(1), Duration.ofSeconds(2), 2000, 512),
            Duration.ofSeconds(30),
            time,
            time,
            () -> 0.5);

    @BeforeEach
    void oneInstance() {
        roll.listen(prober);
        listed(roll, registration("Stock", 8000, 1), signed());
    }

    private void pass(Duration span) {
        for (long left = span.toMillis(); left > 0; left -= 20) {
            time.advance(Duration.ofMillis(20));
            prober.tick();
        }
    }

    @Test
    void theNextCheckBeginsAtTheNextTick() {
        CompletableFuture<Void> checked = prober.checkNow(id(8000));
        assertEquals(0, underWay.size());

        pass(Duration.ofMillis(20));
        assertEquals(1, underWay.size());
        assertFalse(checked.isDone());
        underWay.remove().accept(ALIVE);

        assertTrue(checked.isDone());
        pass(Duration.ofMillis(980));
        assertEquals(0, underWay.size());
    }

    @Test
    void whoHasWaitedFindsOnTheRollWhatTheCheckHasFound() {
        CompletableFuture<Health> found = prober.checkNow(id(8000))
                .thenApply(checked ->
                        roll.snapshot().present(id(8000)).orElseThrow().health());

        pass(Duration.ofMillis(20));
        underWay.remove().accept(new ProbeResult.Wrong("it answers 500"));

        assertEquals(Health.SUSPECT, found.join());
    }

    @Test
    void aCheckThatIsUnderWayIsWaitedFor() {
        pass(Duration.ofMillis(600));
        assertEquals(1, underWay.size());

        CompletableFuture<Void> checked = prober.checkNow(id(8000));
        pass(Duration.ofMillis(100));
        assertFalse(checked.isDone());
        underWay.remove().accept(ALIVE);

        assertTrue(checked.isDone());
        assertEquals(0, underWay.size());
    }

    @Test
    void nobodyWaitsForACheckOfWhoHasLeft() {
        CompletableFuture<Void> checked = prober.checkNow(id(8000));

        roll.deregister(id(8000), entry -> true);

        assertTrue(checked.isDone());
        assertTrue(prober.checkNow(id(8000)).isDone());
    }
}
