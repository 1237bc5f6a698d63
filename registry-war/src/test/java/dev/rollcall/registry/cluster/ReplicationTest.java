package dev.rollcall.registry.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.push.Telling;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicationTest implements Carrier, Telling {
    private final ManualTime time = new ManualTime();
    private final Members members = new Members(Replication.beginning("n1"));
    private final Roll roll = new Roll(members, Fixtures.ROLL_CONFIG, time, time);
    private final Replication replication = new Replication(roll, members, this, (entry, result) -> {}, this, time);
    private int asked;
    private int doubts;

    @Override
    public void toAll(byte[] message) {}

    @Override
    public void to(String node, byte[] message) {
        if (MessageCodec.read(message) instanceof Message.Compare compare && !compare.working()) {
            asked++;
        }
    }

    @Override
    public void whenTold(ServiceName service, Runnable done) {}

    @Override
    public void doubt() {
        doubts++;
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
        replication.viewed(new View(2, List.of("n2", "n1"), false));
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

    @Test
    void nodesThatHaveMetAgainAskTheirSubscribersOnceWhatTheyHold() {
        replication.viewed(new View(1, List.of("n1"), false));
        replication.viewed(new View(2, List.of("n1", "n2"), false));
        pass(10);
        assertEquals(0, doubts);

        replication.viewed(new View(3, List.of("n1", "n2", "n3"), true));
        pass(1);
        assertEquals(0, doubts);
        pass(10);
        assertEquals(1, doubts);
    }
}
