package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Stopwatch;
import dev.rollcall.system.harness.Vitals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * For half an hour ({@code -Drollcall.soak.minutes} under {@code -Pfull}) Tomcats are killed, ended, frozen and deployed anew, whichever and whenever a random number says, one
 * after the other, while people read and save, a program logs, and registrations come and go. Then everything is as {@link RollingChecks} says, all events are in the log, the roll is
 * the same at every registry, and no Tomcat holds much more when it ends than when it had begun.
 *
 * <p>The seed is printed and in {@code target/figures.txt}; {@code -Drollcall.soak.seed} draws the same faults again, though people are elsewhere when they come. A build
 * draws the same ones each time, so that one that fails says something of what was changed.
 */
class SoakSystemTest extends UnderTraffic {
    private static final Duration LENGTH =
            Duration.ofSeconds(Scale.of(25, 60 * Integer.getInteger("rollcall.soak.minutes", 30)));
    /** How long nothing happens at the start and at the end. */
    private static final Duration EDGE = Duration.ofSeconds(Scale.of(4, 60));

    /** What a build draws. */
    private static final long USUAL_SEED = 3;

    private static final int PEOPLE = 8;
    private static final int WARM = Scale.of(20, 400);

    /** A program that has just begun loads more classes, and keeps some things it has read; a leak passes this in half an hour of saves, or in some faults. */
    private static final Vitals MORE = new Vitals(0, 48L << 20, 0, 40, 60, 5);

    private final Map<String, Vitals> before = new HashMap<>();

    SoakSystemTest() {
        super("soak");
    }

    @Test
    void nothingIsLostAndNothingGrows(@TempDir Path spool) throws ExecutionException, InterruptedException {
        long seed = Long.getLong("rollcall.soak.seed", Scale.full() ? System.currentTimeMillis() : USUAL_SEED);
        Figures.note("soak: seed", seed);
        traffic.warm(WARM);
        try (var beside = new SoakBeside(system.cluster(), spool)) {
            try (var running = traffic.begin(PEOPLE)) {
                calm("at the start");
                remember(RollingSystem.TOMCATS);
                befall(new SoakFaults(seed));
                calm("at the end");
            }
            beside.end();
            Figures.note("soak: beside the people", beside);
            assertAll(
                    new RollingChecks(system, traffic)::pass,
                    beside::everyEventIsInTheLog,
                    beside::guestsAreOnEveryRoll,
                    this::nobodyHoldsMuchMore);
        }
    }

    private void calm(String when) {
        traffic.step(when);
        LockSupport.parkNanos(EDGE.toNanos());
        RollingStep step = traffic.step("after");
        Figures.note("soak: " + when, step + "; 99 of 100 pages within " + Figures.seconds(step.read(0.99)));
    }

    private void befall(SoakFaults faults) {
        var watch = new Stopwatch();
        while (watch.elapsed().compareTo(LENGTH) < 0) {
            LockSupport.parkNanos(faults.calm().toNanos());
            RollingFault fault = faults.next();
            if (fault.how().isDeath()) {
                holdsLittleMore(fault.tomcat(), system.cluster().processes());
            }
            traffic.step(fault.toString());
            Duration took = system.befalls(fault);
            Figures.note("soak: " + traffic.step("after " + fault), "all were there after " + Figures.seconds(took));
            if (fault.how().isDeath()) {
                remember(List.of(fault.tomcat()));
            }
        }
    }

    private void remember(List<String> tomcats) {
        Map<String, ProcessHandle> processes = system.cluster().processes();
        tomcats.forEach(tomcat -> before.put(tomcat, vitals(tomcat, processes)));
    }

    private Vitals vitals(String tomcat, Map<String, ProcessHandle> processes) {
        return Vitals.of(processes.get(tomcat), system.cluster().directory(tomcat));
    }

    private void nobodyHoldsMuchMore() {
        Map<String, ProcessHandle> processes = system.cluster().processes();
        assertAll(RollingSystem.TOMCATS.stream().map(tomcat -> () -> holdsLittleMore(tomcat, processes)));
    }

    /** Pools and connections that nobody uses any more go after a while. */
    private void holdsLittleMore(String tomcat, Map<String, ProcessHandle> processes) {
        Vitals then = before.get(tomcat);
        Eventually.passes(RollingSystem.LIMIT, () -> {
            Vitals now = vitals(tomcat, processes);
            assertTrue(now.isWithin(then, MORE), () -> tomcat + ": " + now + " instead of " + then);
            Figures.note("soak: " + tomcat, then + "; at the end " + now);
        });
    }
}
