package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.bench.Changes.Told;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a change of a small service costs beside few and many instances of other services: three registries, which take turns. All
 * have made the same number of changes before anything counts.
 */
final class ChangeBesideMany implements Measurement {
    private static final List<Integer> SIZES = List.of(100, 10_000, 100_000);
    private static final int WARM_UP = 1500;
    private static final int TURNS = 15;
    private static final int CHANGES = 40;
    private static final double FACTOR = 1.3;

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        List<Site> sites = new ArrayList<>();
        try {
            for (int size : SIZES) {
                sites.add(new Site(size));
            }
            for (Site site : sites) {
                site.changes.rounds(WARM_UP);
            }
            for (int turn = 0; turn < TURNS; turn++) {
                for (Site site : sites) {
                    site.take(site.changes.rounds(CHANGES));
                }
            }
            for (Site site : sites) {
                table.add(site.figure(sites.get(0)));
            }
        } finally {
            sites.forEach(Site::close);
        }
    }

    /** A registry with so many instances, and one subscriber of the service that changes. */
    private static final class Site {
        private final int size;
        private final RegistryAlone registry;
        private final Receiver receiver;
        private final Changes changes;
        private final List<Sample> told = new ArrayList<>();
        private final List<Duration> known = new ArrayList<>();
        private final List<Duration> gone = new ArrayList<>();

        Site(int size) throws IOException, InterruptedException {
            this.size = size;
            registry = RegistryAlone.start("beside-" + size);
            receiver = new Receiver();
            changes = new Changes(registry.client(), receiver, new ServiceName("Watching")).subscribers(1);
            registry.fleet(Optional.empty()).grow(size);
        }

        void take(Told turn) {
            told.add(turn.all());
            known.add(turn.all().percentile(50));
            gone.add(turn.gone().percentile(50));
        }

        private long nanos() {
            return Sample.of(known).percentile(50).toNanos()
                    + Sample.of(gone).percentile(50).toNanos();
        }

        Figure figure(Site smallest) {
            double factor = (double) nanos() / smallest.nanos();
            return Figure.goal(
                            String.format(Locale.ROOT, "change to knowledge beside %,d instances", size),
                            "there " + Sample.text(Sample.of(known).percentile(50)) + " + gone "
                                    + Sample.text(Sample.of(gone).percentile(50))
                                    + String.format(Locale.ROOT, ": x %.2f", factor),
                            "<= x " + FACTOR,
                            factor <= FACTOR)
                    .with(Sample.joined(told));
        }

        void close() {
            registry.close();
            receiver.close();
        }
    }
}
