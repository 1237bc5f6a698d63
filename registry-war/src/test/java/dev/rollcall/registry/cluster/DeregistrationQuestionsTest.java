package dev.rollcall.registry.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.members.Membership;
import dev.rollcall.registry.push.LocalSubscribers;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DeregistrationQuestionsTest implements Carrier, LocalSubscribers {
    private final ManualTime time = new ManualTime();
    private final Members members =
            new Members(new Membership("n1", 3, List.of("n1", "n2", "n3"), Set.of("n1", "n2", "n3")));
    private final Roll roll = new Roll(members, Fixtures.ROLL_CONFIG, time, time);
    private final Entry stock = Fixtures.listed(roll, Fixtures.registration("Stock", 8000, 1), Fixtures.signed());
    private final List<Message> toAll = new ArrayList<>();
    private final List<String> to = new ArrayList<>();
    private final List<Runnable> hearing = new ArrayList<>();
    private final DeregistrationQuestions deregistrations = new DeregistrationQuestions(roll, this, this, time);
    private int told;

    @Override
    public void toAll(byte[] message) {
        toAll.add(MessageCodec.read(message));
    }

    @Override
    public void to(String node, byte[] message) {
        to.add(node + " " + MessageCodec.read(message));
    }

    @Override
    public void whenTold(ServiceName service, Runnable done) {
        assertEquals(Fixtures.STOCK, service);
        hearing.add(done);
    }

    @Override
    public void whenGivenUp(Consumer<InstanceId> givenUp) {}

    @Override
    public void doubt(Collection<InstanceId> ids) {
        throw new AssertionError("a goodbye is no reason for that");
    }

    private void ask() {
        deregistrations.whenTold(stock, () -> told++);
    }

    @Test
    void everyOtherNodeIsAskedAndWaitedFor() {
        ask();
        assertEquals(List.of(new Message.Left(1, stock)), toAll);

        deregistrations.told("n2", new Message.Told(1));
        deregistrations.told("n2", new Message.Told(1));
        assertEquals(0, told);

        deregistrations.told("n3", new Message.Told(1));
        deregistrations.told("n3", new Message.Told(1));
        assertEquals(1, told);
        assertEquals(0, deregistrations.size());
    }

    @Test
    void aNodeThatIsGoneIsNotWaitedFor() {
        ask();
        ask();
        deregistrations.told("n2", new Message.Told(1));

        deregistrations.viewed(List.of("n1", "n2"));
        assertEquals(1, told);

        deregistrations.viewed(List.of("n1"));
        assertEquals(2, told);
    }

    @Test
    void whereNobodyElseIsThereIsNothingToWaitFor() {
        members.become(new Membership("n1", 4, List.of("n1"), Set.of("n1")));

        ask();

        assertEquals(1, told);
        assertTrue(toAll.isEmpty());
    }

    @Test
    void whoIsAskedAnswersWhenItsOwnSubscribersKnowWhatCameWithTheQuestion() {
        Roll there = new Roll(Members.alone("n2"), Fixtures.ROLL_CONFIG, time, time);
        there.merge(roll.shared());
        there.deregister(stock.id(), 1, entry -> true);

        deregistrations.left(
                "n2", new Message.Left(7, there.snapshot().entries().get(stock.id())));
        assertTrue(roll.snapshot().present(stock.id()).isEmpty());
        assertEquals(List.of(), to);

        hearing.forEach(Runnable::run);
        assertEquals(List.of("n2 " + new Message.Told(7)), to);
    }

    @Test
    void whatIsNeverAnsweredIsForgotten() {
        ask();
        time.advance(Duration.ofSeconds(30));
        ask();
        time.advance(Duration.ofSeconds(31));

        deregistrations.tick();

        assertEquals(1, deregistrations.size());
        assertEquals(0, told);
    }

    @Test
    void aNodeThatGoesWhileTheQuestionIsBeingNotedIsNotWaitedFor() {
        AtomicReference<DeregistrationQuestions> questions = new AtomicReference<>();
        questions.set(new DeregistrationQuestions(roll, this, this, () -> {
            members.become(new Membership("n1", 4, List.of("n1"), Set.of("n1")));
            questions.get().viewed(List.of("n1"));
            return time.nanos();
        }));

        questions.get().whenTold(stock, () -> told++);

        assertEquals(1, told);
    }
}
