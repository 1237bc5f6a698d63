package dev.rollcall.kit.log4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rollcall.kit.log.pipe.LogFigures;
import dev.rollcall.kit.log.pipe.LogOutlet;
import dev.rollcall.kit.log.transport.LogTransport;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The classes that every web application may call, in one that has no Log4j. */
class WithoutLog4jTest {
    private final URLClassLoader webApplication = new KitOnly();

    @AfterEach
    void close() throws Exception {
        webApplication.close();
    }

    @Test
    void thereIsNoLog4jHere() {
        assertThrows(
                NoClassDefFoundError.class,
                () -> Class.forName(RollcallAppender.class.getName(), true, webApplication)
                        .getMethod("isStarted"));
    }

    @Test
    void connectingDoesNothing() throws Exception {
        Class<?> connector = load(LogConnector.class);
        Class<?> transport = load(LogTransport.class);
        Class<?> outlet = load(LogOutlet.class);
        assertNotSame(LogConnector.class, connector);

        Object connected = connector
                .getMethod("connectIfPresent", outlet)
                .invoke(
                        null,
                        outlet.getConstructor(transport, String.class, Optional.class)
                                .newInstance(
                                        Proxy.newProxyInstance(
                                                webApplication, new Class<?>[] {transport}, (p, m, a) -> null),
                                        "Test",
                                        Optional.empty()));

        assertEquals(Optional.empty(), connected);
    }

    @Test
    void thereAreNoFigures() throws Exception {
        assertEquals(
                load(LogFigures.class).getField("NONE").get(null),
                load(LogConnector.class).getMethod("figures").invoke(null));
    }

    @Test
    void theLogContextDoesNothing() throws Exception {
        Class<?> context = load(LogContext.class);

        Object entry = context.getMethod("put", String.class, String.class).invoke(null, "traceId", "abc");

        context.getMethod("close").invoke(entry);
    }

    private Class<?> load(Class<?> type) throws ClassNotFoundException {
        return Class.forName(type.getName(), true, webApplication);
    }

    /** Sees the kit's own classes and the JDK. */
    private static final class KitOnly extends URLClassLoader {
        KitOnly() {
            super(
                    new URL[] {
                        LogConnector.class.getProtectionDomain().getCodeSource().getLocation()
                    },
                    ClassLoader.getPlatformClassLoader());
        }
    }
}
