package dev.rollcall.registry.members;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembersTest {

    private static Membership of(String... live) {
        return new Membership("n1", 3, List.of(live), Set.of(live));
    }

    @Test
    void theyAreCompleteWhenAsManyAreReachedAsThereAreToBe() {
        Members members = new Members(of("n1"), 3);
        assertFalse(members.isComplete());

        members.become(of("n1", "n2"));
        assertFalse(members.isComplete());

        members.become(of("n1", "n2", "n3"));
        assertTrue(members.isComplete());

        members.become(of("n1", "n2", "n3", "one that is not named"));
        assertTrue(members.isComplete());
    }

    @Test
    void aRegistryWithoutAClusterMissesNobodyAndOneOfAClusterMayHaveOthersAlsoWhenItNamesNone() {
        assertTrue(Members.alone("n1").isComplete());
        assertFalse(Members.alone("n1").isCluster());
        assertTrue(new Members(of("n1"), 1).isCluster());
    }
}
