package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.log4j.LoggingProgram;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.Cluster;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What goes on beside the people: a program that logs through both log services, and {@link SoakGuests}. */
final class SoakBeside implements AutoCloseable {
    private static final ServiceName PROGRAM = new ServiceName("Program");
    private static final Pattern EVENT = Pattern.compile("event (\\d+) of");
    private static final int EVENT_MILLIS = 50;
    private static final int GUEST_MILLIS = 500;

    private final Cluster cluster;
    private final SoakGuests guests;
    private final LoggingProgram program;
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
    private final List<Future<?>> work;

    /**
     * Begins.
     *
     * @param spool an empty directory of the program
     */
    SoakBeside(Cluster cluster, Path spool) {
        this.cluster = cluster;
        this.guests = new SoakGuests(cluster);
        String key = cluster.keys().serviceKey(PROGRAM);
        this.program = new LoggingProgram("INFO", "", key, spool, cluster.log(1, ""), cluster.log(2, ""));
        this.work = List.of(
                clock.scheduleAtFixedRate(() -> program.log(1), 0, EVENT_MILLIS, TimeUnit.MILLISECONDS),
                clock.scheduleWithFixedDelay(guests::next, 0, GUEST_MILLIS, TimeUnit.MILLISECONDS));
    }

    /** Ends what was begun; throws what has ended it before. */
    void end() throws ExecutionException, InterruptedException {
        clock.shutdown();
        assertTrue(clock.awaitTermination(RollingSystem.LIMIT.toSeconds(), TimeUnit.SECONDS), "guests come or go");
        for (Future<?> one : work) {
            if (!one.isCancelled()) {
                one.get();
            }
        }
    }

    /** Every event is kept; more than once only where one log service has not said that it took it, and the other one did. */
    void everyEventIsInTheLog() {
        Eventually.isTrue(RollingSystem.LIMIT, "everything is acknowledged", program::isIdle);
        Eventually.passes(RollingSystem.LIMIT, () -> {
            var logs = cluster.command("logs", "--service", PROGRAM.value());
            assertEquals(0, logs.exit(), logs.output());
            long kept = EVENT.matcher(logs.output())
                    .results()
                    .map(MatchResult::group)
                    .distinct()
                    .count();
            assertEquals(program.logged(), kept);
        });
    }

    void guestsAreOnEveryRoll() {
        guests.areOnEveryRoll();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        program.close();
    }

    @Override
    public String toString() {
        return program.logged() + " events of a program, " + guests.came() + " guests came";
    }
}
