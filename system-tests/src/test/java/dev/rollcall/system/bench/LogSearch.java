package dev.rollcall.system.bench;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.bench.DistinctEvents.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * A log service with many events, ten million without {@code -Drollcall.bench.events}: how fast it takes and indexes them, what
 * that costs, how soon one is found, how long searches take, what is on disk and in memory, and how soon it answers after a kill.
 */
final class LogSearch implements Measurement {
    static final long EVENTS = Long.getLong("rollcall.bench.events", 10_000_000);
    private static final String MEMORY = "-Xms32m -Xmx512m -XX:+UseSerialGC";
    private static final int REPETITIONS = 3;
    private static final int SEARCHES = 100;
    private static final int WARM_UP = 50;
    private static final Duration FOUND = Duration.ofSeconds(10);
    private static final Duration GOAL_FOUND = Duration.ofMillis(500);

    private final Plan plan = Plan.of(EVENTS);
    private final Random random = new Random(7);

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        Sample empty;
        try (LogAlone other = LogAlone.start("find-empty", MEMORY)) {
            empty = restarts(other);
        }
        try (LogAlone log = LogAlone.start("find", MEMORY)) {
            ingest(log, table);
            searches(log, table);
            table.add(found(log));
            disk(log, table);
            Memory.addTo(table, "log service with " + count() + " events, -Xmx512m", log.process());
            table.add(killed(restarts(log), empty));
        }
    }

    static String count() {
        return String.format(Locale.ROOT, "%,d", EVENTS);
    }

    /** In two halves; the index has caught up at the end of each. */
    private void ingest(LogAlone log, Table table) throws InterruptedException {
        for (int half = 0; half < 2; half++) {
            Duration cpu = log.cpu();
            long begin = System.nanoTime();
            log.client().send(plan, half * EVENTS / 2, EVENTS / 2);
            double taken = seconds(begin);
            log.client().awaitIndexed();
            double indexed = seconds(begin);
            double perMillion = log.cpu().minus(cpu).toMillis() / 1e3 / (EVENTS / 2e6);
            table.add(Figure.goal(
                    "log ingest while being indexed, half " + (half + 1) + " of " + count(),
                    String.format(
                            Locale.ROOT,
                            "%,.0f events/s acknowledged, %,.0f/s with the index complete, %.1f server CPU s per million",
                            EVENTS / 2.0 / taken,
                            EVENTS / 2.0 / indexed,
                            perMillion),
                    ">= 60,000/s, <= 28 CPU s",
                    EVENTS / 2.0 / indexed >= 60_000 && perMillion <= 28));
        }
    }

    private void searches(LogAlone log, Table table) {
        search(log, table, "trace id", Duration.ofMillis(20), n -> "?trace=" + Plan.trace(number()));
        search(log, table, "word + level + hour, newest 100", Duration.ofMillis(100), n -> {
            Instant from = plan.time(number() * 23 / 24);
            return "?q=rejected&level=WARN&limit=100&from=" + from + "&to=" + from.plus(Duration.ofHours(1));
        });
        search(
                log,
                table,
                "24 h histogram by level",
                Duration.ofMillis(300),
                n -> "/histogram?buckets=60&from=" + plan.time(0) + "&to=" + plan.time(EVENTS));
    }

    private long number() {
        return random.nextLong(EVENTS);
    }

    private static void search(LogAlone log, Table table, String what, Duration goal, IntFunction<String> path) {
        List<Sample> repetitions = new ArrayList<>();
        for (int i = 0; i < WARM_UP; i++) {
            asked(log, path.apply(i));
        }
        for (int repetition = 0; repetition < REPETITIONS; repetition++) {
            List<Duration> each = new ArrayList<>();
            for (int i = 0; i < SEARCHES; i++) {
                each.add(asked(log, path.apply(i)));
            }
            repetitions.add(Sample.of(each));
        }
        Sample tails =
                Sample.of(repetitions.stream().map(each -> each.percentile(95)).toList());
        table.add(Figure.goal(
                        what + ", " + count() + " events",
                        "p95 " + tails.range(),
                        "<= " + goal.toMillis() + " ms",
                        tails.percentile(50).compareTo(goal) <= 0)
                .with(Sample.joined(repetitions), new Limit("p95", goal)));
    }

    private static Duration asked(LogAlone log, String path) {
        long begin = System.nanoTime();
        String answer = log.client().read(path);
        long end = System.nanoTime();
        if (!answer.contains("\"complete\":true") && !answer.contains("\"next\"") || !answer.contains("\"time\"")) {
            throw new IllegalStateException(path + " found " + answer);
        }
        return Duration.ofNanos(end - begin);
    }

    /** From the acknowledgement of an event until a search for its trace finds it. */
    private Figure found(LogAlone log) throws IOException {
        List<Duration> each = new ArrayList<>();
        LogClient client = log.client();
        UUID producer = UUID.randomUUID();
        var events = new DistinctEvents(plan, 1, 0);
        try (var wire = new Wire(log.uri())) {
            for (int i = 1; i <= SEARCHES; i++) {
                long number = EVENTS + i;
                events.jump(number);
                wire.send(events.next(client.head(producer, i, events.length())));
                long begin = System.nanoTime();
                Eventually.isTrue(
                        FOUND,
                        "event is found",
                        () -> client.read("?trace=" + Plan.trace(number)).contains("\"time\""));
                each.add(Duration.ofNanos(System.nanoTime() - begin));
            }
        }
        Sample sample = Sample.of(each);
        return Figure.goal(
                        "acknowledged to found, " + count() + " events",
                        "p50 " + Sample.text(sample.percentile(50)) + ", p95 " + Sample.text(sample.percentile(95))
                                + ", max " + Sample.text(sample.max()),
                        "p95 <= " + GOAL_FOUND.toMillis() + " ms",
                        sample.percentile(95).compareTo(GOAL_FOUND) <= 0)
                .with(sample, new Limit("p95", GOAL_FOUND));
    }

    private static void disk(LogAlone log, Table table) {
        double raw = (double) EVENTS * LogEvents.BYTES;
        double segments = size(log.data().resolve("segments")) / raw;
        double index = size(log.data().resolve("index")) / raw;
        table.add(Figure.goal(
                "log on disk, of raw",
                String.format(Locale.ROOT, "segments %.3f + index %.3f = %.3f", segments, index, segments + index),
                "<= 0.30",
                segments + index <= 0.30));
    }

    private static long size(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Figure killed(Sample full, Sample empty) {
        return Figure.goal(
                "log service killed with " + count() + " events: from the command until it answers",
                full.range(),
                "<= 5 s; without events " + empty.range(),
                full.percentile(50).toMillis() <= 5000);
    }

    private static Sample restarts(LogAlone log) {
        return Sample.of(Stream.generate(log::killAndStart).limit(REPETITIONS).toList());
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
