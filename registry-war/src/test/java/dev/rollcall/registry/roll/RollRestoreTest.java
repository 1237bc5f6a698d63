package dev.rollcall.registry.roll;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.members.Membership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a registry knows after a restart. */
class RollRestoreTest {

    private static final int PORT = 8000;

    private final ManualTime time = new ManualTime();
    private final Roll before = Fixtures.roll(time);
    private final Roll roll = Fixtures.roll(time);

    private Entry known() {
        return before.snapshot().entries().get(id(PORT));
    }

    private boolean present() {
        return roll.snapshot().present(id(PORT)).isPresent();
    }

    private void pass(Duration duration) {
        time.advance(duration);
        roll.sweep(entry -> false);
    }

    @Test
    void theTimeOfWhoWasDownBeginsAnewBecauseNobodyLooked() {
        Entry entry = listed(before, tutorial("Stock", PORT), unsigned());
        before.check(entry.id(), entry.generation(), Health.DOWN, "gone");
        time.advance(Duration.ofMinutes(14));

        roll.restore(List.of(known()));
        roll.merge(List.of(known())); // as another node remembers it
        pass(Duration.ZERO);

        pass(Duration.ofMinutes(14));
        assertTrue(present());
        pass(Duration.ofMinutes(2));
        assertFalse(present());
    }

    @Test
    void whoWasDownIsShownAsDownSinceTheRestart() {
        Entry entry = listed(before, tutorial("Stock", PORT), unsigned());
        before.check(entry.id(), entry.generation(), Health.DOWN, "gone");
        time.advance(Duration.ofMinutes(14));

        roll.restore(List.of(known()));

        Status restored = roll.snapshot().present(id(PORT)).orElseThrow().status();
        assertEquals(time.instant(), restored.since());
        assertEquals("gone", restored.reason());
    }

    @Test
    void whoWasDownAndHadLeftStaysAsItWas() {
        Entry entry = listed(before, tutorial("Stock", PORT), unsigned());
        before.check(entry.id(), entry.generation(), Health.DOWN, "gone");
        before.deregister(id(PORT), any -> true);
        time.advance(Duration.ofMinutes(14));

        roll.restore(List.of(known()));

        assertEquals(known(), roll.snapshot().entries().get(id(PORT)));
    }

    private List<Cause> renewedTwiceAt(Roll restarted) {
        List<Cause> causes = new ArrayList<>();
        listed(before, registration("Stock", PORT, 5), signed());
        restarted.restore(List.of(known()));
        restarted.listen(change -> causes.add(change.cause()));

        restarted.renew(id(PORT), 5, entry -> true);
        restarted.renew(id(PORT), 5, entry -> true);

        return causes;
    }

    @Test
    void whoRenewsAfterARestartIsNoChangeIfThereIsNoCluster() {
        assertEquals(List.of(), renewedTwiceAt(new Roll("n1-again", Fixtures.ROLL_CONFIG, time, time)));
    }

    @Test
    void whoRenewsAfterARestartMovesOnceIfThereIsACluster() {
        Members members = new Members(new Membership("n1-again", 1, List.of("n1-again"), Set.of("n1-again")));

        assertEquals(List.of(Cause.MOVED), renewedTwiceAt(new Roll(members, Fixtures.ROLL_CONFIG, time, time)));
    }

    @Test
    void theTombstoneOfWhoHadLeftIsForgottenInItsTime() {
        listed(before, registration("Stock", PORT, 5), signed());
        before.deregister(id(PORT), 5, entry -> true);

        roll.restore(List.of(known()));

        assertEquals(new Registering.Older(5), roll.register(registration("Stock", PORT, 5), signed()));
        pass(Duration.ofHours(24));
        assertEquals(0, roll.snapshot().entries().size());
    }

    @Test
    void theLeaseOfWhoNeverCameBackEnds() {
        listed(before, registration("Stock", PORT, 5), signed());
        roll.restore(List.of(known()));

        pass(Duration.ofSeconds(30));

        assertFalse(present());
    }

    @Test
    void whoHasRegisteredMeanwhileStaysAsItIs() {
        listed(before, registration("Stock", PORT, 5), signed());
        Entry newer = listed(roll, registration("Stock", PORT, 6), signed());
        List<Change> changes = new ArrayList<>();
        roll.listen(changes::add);

        roll.restore(List.of(known()));

        assertEquals(newer, roll.snapshot().present(id(PORT)).orElseThrow());
        assertEquals(List.of(), changes);
    }
}
