package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.bench.Receiver.Change;
import java.io.IOException;
import java.util.stream.LongStream;

/**
 * How long it takes from sending the registration of a provider until those who require it have read about it: all subscribers,
 * one change at a time, after a few that do not count. The subscribers are checked for life meanwhile as everybody is.
 */
final class ChangeToKnowledge implements Measurement {
    private static final ServiceName CHANGING = new ServiceName("Changing");
    private static final ServiceName WATCHING = new ServiceName("Watching");
    private static final int WARM_UP = 5;

    private final RegistryClient registry;
    private int subscribers;
    private int changes;

    ChangeToKnowledge(RegistryClient registry) {
        this.registry = registry;
    }

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        try (var receiver = new Receiver()) {
            measure(table, receiver, 1, 200, "1.5 / 4.5 ms");
            measure(table, receiver, 100, 50, "5 / 14 ms");
            measure(table, receiver, 1000, 20, "22 / 50 ms");
            for (int number = 0; number < subscribers; number++) {
                registry.leave(WATCHING, RegistryClient.id(WATCHING, number));
            }
        }
    }

    private void measure(Table table, Receiver receiver, int size, int rounds, String aim)
            throws IOException, InterruptedException {
        for (; subscribers < size; subscribers++) {
            registry.subscriber(WATCHING, receiver, subscribers, CHANGING);
        }
        LongStream.Builder told = LongStream.builder();
        LongStream.Builder last = LongStream.builder();
        LongStream.Builder answered = LongStream.builder();
        for (int round = -WARM_UP; round < rounds; round++) {
            String id = "changing-" + changes++;
            String url = RegistryClient.address(id);
            Change added = receiver.known(url, size);
            long begin = System.nanoTime();
            registry.provider(CHANGING, id);
            long answer = System.nanoTime() - begin;
            added.await();
            if (round >= 0) {
                answered.add(answer);
                added.since(begin).forEach(told);
                last.add(added.since(begin).max().orElseThrow());
            }
            Change removed = receiver.unknown(url, size);
            registry.leave(CHANGING, id);
            removed.await();
        }
        table.add(Figure.beside(
                "change to knowledge, " + size + (size == 1 ? " subscriber" : " subscribers") + ", " + rounds
                        + " changes",
                Sample.ofNanos(told.build()).percentiles() + "; the last one "
                        + Sample.ofNanos(last.build()).percentiles(),
                "registration answered " + Sample.ofNanos(answered.build()).percentiles() + "; aim " + aim));
    }
}
