package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.bench.Changes.Told;
import dev.rollcall.system.bench.Stranger.Manner;
import dev.rollcall.system.harness.FourTomcats;
import dev.rollcall.system.harness.FourTomcats.Member;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * How much later a hundred subscribers that behave are told when others do not: measured in the same run, alone and beside those.
 * The others are subscribed to the same changes and have the same address for their heartbeat.
 */
final class HostileSubscribers implements Measurement {
    private static final ServiceName STRANGE = new ServiceName("Strange");
    private static final int SIZE = 100;
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 50;
    private static final int FACTOR = 2;

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        try (FourTomcats four = FourTomcats.in("bench-hostile");
                var receiver = new Receiver()) {
            four.run("--only", "registry").awaitReady();
            var registry = new RegistryClient(four.uri(Member.REGISTRY, "/services"), four.keys());
            var changes = new Changes(registry, receiver, new ServiceName("Watching"));

            changes.subscribers(SIZE - 1).rounds(WARM_UP);
            beside(
                    table,
                    changes,
                    registry,
                    SIZE + " subscribers, one of them answers after 1 s: the others",
                    Manner.LATE);
            changes.subscribers(SIZE);
            Manner[] hostile = EnumSet.complementOf(EnumSet.of(Manner.LATE)).toArray(Manner[]::new);
            beside(table, changes, registry, SIZE + " subscribers beside " + hostile.length + " hostile ones", hostile);
        }
    }

    private static void beside(Table table, Changes changes, RegistryClient registry, String what, Manner... manners)
            throws IOException, InterruptedException {
        Told alone = changes.rounds(ROUNDS);
        List<Stranger> strangers = new ArrayList<>();
        try {
            for (Manner manner : manners) {
                Stranger stranger = Stranger.of(manner);
                strangers.add(stranger);
                registry.subscriber(STRANGE, manner.name(), stranger.address(), Changes.CHANGING);
            }
            Told beside = changes.rounds(ROUNDS);
            strangers.forEach(HostileSubscribers::requireCalled);
            table.add(figure(what, alone, beside));
        } finally {
            for (Stranger stranger : strangers) {
                stranger.close();
            }
            for (Manner manner : manners) {
                registry.leave(STRANGE, manner.name());
            }
        }
    }

    /** Otherwise nothing would have been measured. */
    private static void requireCalled(Stranger stranger) {
        if (stranger.calls() == 0) {
            throw new IllegalStateException(stranger.address() + " was never called");
        }
    }

    private static Figure figure(String what, Told alone, Told beside) {
        Duration limit = alone.all().percentile(99).multipliedBy(FACTOR);
        return Figure.goal(
                        what + ", " + ROUNDS + " changes",
                        beside.toString(),
                        "p99 <= " + FACTOR + " x alone, " + alone,
                        beside.all().percentile(99).compareTo(limit) <= 0)
                .with(beside.all())
                .over("alone, in the same run", alone.all());
    }
}
