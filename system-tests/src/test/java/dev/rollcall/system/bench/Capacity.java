package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.bench.Changes.Told;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * A registry with a heap of 512 MiB and 100,000 instances, each checked for life and subscribed to something: whether all are
 * there, the roll can be read, and a change is told.
 */
final class Capacity implements Measurement {
    private static final int INSTANCES = 100_000;
    private static final int CHANGES = 50;

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        try (var server = new SelectorServer((path, body) -> 200);
                var receiver = new Receiver();
                RegistryAlone registry = RegistryAlone.start("capacity", "-Xmx512m")) {
            Changes changes = new Changes(registry.client(), receiver, new ServiceName("Watching")).subscribers(1);
            long begin = System.nanoTime();
            registry.fleet(Optional.of(URI.create("http://127.0.0.1:" + server.port())))
                    .grow(INSTANCES);
            Duration grown = Duration.ofNanos(System.nanoTime() - begin);
            String held = Memory.heap(registry.process());
            long reading = System.nanoTime();
            int listed = Fleet.listed(registry.services(), registry.keys());
            Duration read = Duration.ofNanos(System.nanoTime() - reading);
            Told told = changes.rounds(CHANGES);
            table.add(Figure.goal(
                            String.format(Locale.ROOT, "%,d instances in 512 MiB of heap", INSTANCES),
                            String.format(
                                    Locale.ROOT,
                                    "%,d listed, registered in %s, %s in use, roll read in %s, a change told after %s",
                                    listed,
                                    Sample.text(grown),
                                    held,
                                    Sample.text(read),
                                    told.all().percentiles()),
                            "all there, roll readable, changes told",
                            listed >= INSTANCES)
                    .with(told.all()));
        }
    }
}
