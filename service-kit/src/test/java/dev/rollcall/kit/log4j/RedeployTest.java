package dev.rollcall.kit.log4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Scale;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What carries its own kit and its own Log4j is loaded, logs, and is dropped, again and again. */
class RedeployTest {

    private static final int ROUNDS = Scale.of(3, 20);

    /** From Java 20 on the JDK keeps the type of the last record until memory runs short. */
    private static final int SOFTLY_KEPT = Runtime.version().feature() < 20 ? 0 : 1;

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path spool;

    /** What is deployed: logs one line, and a last one while nothing takes it any more. */
    public static final class Deployed implements Consumer<String> {
        @Override
        public void accept(String argument) {
            String[] parts = argument.split(" ");
            try (LoggingProgram program =
                    new LoggingProgram("INFO", "", Path.of(parts[1]), java.net.URI.create(parts[0]))) {
                int round = Integer.parseInt(parts[2]);
                program.logger().info("event {} first", 2 * round);
                program.logger().info("event {} last", 2 * round + 1);
            }
        }
    }

    @Test
    void nothingIsLeftAndTheLastLineIsStored() throws Exception {
        Stored stored = new Stored();
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        try (StrictLogService service = StrictLogService.start(stored, 0)) {
            // On Java 17 an idle connection keeps the thread of the JDK's client, and with it the class loader.
            service.keepsConnections = false;
            for (int round = 0; round < ROUNDS; round++) {
                loaders.add(new WeakReference<>(deploy(service.uri() + " " + spool + " " + round)));
            }
            Eventually.isTrue(SOON, "the last lines are stored", () -> stored.missing(2L * ROUNDS) == 0);
            assertEquals(List.of(), service.violations);
        }
        assertEquals(0, stored.duplicates());
        releaseRecords();
        Eventually.isTrue(SOON, "no thread is left", RedeployTest::noThreadIsLeft);
        Eventually.isTrue(SOON, "no class loader is left", () -> {
            System.gc();
            return loaders.stream().filter(loader -> loader.get() != null).count() <= SOFTLY_KEPT;
        });
    }

    /** What the kit's listener does at the end: the JDK remembers the type of the last record. */
    private static void releaseRecords() throws ReflectiveOperationException {
        var release = Class.forName("dev.rollcall.kit.servlet.RecordCaches").getDeclaredMethod("release");
        release.setAccessible(true);
        release.invoke(null);
    }

    private static boolean noThreadIsLeft() {
        return Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("rollcall-log"));
    }

    private static ClassLoader deploy(String argument) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Class<?> type = loader.loadClass(Deployed.class.getName());
            assertNotSame(Deployed.class, type);
            Object deployed = type.getConstructor().newInstance();
            Consumer.class.getMethod("accept", Object.class).invoke(deployed, argument);
            Class<?> manager = loader.loadClass("org.apache.logging.log4j.LogManager");
            manager.getMethod("shutdown").invoke(null);
            return loader;
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL[] classPath() throws MalformedURLException, IOException {
        String[] paths = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(java.io.File.pathSeparator);
        URL[] urls = new URL[paths.length];
        for (int i = 0; i < paths.length; i++) {
            urls[i] = Path.of(paths[i]).toUri().toURL();
        }
        return urls;
    }
}
