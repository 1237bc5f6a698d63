package dev.rollcall.registry.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.push.LocalSubscribers;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReplicationTest implements Carrier, LocalSubscribers {
    private Consumer<InstanceId> givenUp = id -> {};
    private final ManualTime time = new ManualTime();
    private final Members members = new Members(Replication.beginning("n1"));
    private final Roll roll = new Roll(members, Fixtures.ROLL_CONFIG, time, time);
    private final Replication replication = new Replication(roll, this, (entry, result) -> {}, this, time);
    private int asked;
    private final List<Message> answers = new ArrayList<>();
    private final List<Message> toAll = new ArrayList<>();
    private final List<InstanceId> doubted = new ArrayList<>();

    @Override
    public void toAll(byte[] message) {
        toAll.add(MessageCodec.read(message));
    }

    @Override
    public void to(String node, byte[] message) {
        answers.add(MessageCodec.read(message));
        if (MessageCodec.read(message) instanceof Message.Compare compare && !compare.working()) {
            asked++;
        }
    }

    @Override
    public void whenTold(ServiceName service, Runnable done) {}

    @Override
    public void whenGivenUp(Consumer<InstanceId> givenUp) {
        this.givenUp = givenUp;
    }

    @Override
    public void doubt(Collection<InstanceId> ids) {
        doubted.addAll(ids);
    }

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            time.advance(Duration.ofSeconds(1));
            replication.tick();
        }
    }

    @Test
    void whoComesWaitsAsLongAsTheRollIsArrivingAndAsksAgainOnlyWhenItDoesNot() {
        Roll there = new Roll("n2", Fixtures.ROLL_CONFIG, time, time);
        replication.viewed(new MembershipView(2, List.of("n2", "n1"), false));
        assertEquals(1, asked);

        for (int port = 8000; port < 8030; port++) {
            Entry entry = Fixtures.listed(there, Fixtures.registration("Stock", port, 1), Fixtures.signed());
            replication.received("n2", MessageCodec.write(new Message.Entries(0, List.of(entry))));
            pass(1);
        }
        assertEquals(1, asked);
        assertFalse(members.now().isWorking());

        pass(10);
        assertEquals(11, asked);
        assertFalse(members.now().isWorking());
        pass(5);
        assertTrue(members.now().isWorking());
    }

    /** As when the machine is busy while a registry is started again: it meets the others, but does not find them at once. */
    @Test
    void whoFindsNobodyConfirmsNothingUntilTheOthersWouldHaveBeenMet() {
        replication.viewed(new MembershipView(0, List.of("n1"), false));
        pass(4);
        assertFalse(members.now().isWorking());

        replication.viewed(new MembershipView(36, List.of("n1", "n2"), true));
        replication.received("n2", MessageCodec.write(new Message.Working()));
        pass(4);
        assertFalse(members.now().isWorking());
        replication.received("n2", MessageCodec.write(new Message.Complete()));

        assertTrue(members.now().isWorking());
    }

    @Test
    void whoIsAloneWorksAfterAMoment() {
        replication.viewed(new MembershipView(0, List.of("n1"), false));
        pass(5);

        assertTrue(members.now().isWorking());
    }

    @Test
    void whoIsLeftAloneByThoseItAskedWorksAtOnce() {
        replication.viewed(new MembershipView(2, List.of("n2", "n1"), false));
        replication.viewed(new MembershipView(3, List.of("n1"), false));

        assertTrue(members.now().isWorking());
    }

    @Test
    void whomANodeHasGivenUpItNamesOnceToAllItselfIncluded() {
        List<InstanceId> many = IntStream.range(0, 1_001).mapToObj(Fixtures::id).toList();
        many.forEach(givenUp);
        pass(3);

        assertEquals(
                List.of(new Message.GivenUp(many.subList(0, 1_000)), new Message.GivenUp(many.subList(1_000, 1_001))),
                toAll);
        assertEquals(many, doubted);
    }

    @Test
    void whatIsNotUnderstoodIsCountedAndWhatComesNextIsTaken() {
        Roll there = new Roll("n2", Fixtures.ROLL_CONFIG, time, time);
        Entry entry = Fixtures.listed(there, Fixtures.registration("Stock", 8000, 1), Fixtures.signed());
        byte[] whole = MessageCodec.write(new Message.Entries(0, List.of(entry)));

        replication.received("n2", new byte[0]);
        replication.received("n2", new byte[] {127, 1, 2, 3});
        replication.received("n2", Arrays.copyOf(whole, whole.length - 1));
        replication.received("n2", whole);

        assertEquals(3, replication.figures().unreadables());
        assertEquals(
                List.of(entry),
                List.copyOf(roll.snapshot().listing(entry.name()).entries()));
    }

    /** A character that only a later Java knows, say; the batch would come again for ever. */
    @Test
    void aBatchIsConfirmedWithoutTheEntriesThatCannotBeRead() {
        Roll there = new Roll("n2", Fixtures.ROLL_CONFIG, time, time);
        Entry newer = Fixtures.listed(there, Fixtures.registration("Tomorrow", 8000, 1), Fixtures.signed());
        Entry known = Fixtures.listed(there, Fixtures.registration("Stock", 8001, 1), Fixtures.signed());
        String batch =
                new String(MessageCodec.write(new Message.Entries(7, List.of(newer, known))), StandardCharsets.UTF_8);

        replication.received("n2", batch.replace("Tomorrow", "\\u0378").getBytes(StandardCharsets.UTF_8));

        assertEquals(List.of(new Message.Applied(7)), answers);
        assertEquals(1, replication.figures().unreadables());
        assertEquals(
                List.of(known),
                List.copyOf(roll.snapshot().listing(known.name()).entries()));
    }

    @Test
    void whomAnotherNodeHasGivenUpIsDoubted() {
        List<InstanceId> some = List.of(Fixtures.id(7000), Fixtures.id(7001));

        replication.received("n2", MessageCodec.write(new Message.GivenUp(some)));

        assertEquals(some, doubted);
    }
}
