package dev.rollcall.registry.chart;

import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.health.ProbeResult;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChartsTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ManualTime time = new ManualTime();
    private final Instant begin = time.instant();
    private final Roll roll = Fixtures.roll(time);
    private final Charts charts = new Charts(time);
    private Entry stock;

    @BeforeEach
    void oneInstance() {
        roll.listen(charts);
        stock = listed(roll, registration("Stock", 8000, 5), signed());
    }

    private void probe(ProbeResult result) {
        charts.noting((entry, told) -> told.accept(result)).probe(stock, outcome -> {});
    }

    private void answered(int millis) {
        probe(new ProbeResult.Alive(Duration.ofMillis(millis), Optional.empty()));
    }

    private void failed() {
        probe(new ProbeResult.Refused("connection refused"));
    }

    private void judged(Health health) {
        assertTrue(roll.check(stock.id(), stock.generation(), health, health == Health.UP ? null : "refused"));
    }

    private ChartReading read(int minutes) {
        return charts.read(stock, minutes);
    }

    @Test
    void minutesAreKeptFromTheFirstQuestionOn() {
        answered(1);
        assertEquals(new ChartReading(begin, Optional.of(begin), OptionalDouble.empty(), List.of()), read(60));

        answered(2);
        answered(4);
        failed();
        time.advance(MINUTE);
        failed();

        assertEquals(
                List.of(new Minute(begin, 2, 1, 3, 4), new Minute(begin.plus(MINUTE), 0, 1, 0, 0)), read(60).minutes());
    }

    @Test
    void theResultIsPassedOn() {
        ProbeResult[] passed = new ProbeResult[1];
        ProbeResult result = new ProbeResult.Broken("the connection broke");

        charts.noting((entry, told) -> told.accept(result)).probe(stock, outcome -> passed[0] = outcome);

        assertEquals(result, passed[0]);
    }

    @Test
    void aChangeOfHealthBeginsAChartAsWellButARegistrationDoesNot() {
        assertEquals(0, charts.size());

        judged(Health.SUSPECT);
        failed();

        assertEquals(List.of(new Minute(begin, 0, 1, 0, 0)), read(1).minutes());
    }

    @Test
    void onlyTheMinutesAskedForAreToldAndNoneOlderThanADay() {
        read(1);
        answered(1);
        time.advance(Duration.ofMinutes(1439));
        answered(1);

        assertEquals(2, read(1440).minutes().size());
        assertEquals(1, read(1439).minutes().size());
        time.advance(MINUTE);
        assertEquals(1, read(1440).minutes().size());
        time.advance(Duration.ofDays(30));
        assertEquals(0, read(1440).minutes().size());
        answered(1);
        assertEquals(1, read(1440).minutes().size());
    }

    @Test
    void uptimeIsTheMeanOfMinutesWhateverTheNumberOfChecks() {
        read(1);
        for (int i = 0; i < 60; i++) {
            answered(1);
        }
        time.advance(MINUTE);
        failed();

        assertEquals(OptionalDouble.of(0.5), read(1).uptime());
    }

    @Test
    void suspicionInterruptsNothingButDownDoes() {
        read(1);
        time.advance(MINUTE);
        judged(Health.SUSPECT);
        judged(Health.UP);
        assertEquals(Optional.of(begin), read(1).upSince());

        judged(Health.SUSPECT);
        judged(Health.DOWN);
        assertEquals(Optional.empty(), read(1).upSince());

        time.advance(MINUTE);
        judged(Health.UP);
        assertEquals(Optional.of(begin.plus(MINUTE.multipliedBy(2))), read(1).upSince());
    }

    @Test
    void whoRegistersAnewIsUpSinceThen() {
        read(1);
        time.advance(MINUTE);

        stock = listed(roll, registration("Stock", 8000, 6), signed());

        assertEquals(Optional.of(begin.plus(MINUTE)), read(1).upSince());
    }

    @Test
    void anotherServiceWithTheSameIdHasAChartOfItsOwn() {
        read(1);
        answered(1);

        Entry shop = listed(roll, registration("Shop", 8001, 5), signed());
        Entry other = new Entry(
                shop.generation(),
                registration("Shop", 8000, 6),
                shop.origin(),
                shop.registeredAt(),
                false,
                shop.status(),
                shop.operator(),
                shop.home());

        assertEquals(List.of(), charts.read(other, 60).minutes());
    }

    @Test
    void thoseNobodyHasAskedForLongestAreDropped() {
        read(1);
        for (int port = 1; port < Charts.MAX_CHARTS; port++) {
            charts.read(listed(roll, registration("S", port, 5), signed()), 1);
        }
        answered(1);
        read(1);

        charts.read(listed(roll, registration("S", 9999, 5), signed()), 1);

        assertEquals(Charts.MAX_CHARTS, charts.size());
        assertEquals(1, read(1).minutes().size());
    }
}
