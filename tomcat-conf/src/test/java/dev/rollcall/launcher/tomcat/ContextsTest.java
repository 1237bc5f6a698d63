package dev.rollcall.launcher.tomcat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class ContextsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final List<String> stopped = new CopyOnWriteArrayList<>();
    private final Map<String, Long> delays = new ConcurrentHashMap<>();
    private final Contexts contexts = new Contexts(server, InstantSource.fixed(Instant.EPOCH));

    /** What Tomcat shows of a web application, as far as it is used. */
    public interface ModuleMBean {
        /** Stops it. */
        void stop();

        /** Sets the time it has for that. */
        void setunloadDelay(long millis);
    }

    /** Notes what is done to it. */
    public final class Module implements ModuleMBean {
        private final String name;

        Module(String name) {
            this.name = name;
        }

        @Override
        public void stop() {
            stopped.add(name);
        }

        @Override
        public void setunloadDelay(long millis) {
            delays.put(name, millis);
        }
    }

    @Test
    void thoseThatOthersNeedAreStoppedLastAndInOrder() throws Exception {
        deploy("registry", "log", "grading", "portal", "library##002", "manager");

        contexts.stop(PATIENCE, List.of("grading", "log", "registry"));

        assertEquals(Set.of("portal", "library##002", "manager"), Set.copyOf(stopped.subList(0, 3)));
        assertEquals(List.of("grading", "log", "registry"), stopped.subList(3, 6));
    }

    @Test
    void everyLaterOneIsLeftSomeTime() throws Exception {
        deploy("registry", "log", "grading", "portal");

        contexts.stop(PATIENCE, List.of("grading", "log", "registry"));

        assertEquals(Map.of("portal", 5500L, "grading", 6000L, "log", 6500L, "registry", 7000L), delays);
    }

    @Test
    void versionsOfOneContextGoTogether() throws Exception {
        deploy("grading##001", "grading##002", "portal");

        contexts.stop(PATIENCE, List.of("grading"));

        assertEquals("portal", stopped.get(0));
        assertEquals(3, stopped.size());
    }

    @Test
    void everyOneIsToldHowLongToWait() throws Exception {
        deploy("", "manager");

        contexts.limit(Duration.ZERO);

        assertTrue(stopped.isEmpty());
        assertEquals(Map.of("", 0L, "manager", 0L), delays);
    }

    @Test
    void emptyTomcatIsNoTrouble() {
        contexts.stop(PATIENCE, List.of("log"));

        assertTrue(stopped.isEmpty());
    }

    private void deploy(String... names) throws Exception {
        for (String name : names) {
            server.registerMBean(
                    new javax.management.StandardMBean(new Module(name), ModuleMBean.class),
                    new ObjectName("Catalina:j2eeType=WebModule,name=//localhost/" + name
                            + ",J2EEApplication=none,J2EEServer=none"));
        }
    }
}
