package dev.rollcall.system;

import dev.rollcall.kit.testing.Scale;
import dev.rollcall.system.RollingFault.How;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tomcats are deployed anew and killed, one at a time, while people read and save: nobody is refused a page, and no save is lost,
 * done twice or by halves, or said to be something that it is not ({@link RollingChecks}). The grades are in a PostgreSQL.
 *
 * <p>A read has failed when what the load balancer in front of the portals ({@link dev.rollcall.system.harness.Balancer}) brings back is not the page. A save that is not confirmed is sent again with its key, as
 * the page does it, until somebody says what became of it. Who is logged in at a portal that ends logs in again, which is counted. A save leaves two lines in the log, the portal's and the grade
 * book's, with its trace; a read leaves none.
 */
class RollingChangeSystemTest extends UnderTraffic {
    private static final Duration AROUND = Duration.ofSeconds(Scale.of(1, 5));
    private static final int PEOPLE = Scale.of(8, 50);
    private static final int WARM = 200;

    RollingChangeSystemTest() {
        super("rolling");
    }

    @Test
    void noReadFailsAndNoSaveIsLost() {
        var watch = new Stopwatch();
        traffic.warm(WARM);
        Figures.note("rolling change: the first " + WARM + " requests, one after the other", watch.elapsed());
        try (var running = traffic.begin(PEOPLE)) {
            changes().forEach(this::step);
        }
        new RollingChecks(system, traffic).pass();
    }

    /** Under {@code -Pfull} every Tomcat is ended, and of each kind one is killed and one deployed anew. */
    private static List<RollingFault> changes() {
        if (!Scale.full()) {
            return List.of(
                    RollingFault.of(How.DEPLOYED, "grading1"),
                    RollingFault.of(How.DEPLOYED, "log1"),
                    RollingFault.of(How.KILLED, "grading1"));
        }
        List<RollingFault> changes = new ArrayList<>();
        RollingSystem.TOMCATS.forEach(tomcat -> changes.add(RollingFault.of(How.ENDED, tomcat)));
        Stream.of(How.KILLED, How.DEPLOYED)
                .forEach(how -> Stream.of("grading1", "log1", "registry1", "portal1")
                        .forEach(tomcat -> changes.add(RollingFault.of(how, tomcat))));
        return changes;
    }

    /** Some calm, the change, until the registries say that all is there again, and some calm. */
    private void step(RollingFault change) {
        traffic.step(change.toString());
        LockSupport.parkNanos(AROUND.toNanos());
        Duration took = system.befalls(change);
        LockSupport.parkNanos(AROUND.toNanos());
        Figures.note(
                "rolling change under " + PEOPLE + " people",
                traffic.step("after " + change) + "; all were there after " + Figures.seconds(took));
    }
}
