package dev.rollcall.registry.cluster;

import static dev.rollcall.registry.Fixtures.id;
import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.members.Membership;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final int MANY = 5_000;

    private final ManualTime time = new ManualTime();
    private final Map<String, Node> nodes = new HashMap<>();
    private final Node one = new Node("n1");
    private final Node two = new Node("n2");
    private final Queue<Runnable> underWay = new ArrayDeque<>();
    private int bytes;

    /** A node and what it is sent. */
    private final class Node {
        final String id;
        final Roll roll;
        final Comparison comparison;
        final List<Entry> entries = new ArrayList<>();
        int knownWhenComplete;

        Node(String id) {
            this.id = id;
            Members members = new Members(new Membership(id, 1, List.of("n1", "n2"), Set.of("n1", "n2")));
            this.roll = new Roll(members, Fixtures.ROLL_CONFIG, time, time);
            this.comparison = new Comparison(roll, new Carrier() {
                @Override
                public void toAll(byte[] message) {
                    throw new UnsupportedOperationException("two compare");
                }

                @Override
                public void to(String other, byte[] message) {
                    bytes += message.length;
                    underWay.add(() -> nodes.get(other).take(id, MessageCodec.read(message)));
                }
            });
            nodes.put(id, this);
        }

        void take(String from, Message message) {
            if (message instanceof Message.Compare compare) {
                comparison.answer(from, compare);
            } else if (message instanceof Message.Has has) {
                comparison.answer(from, has);
            } else if (message instanceof Message.Wants wants) {
                comparison.answer(from, wants);
            } else if (message instanceof Message.Entries sent) {
                entries.addAll(sent.entries());
                int unused = roll.merge(sent.entries());
            } else if (message instanceof Message.Complete) {
                knownWhenComplete = roll.shared().size();
            }
        }

        List<String> received() {
            return entries.stream().map(entry -> entry.id().value()).sorted().toList();
        }
    }

    private void compare(boolean working) {
        one.comparison.begin("n2", working);
        while (!underWay.isEmpty()) {
            underWay.remove().run();
        }
        assertEquals(one.roll.digest(), two.roll.digest());
    }

    private void bothKnowMany() {
        for (int port = 1; port <= MANY; port++) {
            listed(one.roll, registration("Stock", port, 1), signed());
        }
        two.roll.merge(one.roll.shared());
    }

    @Test
    void whoHasNothingGetsAllOfItAndIsAskedForNothing() {
        for (int port = 1; port <= MANY; port++) {
            listed(two.roll, registration("Stock", port, 1), signed());
        }

        compare(false);

        assertEquals(MANY, one.entries.size());
        assertEquals(List.of(), two.received());
        assertEquals(MANY, one.knownWhenComplete);
    }

    @Test
    void whatIsManyTimesAsLongAsPackedComesPackedToWhomUnpacks() {
        for (int port = 1; port <= MANY; port++) {
            listed(two.roll, registration("Stock", port, 1), signed());
        }
        two.comparison.answer("n1", new Message.Compare(false, one.roll.digest(), true));
        int packed = bytes;
        bytes = 0;

        two.comparison.answer("n1", new Message.Compare(false, one.roll.digest(), false));

        assertTrue(bytes > 5 * packed, bytes + " bytes, packed " + packed);
    }

    @Test
    void whoComesBackWithWhatTheOthersHaveNotGivesThemThat() {
        bothKnowMany();
        listed(one.roll, registration("Stock", 9001, 1), signed());
        listed(two.roll, registration("Stock", 9002, 1), signed());

        compare(false);

        assertEquals(List.of(id(9001).value()), two.received());
        assertEquals(MANY + 2, one.knownWhenComplete);
    }

    @Test
    void onlyWhatDiffersTravels() {
        bothKnowMany();
        listed(one.roll, registration("Stock", 9001, 1), signed());
        listed(one.roll, registration("Stock", 17, 2), signed());
        listed(two.roll, registration("Stock", 9002, 1), signed());
        two.roll.deregister(id(18), 1, any -> true);

        compare(true);

        assertEquals(List.of(id(17).value(), id(18).value(), id(9001).value()), two.received());
        assertEquals(List.of(id(18).value(), id(9002).value()), one.received());
    }

    @Test
    void aBucketThatOnlyOneHasTravelsWhole() {
        listed(one.roll, registration("Stock", 9001, 1), signed());
        listed(two.roll, registration("Stock", 9002, 1), signed());

        compare(true);

        assertEquals(List.of(id(9001).value()), two.received());
        assertEquals(List.of(id(9002).value()), one.received());
    }
}
