package dev.rollcall.kit.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URL;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** In a web application that carries the kit and no library for metrics. */
class WithoutLibraryTest {

    @Test
    void nothingIsMeasuredAndNothingFails() throws Exception {
        URL kit = Metrics.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader webApplication =
                new URLClassLoader(new URL[] {kit}, ClassLoader.getPlatformClassLoader())) {
            assertThrows(
                    NoClassDefFoundError.class,
                    () -> webApplication
                            .loadClass(PrometheusMetrics.class.getName())
                            .getDeclaredConstructor()
                            .newInstance());
            Class<?> type = webApplication.loadClass(Metrics.class.getName());
            Object metrics = type.getMethod("create").invoke(null);

            assertEquals(false, type.getMethod("present").invoke(metrics));
            webApplication
                    .loadClass(JvmMetrics.class.getName())
                    .getMethod("bind", type)
                    .invoke(null, metrics);
            Object timers = type.getMethod(
                            "timers",
                            String.class,
                            String.class,
                            webApplication.loadClass(Scale.class.getName()),
                            String[].class)
                    .invoke(metrics, "x_seconds", "X.", null, new String[0]);
            Object timer = webApplication
                    .loadClass(Timers.class.getName())
                    .getMethod("with", String[].class)
                    .invoke(timers, (Object) new String[0]);
            webApplication
                    .loadClass(Timer.class.getName())
                    .getMethod("took", long.class)
                    .invoke(timer, 1L);
        }
    }
}
