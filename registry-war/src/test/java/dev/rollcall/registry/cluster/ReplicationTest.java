package dev.rollcall.registry.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.members.Members;
import dev.rollcall.registry.push.Telling;
import dev.rollcall.registry.roll.Roll;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplicationTest implements Carrier, Telling {
    private final ManualTime time = new ManualTime();
    private final Members members = new Members(Replication.beginning("n1"));
    private final Roll roll = new Roll(members, Fixtures.ROLL_CONFIG, time, time);
    private final Replication replication = new Replication(roll, members, this, (entry, result) -> {}, this, time);
    private int doubts;

    @Override
    public void toAll(byte[] message) {}

    @Override
    public void to(String node, byte[] message) {}

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
