package dev.rollcall.registry.cluster;

import static dev.rollcall.registry.Fixtures.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private final ManualTime time = new ManualTime();
    private final Outbox outbox = new Outbox(time);

    @BeforeEach
    void thereAreOthers() {
        outbox.need(true);
    }

    private Outbox.Batch batch() {
        return outbox.next().orElseThrow();
    }

    @Test
    void oneBatchIsOnItsWayAtATimeAndTheNextHoldsWhatCameMeanwhile() {
        outbox.changed(id(1));
        Outbox.Batch first = batch();
        outbox.changed(id(2));
        outbox.changed(id(1));
        outbox.changed(id(2));
        assertEquals(Optional.empty(), outbox.next());

        outbox.applied(first.number());

        assertEquals(Set.of(id(1)), first.ids());
        assertEquals(Set.of(id(1), id(2)), batch().ids());
    }

    @Test
    void aChangeDuringItsBatchIsConfirmedWithTheNext() {
        outbox.changed(id(1));
        Outbox.Batch first = batch();
        outbox.changed(id(1));

        outbox.applied(first.number());
        assertEquals(1, outbox.confirmed());

        outbox.applied(batch().number());
        assertEquals(2, outbox.confirmed());
    }

    @Test
    void aBatchThatIsNotConfirmedIsSentAgainLessAndLessOften() {
        outbox.changed(id(1));
        Outbox.Batch first = batch();

        time.advance(Duration.ofMillis(250));
        assertEquals(first, batch());
        time.advance(Duration.ofMillis(250));
        assertEquals(Optional.empty(), outbox.next());
        time.advance(Duration.ofMillis(250));
        assertEquals(first, batch());
    }

    @Test
    void aLateConfirmationOfAnotherBatchCountsForNothing() {
        outbox.changed(id(1));
        Outbox.Batch first = batch();
        outbox.applied(first.number());
        outbox.changed(id(2));
        batch();

        outbox.applied(first.number());

        assertEquals(1, outbox.confirmed());
    }

    @Test
    void withoutOthersEverythingIsConfirmed() throws InterruptedException {
        outbox.changed(id(1));
        batch();
        outbox.changed(id(2));
        assertEquals(0, outbox.confirmed());

        outbox.need(false);

        assertEquals(2, outbox.confirmed());
        assertEquals(Optional.empty(), outbox.next());
        assertTrue(outbox.await(Duration.ofSeconds(1)));
        outbox.changed(id(3));
        assertEquals(3, outbox.confirmed());
    }

    @Test
    void aBatchIsBoundedAndNothingBeyondItIsConfirmedWithIt() {
        for (int i = 0; i < Outbox.BATCH + 10; i++) {
            outbox.changed(id(i));
        }
        Outbox.Batch first = batch();
        assertEquals(Outbox.BATCH, first.ids().size());

        outbox.applied(first.number());

        assertEquals(Outbox.BATCH, outbox.confirmed());
        assertEquals(10, batch().ids().size());
    }

    @Test
    void theLagIsThatOfTheOldestChange() {
        assertEquals(Duration.ZERO, outbox.lag());
        outbox.changed(id(1));
        time.advance(Duration.ofMillis(30));
        Outbox.Batch first = batch();
        outbox.changed(id(2));
        time.advance(Duration.ofMillis(20));

        assertEquals(Duration.ofMillis(50), outbox.lag());
        outbox.applied(first.number());
        assertEquals(Duration.ofMillis(20), outbox.lag());
    }
}
