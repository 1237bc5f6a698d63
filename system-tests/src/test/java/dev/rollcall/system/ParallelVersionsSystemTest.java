package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.Example;
import dev.rollcall.system.harness.ExampleWar;
import dev.rollcall.system.harness.Manager;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.Roll.Listed;
import dev.rollcall.system.harness.Stopwatch;
import dev.rollcall.system.harness.TomcatProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two versions of one web application side by side share an address, so only one of them can be listed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ParallelVersionsSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration LEASE = Duration.ofSeconds(3);
    private static final Duration STEADY = Duration.ofSeconds(Scale.of(4, 30));
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String OLDER = "/app##001";
    private static final String NEWER = "/app##002";

    private TomcatProcess tomcat;
    private Manager manager;
    private Roll roll;
    private Path war;

    @BeforeAll
    void start() {
        Base base = Base.ours("parallel").wars("registry").set("rollcall.registry.lease.duration", LEASE.toString());
        tomcat = base.start().awaitStarted();
        manager = tomcat.manager();
        roll = Roll.of(base);
        war = ExampleWar.build(ExampleWar.LOG4J);
    }

    @AfterAll
    void close() {
        tomcat.close();
    }

    @BeforeEach
    void both() {
        manager.deploy(OLDER, war);
        Listed older = awaitListed(0);
        manager.deploy(NEWER, war);
        awaitListed(older.generation() + 1);
    }

    @AfterEach
    void none() {
        manager.undeploy(OLDER);
        Eventually.isTrue(LIMIT, "nobody is listed", () -> listed().isEmpty());
    }

    @Test
    void theNewerIsListedAndNobodyRegistersInCircles() {
        assertSteady();
        manager.undeploy(NEWER);
    }

    @Test
    void theOlderTakesOverWhenTheNewerIsUndeployed() {
        long newer = awaitListed(0).generation();
        var watch = new Stopwatch();

        manager.undeploy(NEWER);

        watch.until(
                "newer version undeployed: the older is listed",
                LIMIT,
                () -> listed().size() == 1 && listed().get(0).generation() > newer);
        assertSteady();
        assertTrue(Example.at(tomcat.base(), "/app").answers());
    }

    @Test
    void reloadingTheOlderLeavesOneListed() {
        manager.reload(OLDER);

        awaitListed(0);
        assertSteady();
        manager.undeploy(NEWER);
        awaitListed(0);
    }

    @Test
    void reloadingTheNewerLeavesOneListed() {
        manager.reload(NEWER);

        awaitListed(0);
        assertSteady();
        manager.undeploy(NEWER);
        awaitListed(0);
    }

    private Listed awaitListed(long atLeast) {
        Eventually.isTrue(
                LIMIT,
                "one is listed",
                () -> listed().size() == 1
                        && listed().get(0).generation() >= atLeast
                        && listed().get(0).status().equals("UP"));
        return listed().get(0);
    }

    /** Over four renewals nothing changes. What a reload leaves to be settled is settled within the first of them. */
    private void assertSteady() {
        Eventually.passes(LIMIT, () -> {
            Listed first = listed().get(0);
            var watch = new Stopwatch();
            while (watch.elapsed().compareTo(STEADY) < 0) {
                assertEquals(1, listed().size());
                assertEquals(first.generation(), listed().get(0).generation(), "somebody registered again");
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        });
    }

    private List<Listed> listed() {
        return roll.of("Example Log4j");
    }
}
