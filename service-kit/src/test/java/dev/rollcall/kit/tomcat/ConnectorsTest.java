package dev.rollcall.kit.tomcat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.EmbeddedTomcat;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.apache.catalina.Engine;
import org.apache.catalina.Lifecycle;
import org.junit.jupiter.api.Test;

class ConnectorsTest {

    private static final String ENGINE = "several-connectors";

    @Test
    void noneIsUsableBeforeTheLastOneHasStarted() {
        List<Boolean> usable = new CopyOnWriteArrayList<>();
        var last = new org.apache.catalina.connector.Connector();
        last.setPort(0);
        last.setProperty("address", "127.0.0.1");
        last.addLifecycleListener(event -> {
            if (event.getType().equals(Lifecycle.BEFORE_START_EVENT)) {
                usable.addAll(usable());
            }
        });
        try (EmbeddedTomcat tomcat = EmbeddedTomcat.start(app -> {
            Engine engine = (Engine) app.context().getParent().getParent();
            engine.setName(ENGINE);
            engine.getService().addConnector(last);
        })) {
            assertEquals(List.of(false, false), usable);
            assertEquals(List.of(true, true), usable());
        }
    }

    /** What Tomcat shows of connectors and services, as far as it is used. */
    public interface StateMBean {
        /** Returns the name of its state. */
        String getstateName();

        /** Returns what it listens on. */
        int getport();
    }

    /** The service and both connectors have started once somebody has looked at a connector. */
    private record Starting(AtomicBoolean started, boolean connector) implements StateMBean {
        @Override
        public String getstateName() {
            boolean before = connector ? started.getAndSet(true) : started.get();
            return before ? "STARTED" : "STARTING";
        }

        @Override
        public int getport() {
            return 1;
        }
    }

    @Test
    void noneIsUsableForThoseWhoLookWhileTheLastOneStarts() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        var started = new AtomicBoolean();
        List<ObjectName> names = List.of(
                new ObjectName("meanwhile:type=Connector,port=1"),
                new ObjectName("meanwhile:type=Connector,port=2"),
                new ObjectName("meanwhile:type=Service"));
        try {
            for (ObjectName name : names) {
                boolean connector = !name.equals(names.get(2));
                server.registerMBean(new StandardMBean(new Starting(started, connector), StateMBean.class), name);
            }

            assertEquals(List.of(false, false), usable("meanwhile"));
            assertEquals(List.of(true, true), usable("meanwhile"));
        } finally {
            for (ObjectName name : names) {
                server.unregisterMBean(name);
            }
        }
    }

    private static List<Boolean> usable() {
        return usable(ENGINE);
    }

    private static List<Boolean> usable(String engine) {
        return Connectors.of(engine).list().stream().map(Connector::usable).toList();
    }
}
