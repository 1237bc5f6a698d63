package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.bench.Changes.Told;
import dev.rollcall.system.harness.Commands;
import dev.rollcall.system.harness.Keys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
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
            String held = heap(registry.process());
            long reading = System.nanoTime();
            int listed = listed(registry.services(), registry.keys());
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

    /** Returns how many of a {@link Fleet} are on a roll; counted without making objects of it. */
    static int listed(URI services, Keys keys) throws IOException {
        String token = keys.bearer(ServiceName.PORTAL, ServiceName.REGISTRY);
        String roll = Call.get(services, Map.of("Authorization", token)).send();
        int count = 0;
        for (int at = roll.indexOf("\"fleet-"); at >= 0; at = roll.indexOf("\"fleet-", at + 1)) {
            count++;
        }
        return count;
    }

    /** What is in use after a full collection; the histogram begins with one. */
    static String heap(ProcessHandle process) {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return Commands.tryRun(jcmd, Long.toString(process.pid()), "GC.class_histogram")
                .output()
                .lines()
                .filter(line -> line.startsWith("Total"))
                .map(line -> Arrays.asList(line.strip().split("\\s+")))
                .map(words -> Long.parseLong(words.get(2)) / (1 << 20) + " MiB")
                .findFirst()
                .orElse("heap not measured");
    }
}
