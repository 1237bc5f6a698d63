package dev.rollcall.system.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a registry needs that has nothing to do but to check its instances for life, with the settings it comes with: memory with
 * none and with 5,000 instances, processor time and period with 10,000.
 */
final class Probing implements Measurement {
    private static final int IDLE_MEGABYTES = 150;
    private static final int SOME = 5000;
    private static final int SOME_MEGABYTES = 220;
    private static final int MANY = 10_000;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final double GOAL_OF_A_CORE = 0.5;
    private static final double GOAL_PERIOD_SECONDS = 5;

    private final AtomicInteger heartbeats = new AtomicInteger();

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        try (var server = new SelectorServer(this::answer);
                RegistryAlone registry = RegistryAlone.start("probing")) {
            ProcessHandle process = registry.process();
            Memory.settle();
            Memory.addTo(table, "registry alone, idle: resident memory", process, IDLE_MEGABYTES);
            Fleet fleet = registry.fleet(Optional.of(URI.create("http://127.0.0.1:" + server.port())));
            fleet.grow(SOME);
            Memory.settle();
            Memory.addTo(table, instances(SOME) + ": resident memory", process, SOME_MEGABYTES);
            fleet.grow(MANY);
            TimeUnit.NANOSECONDS.sleep(WARM_UP.toNanos());
            addTimes(table, process);
        }
    }

    private int answer(String path, byte[] body) {
        if (path.endsWith(Receiver.HEARTBEAT)) {
            heartbeats.incrementAndGet();
        }
        return 200;
    }

    private void addTimes(Table table, ProcessHandle process) throws InterruptedException {
        Optional<Duration> cpuBefore = process.info().totalCpuDuration();
        int before = heartbeats.get();
        long begin = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(TIME.toNanos());
        double seconds = (System.nanoTime() - begin) / 1e9;
        int count = heartbeats.get() - before;
        Optional<Duration> cpu = process.info().totalCpuDuration().flatMap(after -> cpuBefore.map(after::minus));
        double period = count == 0 ? Double.POSITIVE_INFINITY : MANY * seconds / count;
        double share = cpu.orElseThrow().toNanos() / 1e9 / seconds;
        // The registry's own instance is checked as well, and a period is not more exact than that of its ticks.
        table.add(Figure.goal(
                instances(MANY) + ": processor time and period",
                String.format(Locale.ROOT, "%.0f %% of a core, %.2f s", 100 * share, period),
                String.format(Locale.ROOT, "<= %.0f %% at <= %.0f s", 100 * GOAL_OF_A_CORE, GOAL_PERIOD_SECONDS),
                share <= GOAL_OF_A_CORE && Math.round(10 * period) <= 10 * GOAL_PERIOD_SECONDS));
    }

    private static String instances(int count) {
        return String.format(Locale.ROOT, "registry alone, %,d instances idle and checked", count);
    }
}
