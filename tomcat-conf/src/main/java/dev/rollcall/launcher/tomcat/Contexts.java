package dev.rollcall.launcher.tomcat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.management.Attribute;
import javax.management.JMException;
import javax.management.JMRuntimeException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The web applications of the Tomcat in this JVM, as its JMX shows them. Tomcat stops all of them at once and after its
 * connectors; one that needs another to answer its last requests must be stopped before the other.
 */
final class Contexts {
    private static final String ALL = "*:j2eeType=WebModule,*";
    private static final String OF_LOCALHOST = "*:j2eeType=WebModule,name=//localhost/*,*";

    /** The time left for each later group, however long the earlier ones take. */
    private static final Duration RESERVE = Duration.ofMillis(500);

    private final MBeanServer server;
    private final InstantSource clock;

    Contexts(MBeanServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    /**
     * Stops all contexts but the last ones at the same time, then those one after the other; each waits for its own
     * requests.
     *
     * @param patience how long all of that may take
     * @param last paths without their slash, in the order in which they are stopped
     */
    void stop(Duration patience, List<String> last) {
        Instant deadline = clock.instant().plus(patience);
        List<ObjectName> first = new ArrayList<>(modules());
        first.removeIf(module -> last.contains(path(module)));
        List<List<ObjectName>> groups = new ArrayList<>();
        groups.add(first);
        last.forEach(path -> groups.add(
                modules().stream().filter(module -> path(module).equals(path)).toList()));
        for (int i = 0; i < groups.size(); i++) {
            Duration share =
                    Duration.between(clock.instant(), deadline).minus(RESERVE.multipliedBy(groups.size() - 1L - i));
            stop(groups.get(i), share.isNegative() ? Duration.ZERO : share);
        }
    }

    /** Sets how long Tomcat's own stop waits for the requests of each. */
    void limit(Duration time) {
        modules().forEach(module -> let(module, time));
    }

    /**
     * Returns the state of each of {@code localhost}, in Tomcat's words, by its name: empty for the root, else such as
     * "/portal##002".
     */
    SortedMap<String, String> states() {
        SortedMap<String, String> states = new TreeMap<>();
        for (ObjectName module : modules(OF_LOCALHOST)) {
            try {
                states.put(name(module), String.valueOf(server.getAttribute(module, "stateName")));
            } catch (JMException | JMRuntimeException e) {
                // It has just been undeployed.
            }
        }
        return states;
    }

    private void stop(List<ObjectName> group, Duration share) {
        List<Thread> threads = group.stream()
                .map(module -> new Thread(() -> stop(module, share), "rollcall-stop-" + path(module)))
                .toList();
        threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void stop(ObjectName module, Duration share) {
        let(module, share);
        try {
            server.invoke(module, "stop", new Object[0], new String[0]);
        } catch (JMException e) {
            // It is gone already, or Tomcat has logged why it does not stop.
        }
    }

    private void let(ObjectName module, Duration time) {
        try {
            server.setAttribute(module, new Attribute("unloadDelay", time.toMillis()));
        } catch (JMException e) {
            // Then it waits as long as its own context says.
        }
    }

    private Set<ObjectName> modules() {
        return modules(ALL);
    }

    private Set<ObjectName> modules(String query) {
        try {
            return server.queryNames(new ObjectName(query), null);
        } catch (JMException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** Returns "/portal##002" for {@code //localhost/portal##002}, and nothing for the root. */
    private static String name(ObjectName module) {
        String name = String.valueOf(module.getKeyProperty("name"));
        String path = name.substring(Math.max(0, name.indexOf('/', 2)));
        return path.equals("/") || path.startsWith("/##") ? path.substring(1) : path;
    }

    /** Returns "portal" for {@code //localhost/portal##002}, and nothing for the root. */
    private static String path(ObjectName module) {
        String name = name(module);
        String path = name.startsWith("/") ? name.substring(1) : name;
        int version = path.indexOf("##");
        return version < 0 ? path : path.substring(0, version);
    }
}
