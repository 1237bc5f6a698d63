package dev.rollcall.distribution;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What Tomcat's own log goes through, which has nothing but the JDK beside it. */
class JuliIT {
    private static final Path JAR =
            Path.of(System.getProperty("rollcall.distribution"), "template", "lib", "rollcall-juli.jar");

    /** A class that is missing in it leaves the central log without a line of any Tomcat, and nobody is told. */
    @Test
    void everyClassOfItIsInitialisedWithTheJdkAlone() throws Exception {
        List<String> names;
        try (JarFile jar = new JarFile(JAR.toFile())) {
            names = jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .map(name -> name.replace(".class", "").replace('/', '.'))
                    .toList();
        }
        assertFalse(names.isEmpty());

        try (URLClassLoader classes =
                new URLClassLoader(new URL[] {JAR.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            for (String name : names) {
                assertDoesNotThrow(() -> Class.forName(name, true, classes), name);
            }
        }
    }
}
