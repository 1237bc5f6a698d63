package dev.rollcall.grading.store;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.tomcat.dbcp.dbcp2.BasicDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who gives back a connection, and who waits for the pool that takes it. */
@Timeout(30)
class ConnectionsTest {
    private final Connections connections = new Connections(new BasicDataSource());
    private final CountDownLatch replaced = new CountDownLatch(1);
    private final AtomicBoolean aborted = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();

    @AfterEach
    void close() {
        replaced.countDown();
        connections.close();
    }

    /** Takes as long to be given back as the pool takes to replace it. */
    private Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "abort" -> aborted.set(true);
                        case "close" -> {
                            replaced.await();
                            closed.set(true);
                        }
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }

    @Test
    void nobodyWaitsUntilASilentOneIsReplaced() throws SQLException {
        Connection silent = connection();

        connections.abandon(silent);
        connections.closeConnection(silent);

        assertTrue(aborted.get());
        assertFalse(closed.get());
        replaced.countDown();
        Eventually.isTrue(Duration.ofSeconds(10), "it is given back", closed::get);
    }

    @Test
    void anyOtherIsGivenBackAtOnce() throws SQLException {
        replaced.countDown();

        connections.closeConnection(connection());

        assertTrue(closed.get());
        assertFalse(aborted.get());
    }
}
