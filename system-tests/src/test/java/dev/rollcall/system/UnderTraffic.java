package dev.rollcall.system;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A {@link RollingSystem} and people at its portals, for the time of one test class. Each has Tomcats of its own: the launcher gives one up that dies a third time within
 * five minutes, {@link RollingChecks} count everything that the history has, and what one has broken must not fail the other.
 */
@Isolated("so many Tomcats and people leave the processors to nobody else")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class UnderTraffic {
    final RollingSystem system;
    RollingTraffic traffic;

    /** Takes a base of this name, and starts the PostgreSQL. */
    UnderTraffic(String name) {
        system = new RollingSystem(name);
    }

    @BeforeAll
    void start() {
        system.start();
        traffic = new RollingTraffic(system.teacher());
    }

    @AfterAll
    void close() {
        system.close();
    }
}
