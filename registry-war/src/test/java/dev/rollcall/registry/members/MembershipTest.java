package dev.rollcall.registry.members;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembershipTest {

    private static final List<String> THREE = List.of("4f1c22aa", "90b1e7d3", "c07755e1");

    private static Membership of(String self, List<String> working) {
        return new Membership(self, 3, THREE, Set.copyOf(working));
    }

    private static List<String> owners(String id, List<String> working) {
        return THREE.stream().filter(node -> of(node, working).owns(id)).toList();
    }

    @Test
    void exactlyOneOfThoseWhoWorkOwnsAnInstanceAndTheSharesAreAlike() {
        for (String node : THREE) {
            long share = 0;
            for (int i = 0; i < 3_000; i++) {
                assertEquals(1, owners("stock-" + i, THREE).size());
                share += of(node, THREE).owns("stock-" + i) ? 1 : 0;
            }
            assertTrue(share > 800 && share < 1_200, node + " has " + share);
        }
    }

    @Test
    void aNodeThatLeavesMovesItsOwnShareAlone() {
        List<String> rest = THREE.subList(1, 3);
        for (int i = 0; i < 1_000; i++) {
            List<String> before = owners("stock-" + i, THREE);
            assertTrue(!rest.containsAll(before) || before.equals(owners("stock-" + i, rest)));
        }
    }

    @Test
    void whoDoesNotWorkOwnsNothing() {
        Membership starting = of(THREE.get(0), THREE.subList(1, 3));

        assertFalse(starting.owns("stock-1"));
        assertFalse(starting.isHome(THREE.get(0), "stock-1"));
    }

    @Test
    void aHomeThatIsGoneIsReplacedByOneNode() {
        long homes = THREE.stream()
                .filter(node -> of(node, THREE).isHome("dead0000", "stock-1"))
                .count();

        assertEquals(1, homes);
        assertTrue(Membership.alone("n1").isHome("earlier", "stock-1"));
    }
}
