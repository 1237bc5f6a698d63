package dev.rollcall.kit.servlet;

import dev.rollcall.kit.testing.Eventually;
import jakarta.servlet.ServletContext;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecordCachesTest {

    /** Loaded a second time, by a loader of its own, as a web application loads its records. */
    public record Inner(int number) {}

    public record Outer(Inner inner) {
        /** Uses every method that the JDK links for a record. */
        public static void use() {
            Outer one = new Outer(new Inner(1));
            Outer same = new Outer(new Inner(1));
            if (!one.equals(same)
                    || one.hashCode() != same.hashCode()
                    || !one.toString().equals(same.toString())) {
                throw new AssertionError(one.toString());
            }
        }
    }

    @Test
    void theLoaderOfTheLastRecordUsedIsLetGo() throws Exception {
        WeakReference<ClassLoader> loader = usedAndClosed();

        RecordCaches.release();

        assertLetGo(loader);
    }

    @Test
    void theLoaderThatLetsGoIsLetGoItself() throws Exception {
        WeakReference<ClassLoader> loader = releasedAndClosed();

        assertLetGo(loader);
    }

    private static void assertLetGo(WeakReference<ClassLoader> loader) {
        Eventually.isTrue(Duration.ofSeconds(5), "the class loader is still held", () -> {
            System.gc();
            return loader.get() == null;
        });
    }

    private static WeakReference<ClassLoader> releasedAndClosed() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {whereIs(RecordCaches.class)}, ServletContext.class.getClassLoader()) {
                    @Override
                    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                        return name.equals(RecordCaches.class.getName())
                                ? findClass(name)
                                : super.loadClass(name, resolve);
                    }
                }) {
            Method release = loader.loadClass(RecordCaches.class.getName()).getDeclaredMethod("release");
            release.setAccessible(true);
            release.invoke(null);
            return new WeakReference<>(loader);
        }
    }

    private static URL whereIs(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static WeakReference<ClassLoader> usedAndClosed() throws Exception {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {whereIs(Outer.class)}, ClassLoader.getPlatformClassLoader())) {
            loader.loadClass(Outer.class.getName()).getMethod("use").invoke(null);
            return new WeakReference<>(loader);
        }
    }
}
