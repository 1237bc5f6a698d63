package dev.rollcall.registry.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.health.IndirectProbe.Answer;
import dev.rollcall.registry.health.ProbeResult;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.members.Membership;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IndirectProbesTest {
    private final ManualTime time = new ManualTime();
    private final Members members =
            new Members(new Membership("n1", 3, List.of("n1", "n2", "n3"), Set.of("n1", "n2", "n3")));
    private final Roll roll = new Roll(members, Fixtures.ROLL_CONFIG, time, time);
    private final Entry stock = Fixtures.listed(roll, Fixtures.registration("Stock", 8000, 1), Fixtures.signed());
    private final List<String> sent = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private ProbeResult found = new ProbeResult.Alive(Duration.ZERO, Optional.empty());

    private final Carrier carrier = new Carrier() {
        @Override
        public void toAll(byte[] message) {
            throw new AssertionError("nobody asks all");
        }

        @Override
        public void to(String node, byte[] message) {
            sent.add(node + " " + MessageCodec.read(message));
        }
    };

    private final IndirectProbes indirectProbes =
            new IndirectProbes(roll, carrier, (entry, result) -> result.accept(found));

    private String look(long question) {
        return new Message.Look(question, stock.id()).toString();
    }

    @Test
    void theOthersAreAskedInTurn() {
        indirectProbes.ask(stock, answers::add);
        indirectProbes.ask(stock, answers::add);
        indirectProbes.ask(stock, answers::add);

        assertEquals(List.of("n3 " + look(1), "n2 " + look(2), "n3 " + look(3)), sent);
        assertEquals(List.of(), answers);
    }

    @Test
    void anAnswerIsToldOnceToWhoAsked() {
        indirectProbes.ask(stock, answers::add);

        indirectProbes.seen(new Message.Seen(1, true));
        indirectProbes.seen(new Message.Seen(1, true));
        indirectProbes.seen(new Message.Seen(7, true));

        assertEquals(List.of(Answer.SILENT), answers);
    }

    @Test
    void ofTooManyQuestionsTheOldestAreGivenUp() {
        for (int question = 1; question <= 10_001; question++) {
            indirectProbes.ask(stock, answers::add);
        }

        indirectProbes.seen(new Message.Seen(1, true));
        assertEquals(List.of(), answers);

        indirectProbes.seen(new Message.Seen(2, true));
        indirectProbes.seen(new Message.Seen(10_001, false));
        assertEquals(List.of(Answer.SILENT, Answer.OTHERWISE), answers);
    }

    @Test
    void whereNobodyElseIsThatIsTheAnswer() {
        members.become(new Membership("n1", 4, List.of("n1"), Set.of("n1")));

        indirectProbes.ask(stock, answers::add);

        assertEquals(List.of(Answer.NOBODY), answers);
        assertTrue(sent.isEmpty());
    }

    @Test
    void onlySilenceConfirmsSilence() {
        indirectProbes.look("n2", new Message.Look(1, stock.id()));
        found = new ProbeResult.Refused("refused");
        indirectProbes.look("n2", new Message.Look(2, stock.id()));
        found = new ProbeResult.Unheard("timed out");
        indirectProbes.look("n2", new Message.Look(3, stock.id()));
        indirectProbes.look("n2", new Message.Look(4, Fixtures.id(9999)));

        assertEquals(
                List.of(
                        "n2 " + new Message.Seen(1, false),
                        "n2 " + new Message.Seen(2, false),
                        "n2 " + new Message.Seen(3, true),
                        "n2 " + new Message.Seen(4, false)),
                sent);
    }
}
