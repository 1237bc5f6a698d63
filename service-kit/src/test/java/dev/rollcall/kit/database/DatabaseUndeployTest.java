package dev.rollcall.kit.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.rollcall.kit.testing.Eventually;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import javax.sql.DataSource;
import org.h2.Driver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A web application with a database of its own comes and goes. */
class DatabaseUndeployTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void nothingHoldsTheClassLoader() throws Exception {
        WeakReference<ClassLoader> gone = new WeakReference<>(deployAndUndeploy());

        Eventually.isTrue(SOON, "the class loader is gone", () -> {
            System.gc();
            return gone.get() == null;
        });
    }

    @Test
    void noThreadIsLeft() throws Exception {
        ClassLoader loader = deployAndUndeploy();

        Eventually.isTrue(
                SOON,
                "no thread is left",
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getContextClassLoader() == loader
                                || thread.getName().startsWith("MVStore")
                                || thread.getName().startsWith("H2 ")));
    }

    @Test
    void theDriverIsGone() throws Exception {
        try (EmbeddedDatabase database = new EmbeddedDatabase("stock", "test")) {
            database.open(folder);
            database.getConnection().close();
        }

        assertEquals(0, DriverManager.drivers().filter(Driver.class::isInstance).count());
    }

    private ClassLoader deployAndUndeploy() throws Exception {
        URL[] jars = {place(EmbeddedDatabase.class), place(Driver.class)};
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader webApplication = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(webApplication);
            Class<?> type = webApplication.loadClass(EmbeddedDatabase.class.getName());
            assertNotSame(EmbeddedDatabase.class, type);
            Object database = type.getConstructor(String.class, String.class).newInstance("stock", "test");
            type.getMethod("open", Path.class).invoke(database, folder);
            Class.forName(Driver.class.getName(), true, webApplication); // registers itself with the JDK
            Rows.create((DataSource) database);
            Rows.add((DataSource) database, 1);
            type.getMethod("close").invoke(database);
            return webApplication;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
