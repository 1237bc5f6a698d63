package dev.rollcall.launcher.tomcat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** The connectors of the Tomcat in this JVM, as its JMX shows them. */
final class Connectors {
    private static final String QUERY = "*:type=ThreadPool,*";
    private static final Duration GLANCE = Duration.ofMillis(10);

    private final MBeanServer server;
    private final InstantSource clock;

    Connectors(MBeanServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    /** Refuses new connections. Those that are there are closed after their next answer. */
    void close() {
        for (ObjectName endpoint : endpoints()) {
            try {
                server.invoke(endpoint, "closeServerSocketGraceful", new Object[0], new String[0]);
            } catch (JMException e) {
                // It is closed already, or Tomcat closes it when it stops.
            }
        }
    }

    /** Returns when no thread works on a request, or at the deadline. */
    void awaitIdle(Instant deadline) {
        while (isBusy() && clock.instant().isBefore(deadline)) {
            try {
                Thread.sleep(GLANCE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private boolean isBusy() {
        return endpoints().stream().anyMatch(this::isBusy);
    }

    private boolean isBusy(ObjectName endpoint) {
        try {
            return server.getAttribute(endpoint, "currentThreadsBusy") instanceof Integer busy && busy > 0;
        } catch (JMException e) {
            return false;
        }
    }

    private List<ObjectName> endpoints() {
        try {
            return server.queryNames(new ObjectName(QUERY), null).stream()
                    .filter(name -> name.getKeyProperty("subType") == null)
                    .toList();
        } catch (JMException e) {
            throw new IllegalStateException(QUERY, e);
        }
    }
}
