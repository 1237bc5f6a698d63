package dev.rollcall.kit.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a web application that carries the kit and no library for metrics, or another version of it. */
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

    @Test
    void aVersionOfTheLibraryThatLacksWhatIsCalledMeasuresNothingAndFailsNothing(@TempDir Path older) throws Exception {
        Path source = older.resolve("PrometheusTextFormatWriter.java");
        Files.writeString(
                source, "package io.prometheus.metrics.expositionformats; public class PrometheusTextFormatWriter {}");
        assertEquals(
                0,
                ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", older.toString(), source.toString()));
        List<URL> classPath = new ArrayList<>(List.of(older.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            classPath.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader webApplication =
                new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = webApplication.loadClass(Metrics.class.getName());

            Object metrics = type.getMethod("create").invoke(null);

            assertEquals(false, type.getMethod("present").invoke(metrics));
        }
    }
}
