package dev.rollcall.launcher.tomcat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.InstantSource;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectorsTest {
    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final Endpoint endpoint = new Endpoint();
    private final Connectors connectors = new Connectors(server, endpoint);

    /** What Tomcat shows of an endpoint, as far as it is used. */
    public interface EndpointMBean {
        /** Returns the threads that work on a request. */
        int getcurrentThreadsBusy();

        /** Refuses new connections. */
        void closeServerSocketGraceful();
    }

    /** Every look at it takes a second and sees one request less. */
    private static final class Endpoint implements EndpointMBean, InstantSource {
        private int closed;
        private int busy;
        private int looks;

        @Override
        public int getcurrentThreadsBusy() {
            looks++;
            return busy > 0 ? busy-- : 0;
        }

        @Override
        public void closeServerSocketGraceful() {
            closed++;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(looks);
        }
    }

    @BeforeEach
    void register() throws Exception {
        StandardMBean bean = new StandardMBean(endpoint, EndpointMBean.class);
        server.registerMBean(bean, new ObjectName("Catalina:type=ThreadPool,name=\"http-nio-8080\""));
        server.registerMBean(
                new StandardMBean(new Endpoint(), EndpointMBean.class),
                new ObjectName("Catalina:type=ThreadPool,name=\"http-nio-8080\",subType=SocketProperties"));
    }

    @Test
    void newConnectionsAreRefused() {
        connectors.close();

        assertEquals(1, endpoint.closed);
    }

    @Test
    void waitsUntilNoThreadIsBusy() {
        endpoint.busy = 3;

        connectors.awaitIdle(Instant.MAX);

        assertEquals(4, endpoint.looks);
    }

    @Test
    void waitsNoLongerThanTheDeadline() {
        endpoint.busy = 100;

        connectors.awaitIdle(Instant.ofEpochSecond(5));

        assertEquals(5, endpoint.looks);
    }
}
