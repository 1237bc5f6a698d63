package dev.rollcall.kit.testing;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The {@code META-INF/context.xml} of a WAR to which a test framework adds jars of its own. */
public final class ContextDescriptor {

    private ContextDescriptor() {}

    /** Returns the module's, but with Tomcat looking into every jar of the WAR. */
    public static String scanningEveryJar() {
        try {
            String shipped = Files.readString(Path.of("src/main/webapp/META-INF/context.xml"));
            String scanning = shipped.replace("defaultPluggabilityScan=\"false\"", "");
            assertNotEquals(shipped, scanning);
            return scanning;
        } catch (IOException e) {
            throw new AssertionError("this module has no context descriptor", e);
        }
    }
}
