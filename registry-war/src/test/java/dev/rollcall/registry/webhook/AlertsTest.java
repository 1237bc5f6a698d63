package dev.rollcall.registry.webhook;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final String WHERE = " (" + id(8000) + ", http://localhost:8000)";
    private static final String DOWN = "Stock is DOWN: refused" + WHERE;
    private static final String UP = "Stock is UP again" + WHERE;

    private final ManualTime time = new ManualTime();
    private final Roll roll = Fixtures.roll(time);
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void oneInstance() {
        roll.listen(new Alerts(roll, time, alert -> told.add(alert.sentence())));
        register(5);
    }

    private void register(long generation) {
        listed(roll, registration("Stock", 8000, generation), signed());
    }

    private void judged(Health health) {
        Entry entry = roll.snapshot().present(id(8000)).orElseThrow();
        assertTrue(roll.check(entry.id(), entry.generation(), health, health == Health.UP ? null : "refused"));
    }

    @Test
    void downIsToldOnceAndSoIsUp() {
        judged(Health.SUSPECT);
        judged(Health.DOWN);
        roll.drain(id(8000), "mia", "");
        judged(Health.SUSPECT);
        judged(Health.DOWN);
        judged(Health.UP);
        roll.undrain(id(8000), "mia", "");

        assertEquals(List.of(DOWN, UP), told);
    }

    @Test
    void ofTooManyThatAreDownTheFirstAreForgotten() {
        judged(Health.DOWN);
        for (int port = 10_000; port < 10_000 + Alerts.MAX_DOWN; port++) {
            Entry entry = listed(roll, registration("Shop" + port, port, 5), signed());
            roll.check(entry.id(), entry.generation(), Health.DOWN, "refused");
        }
        told.clear();

        judged(Health.UP);
        Entry second = roll.snapshot().present(id(10_000)).orElseThrow();
        roll.check(second.id(), second.generation(), Health.UP, null);

        assertEquals(List.of("Shop10000 is UP again (" + id(10_000) + ", http://localhost:10000)"), told);
    }

    @Test
    void suspicionIsNotTold() {
        judged(Health.SUSPECT);
        judged(Health.UP);

        assertEquals(List.of(), told);
    }

    @Test
    void whoWasDownAndRegistersAnewIsUpAgain() {
        judged(Health.DOWN);
        register(6);

        assertEquals(List.of(DOWN, UP), told);
    }

    @Test
    void whoSaysGoodbyeIsNotDown() {
        roll.deregister(id(8000), entry -> true);
        register(6);

        assertEquals(List.of(), told);
    }

    @Test
    void whoWasDownAndIsRemovedIsNotToldAbout() {
        judged(Health.DOWN);
        roll.evict(id(8000));
        register(6);

        assertEquals(List.of(DOWN), told);
    }

    @Test
    void whoseLeaseRunsOutIsDownUntilItIsBack() {
        time.advance(Duration.ofSeconds(31));
        roll.sweep(entry -> false);
        register(6);

        assertEquals(List.of("Stock is DOWN: lease expired" + WHERE, UP), told);
    }

    @Test
    void whoWasDownBeforeItsLeaseRanOutIsToldOnce() {
        judged(Health.DOWN);
        time.advance(Duration.ofSeconds(31));
        roll.sweep(entry -> false);
        register(6);

        assertEquals(List.of(DOWN, UP), told);
    }

    @Test
    void whatWasDownBeforeARestartIsNotToldAgainButThatItIsUpIs() {
        judged(Health.DOWN);
        Entry down = roll.snapshot().present(id(8000)).orElseThrow();
        told.clear();
        Roll restarted = Fixtures.roll(time);
        restarted.listen(new Alerts(restarted, time, alert -> told.add(alert.sentence())));

        restarted.restore(List.of(down));
        assertEquals(List.of(), told);
        restarted.check(down.id(), down.generation(), Health.UP, null);

        assertEquals(List.of(UP), told);
    }
}
