package dev.rollcall.system.bench;

import dev.rollcall.system.harness.Cluster;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;

/** Three registries that work as one, on one machine, as the launcher runs them, each with a heap of 512 MiB. */
final class ThreeRegistries implements Measurement {
    /** For the JVM of every registry here, so that their memory can be compared. */
    static final String HEAP = "-Xmx512m";

    /** How long it may take until they work together, also after one was killed. */
    static final Duration TOGETHER = Duration.ofSeconds(90);

    private final String name;
    private final Function<Cluster, Measurement> measurement;

    /** Takes a name for their directory, and what is measured on them. */
    ThreeRegistries(String name, Function<Cluster, Measurement> measurement) {
        this.name = name;
        this.measurement = measurement;
    }

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        try (Cluster cluster = Cluster.in("bench-" + name).environment("CATALINA_OPTS", HEAP)) {
            cluster.run("--only", "registry").awaitReady();
            cluster.awaitTogether(TOGETHER);
            measurement.apply(cluster).into(table);
        }
    }
}
