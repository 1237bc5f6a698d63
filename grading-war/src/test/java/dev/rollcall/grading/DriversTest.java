package dev.rollcall.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletContextListener;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.DriverManager;
import java.util.function.IntSupplier;
import org.apache.logging.log4j.LogManager;
import org.h2.Driver;
import org.junit.jupiter.api.Test;

/** A web application has a class loader of its own, and drivers in it. */
class DriversTest {
    /** Counts the drivers that can be seen where this class was loaded. */
    public static final class Seen implements IntSupplier {
        @Override
        public int getAsInt() {
            ClassLoader own = Seen.class.getClassLoader();
            return (int) DriverManager.drivers()
                    .filter(driver -> driver.getClass().getClassLoader() == own)
                    .count();
        }
    }

    @Test
    void noneOfItsOwnIsLeftAndThoseOfOthersAre() throws Exception {
        Class.forName(Driver.class.getName());
        Driver.load();
        int others = new Seen().getAsInt();
        URL[] own = {
            place(Drivers.class),
            place(Seen.class),
            place(Driver.class),
            place(LogManager.class),
            place(ServletContextListener.class)
        };
        try (URLClassLoader application = new URLClassLoader(own, ClassLoader.getPlatformClassLoader())) {
            Class.forName(Driver.class.getName(), true, application);
            IntSupplier seen = (IntSupplier) make(application, Seen.class.getName());
            assertEquals(1, seen.getAsInt());

            Object drivers = make(application, Drivers.class.getName());
            Class<?> event = application.loadClass("jakarta.servlet.ServletContextEvent");
            drivers.getClass().getMethod("contextDestroyed", event).invoke(drivers, (Object) null);

            assertEquals(0, seen.getAsInt());
        }
        assertTrue(others >= 1);
        assertEquals(others, new Seen().getAsInt());
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static Object make(ClassLoader application, String name)
            throws ClassNotFoundException, NoSuchMethodException, InstantiationException, IllegalAccessException,
                    InvocationTargetException {
        return application.loadClass(name).getConstructor().newInstance();
    }
}
