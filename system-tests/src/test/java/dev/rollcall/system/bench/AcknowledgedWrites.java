package dev.rollcall.system.bench;

import dev.rollcall.system.bench.Load.Result;
import dev.rollcall.system.harness.Cluster;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Registrations at three registries, each answered when a second registry has merged it: how long one takes for a client that is
 * alone, and how many there are in a second. The clients are those of {@link Registrations}. Three registries share the processors
 * with their compilers, so that nothing counts before the rate has stopped rising.
 */
final class AcknowledgedWrites implements Measurement {
    private static final int CLIENTS = 16;
    private static final int REPETITIONS = 3;
    private static final int MOST_WARM_UPS = 8;
    /** Who is faster by more than this is not warm. */
    private static final double RISE = 1.05;

    private static final int GOAL_PER_SECOND = 2_500;
    private static final Duration GOAL_P50 = Duration.ofMillis(2);
    private static final Duration GOAL_P99 = Duration.ofMillis(20);

    private final Cluster cluster;

    AcknowledgedWrites(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        List<URI> addresses =
                IntStream.range(0, CLIENTS).mapToObj(this::address).toList();
        warmUp(addresses);
        Repeated single = repeated(Collections.nCopies(1, address(0)));
        table.add(Figure.goal(
                        "three registries: an acknowledged registration, 1 client",
                        single.toString(),
                        "p50 <= " + GOAL_P50.toMillis() + " ms, p99 <= " + GOAL_P99.toMillis() + " ms",
                        single.failed() == 0
                                && single.percentile(50).compareTo(GOAL_P50) <= 0
                                && single.percentile(99).compareTo(GOAL_P99) <= 0)
                .with(single.answers(), new Limit("p50", GOAL_P50), new Limit("p99", GOAL_P99)));
        Repeated many = repeated(addresses);
        table.add(Figure.goal(
                        "three registries: acknowledged registrations, " + CLIENTS + " clients at all of them",
                        many.toString(),
                        String.format(Locale.ROOT, ">= %,d/s", GOAL_PER_SECOND),
                        many.failed() == 0 && many.perSecond() >= GOAL_PER_SECOND)
                .with(many.answers()));
    }

    private URI address(int client) {
        return cluster.registry(client % Cluster.REGISTRIES + 1, "/services");
    }

    private void warmUp(List<URI> addresses) throws IOException, InterruptedException {
        double before = 0;
        for (int repetition = 0; repetition < MOST_WARM_UPS; repetition++) {
            double now = Registrations.repetition(addresses, cluster.keys()).perSecond();
            if (now < before * RISE) {
                return;
            }
            before = now;
        }
    }

    private Repeated repeated(List<URI> addresses) throws IOException, InterruptedException {
        List<Result> results = new ArrayList<>();
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            results.add(Registrations.repetition(addresses, cluster.keys()));
        }
        return new Repeated(results);
    }
}
