package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.bench.Receiver.Change;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * How long it takes from sending the registration of a provider until those who require it have read about it: all subscribers,
 * one change at a time, after a few that do not count, everything repeated. The subscribers are checked for life meanwhile as
 * everybody is.
 */
final class ChangeToKnowledge implements Measurement {
    private static final ServiceName CHANGING = new ServiceName("Changing");
    private static final int WARM_UP = 5;
    private static final int REPETITIONS = 3;
    private static final List<Size> SIZES =
            List.of(new Size(1, 200, "1.5 / 4.5 ms"), new Size(100, 50, "5 / 14 ms"), new Size(1000, 20, "22 / 50 ms"));

    private final RegistryClient registry;
    private int changes;

    ChangeToKnowledge(RegistryClient registry) {
        this.registry = registry;
    }

    private record Size(int subscribers, int changes, String aim) {}

    /** What one series of changes showed: when everybody knew, and when the registrations were answered. */
    private record Series(Sample known, Sample answered) {}

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        List<List<Series>> all = new ArrayList<>();
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            all.add(series(new ServiceName("Watching-" + repetition)));
        }
        for (int index = 0; index < SIZES.size(); index++) {
            int at = index;
            Size size = SIZES.get(index);
            table.add(Figure.beside(
                    "change to knowledge, subscribers: " + size.subscribers() + ", changes: " + size.changes(),
                    Sample.repeated(
                            all.stream().map(series -> series.get(at).known()).toList()),
                    "registration answered "
                            + Sample.repeated(all.stream()
                                    .map(series -> series.get(at).answered())
                                    .toList())
                            + "; aim " + size.aim()));
        }
    }

    private List<Series> series(ServiceName watching) throws IOException, InterruptedException {
        List<Series> series = new ArrayList<>();
        int subscribers = 0;
        try (var receiver = new Receiver()) {
            for (Size size : SIZES) {
                for (; subscribers < size.subscribers(); subscribers++) {
                    registry.subscriber(watching, receiver, subscribers, CHANGING);
                }
                series.add(measure(receiver, size));
            }
            for (int number = 0; number < subscribers; number++) {
                registry.leave(watching, RegistryClient.id(watching, number));
            }
        }
        return series;
    }

    private Series measure(Receiver receiver, Size size) throws IOException, InterruptedException {
        LongStream.Builder told = LongStream.builder();
        LongStream.Builder answered = LongStream.builder();
        for (int round = -WARM_UP; round < size.changes(); round++) {
            String id = "changing-" + changes++;
            String url = RegistryClient.address(id);
            Change added = receiver.known(url, size.subscribers());
            long begin = System.nanoTime();
            registry.provider(CHANGING, id);
            long answer = System.nanoTime() - begin;
            added.await();
            if (round >= 0) {
                answered.add(answer);
                added.since(begin).forEach(told);
            }
            Change removed = receiver.unknown(url, size.subscribers());
            registry.leave(CHANGING, id);
            removed.await();
        }
        return new Series(Sample.ofNanos(told.build()), Sample.ofNanos(answered.build()));
    }
}
