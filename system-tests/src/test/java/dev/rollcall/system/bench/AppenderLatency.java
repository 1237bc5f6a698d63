package dev.rollcall.system.bench;

import dev.rollcall.kit.log4j.LoggingProgram;
import dev.rollcall.kit.log4j.Stored;
import dev.rollcall.kit.log4j.StrictLogService;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.apache.logging.log4j.core.Logger;

/**
 * What {@code logger.info()} costs while the log service is away: 1,000 events a second, each timed, and in turn with
 * each the same call to an appender that does nothing. Then the log service comes back: how long until it has
 * everything, and what it has.
 */
final class AppenderLatency implements Measurement {

    private static final int PER_SECOND = 1_000;
    private static final int WARM_UP_SECONDS = 5;
    private static final Duration GOAL_MEDIAN = Duration.ofNanos(5_000);
    private static final Duration GOAL_TAIL = Duration.ofMillis(1);
    private static final Duration GOAL_DRAINED = Duration.ofSeconds(60);

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        int seconds = Scale.of(60, 600);
        Path spool = Files.createTempDirectory("rollcall-spool");
        Stored stored = new Stored();
        StrictLogService away = StrictLogService.start(stored, 0);
        away.close();
        try (NullProgram nothing = new NullProgram();
                LoggingProgram program = new LoggingProgram("INFO", "", spool, away.uri())) {
            steadily(program, nothing.logger(), WARM_UP_SECONDS * PER_SECOND);
            long[][] nanos = steadily(program, nothing.logger(), seconds * PER_SECOND);
            Sample appender = Sample.ofNanos(LongStream.of(nanos[0]));
            latencies(table, seconds, appender, Sample.ofNanos(LongStream.of(nanos[1])));
            try (StrictLogService back = StrictLogService.start(stored, away.port())) {
                drained(table, program, stored, back);
            }
        }
    }

    /**
     * Returns how long each call took: of the appender, and of the one that does nothing. They change places, because the
     * first after a pause finds the processor's caches cold.
     */
    private static long[][] steadily(LoggingProgram program, Logger nothing, int events) {
        long[][] nanos = new long[2][events];
        long next = System.nanoTime();
        for (int i = 0; i < events; i++) {
            for (int turn = 0; turn < 2; turn++) {
                int which = (i + turn) % 2;
                long begun = System.nanoTime();
                if (which == 0) {
                    program.log(1);
                } else {
                    nothing.info("event {} of the program, with a text that has a usual length, id={}", i, i * 31L);
                }
                nanos[which][i] = System.nanoTime() - begun;
            }
            next += TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
            LockSupport.parkNanos(next - System.nanoTime());
        }
        return nanos;
    }

    private static void latencies(Table table, int seconds, Sample appender, Sample nothing) {
        Duration more = appender.percentile(50).minus(nothing.percentile(50));
        table.add(Figure.goal(
                        "logger.info(), log service away for " + seconds + " s at 1,000/s",
                        "p50 " + micros(appender.percentile(50)) + ", p99.9 " + micros(appender.perMille(999))
                                + ", max " + micros(appender.max()),
                        "p50 within 5 us of a null appender, p99.9 < 1 ms",
                        more.compareTo(GOAL_MEDIAN) <= 0
                                && appender.perMille(999).compareTo(GOAL_TAIL) < 0)
                .with(appender, new Limit("p99.9", GOAL_TAIL))
                .over("the same call to a null appender, in turn", nothing));
        table.add(Figure.beside(
                "the same call to a null appender, in turn",
                "p50 " + micros(nothing.percentile(50)) + ", p99.9 " + micros(nothing.perMille(999)) + ", max "
                        + micros(nothing.max()),
                "appender: " + micros(more) + " more in the median"));
    }

    private static String micros(Duration duration) {
        return String.format(Locale.ROOT, "%.1f us", duration.toNanos() / 1e3);
    }

    private static void drained(Table table, LoggingProgram program, Stored stored, StrictLogService back) {
        long begun = System.nanoTime();
        Eventually.isTrue(GOAL_DRAINED.multipliedBy(2), "drained", program::isIdle);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        long lost = stored.missing(program.logged());
        table.add(Figure.goal(
                program.logged() + " events, when the log service is back",
                "drained in " + Sample.text(took) + ", " + lost + " lost, " + stored.duplicates() + " duplicates, "
                        + back.violations.size() + " violations of the wire",
                "<= 60 s, 0, 0, 0",
                took.compareTo(GOAL_DRAINED) <= 0
                        && lost == 0
                        && stored.duplicates() == 0
                        && back.violations.isEmpty()));
    }
}
