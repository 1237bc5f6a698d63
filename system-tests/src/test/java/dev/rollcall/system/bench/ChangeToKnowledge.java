package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.bench.Changes.Told;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How long it takes from sending the registration of a provider until those who require it have read about it: all subscribers,
 * one change at a time, after a few that do not count, everything repeated. The subscribers are checked for life meanwhile as
 * everybody is.
 */
final class ChangeToKnowledge implements Measurement {
    private static final int REPETITIONS = 3;
    private static final List<Size> SIZES =
            List.of(new Size(1, 200, "1.5 / 4.5 ms"), new Size(100, 50, "5 / 14 ms"), new Size(1000, 20, "22 / 50 ms"));

    private record Size(int subscribers, int changes, String aim) {}

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        List<List<Told>> repetitions = new ArrayList<>();
        try (var registry = RegistryAlone.start("push")) {
            for (int repetition = 0; repetition < REPETITIONS; repetition++) {
                repetitions.add(measure(registry.client(), new ServiceName("Watching-" + repetition)));
            }
        }
        for (int index = 0; index < SIZES.size(); index++) {
            int at = index;
            table.add(figure(
                    SIZES.get(index),
                    repetitions.stream().map(each -> each.get(at)).toList()));
        }
    }

    private static List<Told> measure(RegistryClient registry, ServiceName watching)
            throws IOException, InterruptedException {
        List<Told> told = new ArrayList<>();
        try (var receiver = new Receiver()) {
            var changes = new Changes(registry, receiver, watching);
            for (Size size : SIZES) {
                told.add(changes.subscribers(size.subscribers()).rounds(size.changes()));
            }
            changes.leave();
        }
        return told;
    }

    private static Figure figure(Size size, List<Told> told) {
        Sample all = Sample.joined(told.stream().map(Told::all).toList());
        Sample answered = Sample.joined(told.stream().map(Told::answered).toList());
        return Figure.beside(
                        "change to knowledge, subscribers: " + size.subscribers() + ", changes: " + size.changes(),
                        Sample.repeated(told.stream().map(Told::all).toList()) + "; the last one "
                                + Sample.repeated(told.stream().map(Told::last).toList()),
                        "registration answered "
                                + Sample.repeated(
                                        told.stream().map(Told::answered).toList())
                                + "; aim " + size.aim())
                .with(all)
                .over("registration answered, subscribers: " + size.subscribers(), answered);
    }
}
