package dev.rollcall.launcher.tomcat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.management.MBeanServer;

/**
 * Lets the requests in flight end before Tomcat stops. Tomcat's own stop waits for a servlet to return, but not for its
 * answer to leave, and closes the connections in between.
 */
final class Drain {
    /** How much longer it may take than it was told. */
    static final Duration OVERRUN = Duration.ofMillis(500);

    private final Contexts contexts;
    private final Connectors connectors;
    private final InstantSource clock;

    Drain(MBeanServer server, InstantSource clock) {
        this.contexts = new Contexts(server, clock);
        this.connectors = new Connectors(server, clock);
        this.clock = clock;
    }

    /** Call this once Tomcat runs: what it needs must not be loaded before Tomcat's log. */
    static Drain ofThisJvm() {
        return new Drain(ManagementFactory.getPlatformMBeanServer(), InstantSource.system());
    }

    /**
     * Returns when no request is being worked on, or when time is up.
     *
     * @param patience how long that may take
     * @param last contexts that the others need to end their requests; without them new requests are refused at once
     */
    void drain(Duration patience, List<String> last) {
        Instant deadline = clock.instant().plus(patience);
        if (!last.isEmpty()) {
            contexts.stop(patience, last);
        }
        connectors.close();
        connectors.awaitIdle(deadline);
        contexts.limit(Duration.ZERO);
    }
}
