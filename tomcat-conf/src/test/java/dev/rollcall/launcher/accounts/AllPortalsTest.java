package dev.rollcall.launcher.accounts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.launcher.accounts.PortalAccounts.Kind;
import dev.rollcall.launcher.accounts.PortalAccounts.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllPortalsTest {
    private final InMemoryAccounts first = new InMemoryAccounts();
    private final InMemoryAccounts second = new InMemoryAccounts();

    @Test
    void eachPortalGetsTheAccount() {
        AllPortals all = new AllPortals(List.of(first, second));

        assertEquals(Kind.DONE, all.add("ada", "horse", Set.of("admin")).kind());
        assertEquals(Kind.DONE, all.changePassword("ada", "battery").kind());

        assertEquals(Map.of("ada", "battery"), first.passwords());
        assertEquals(Map.of("ada", "battery"), second.passwords());
    }

    @Test
    void portalsThatShareTheirAccountsHaveItWithTheFirst() {
        AllPortals all = new AllPortals(List.of(first, first));

        assertEquals(Kind.DONE, all.add("ada", "horse", Set.of("admin")).kind());
        assertEquals(Kind.TAKEN, all.add("ada", "horse", Set.of("admin")).kind());
    }

    @Test
    void refusalOfOneIsSaid() {
        first.add("ada", "horse", Set.of("admin"));

        assertEquals(
                Kind.REFUSED,
                new AllPortals(List.of(first, second))
                        .changePassword("ada", "battery")
                        .kind());
    }

    /** Each may have accounts of its own, and what one has already stays there as it is. */
    @Test
    void theFirstIsBackedUpAndAllAreRestored() {
        AllPortals all = new AllPortals(List.of(first, second));

        assertEquals(Kind.DONE, all.backUp(Path.of("made")).kind());
        assertEquals(Kind.DONE, all.restore(Path.of("there")).kind());

        assertEquals(List.of("backup made", "restore there"), first.files());
        assertEquals(List.of("restore there"), second.files());
    }

    @Test
    void whatWasAddedIsToldOfAllThatDiffer() {
        first.add("ada", "horse", Set.of("admin"));

        assertEquals(
                new Outcome(Kind.DONE, "Added to 1. Added to 0."),
                new AllPortals(List.of(first, second, first)).restore(Path.of("there")));
    }
}
