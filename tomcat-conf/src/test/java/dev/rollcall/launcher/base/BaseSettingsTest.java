package dev.rollcall.launcher.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseSettingsTest {
    private static final String KEY = "rollcall.data.dir";

    @TempDir
    private Path root;

    private CatalinaBase base;

    @BeforeEach
    void makeBase() throws IOException {
        base = new CatalinaBase(root);
        Files.createDirectories(base.conf());
    }

    @Test
    void dataLiesInTheBaseUnlessSaidOtherwise() {
        assertEquals(root.resolve("data"), read(Map.of()).data());
        assertEquals(
                Path.of("/srv/x"), read(Map.of("ROLLCALL_DATA_DIR", "/srv/x")).data());
    }

    @Test
    void filesBeforeJvmArgumentsBeforeEnvironment() throws IOException {
        Map<String, String> environment =
                Map.of("ROLLCALL_DATA_DIR", "/environment", "CATALINA_OPTS", "-Xmx1g -Drollcall.data.dir=/opts");
        assertEquals(Path.of("/opts"), read(environment).data());

        Files.writeString(base.conf().resolve("catalina.properties"), KEY + "=store\n");
        assertEquals(root.resolve("store"), read(environment).data());
    }

    @Test
    void referencesAreReplacedAsTomcatDoes() throws IOException {
        Files.writeString(base.conf().resolve("catalina.properties"), "a.b=1\n");
        BaseSettings settings = read(Map.of());

        assertEquals("1-2-${e.f}", settings.resolve("${a.b}-${c.d:-2}-${e.f}"));
        assertEquals("", settings.resolve("${c.d:-}"));
    }

    @Test
    void blankSettingsAreNone() throws IOException {
        Files.writeString(base.conf().resolve("catalina.properties"), "rollcall.registry.url=\n");

        assertEquals(Optional.empty(), read(Map.of()).text("rollcall.registry.url"));
    }

    @Test
    void argumentsAreSplitAtBlanks() {
        assertEquals(List.of("-Xmx1g", "-Da=b"), BaseSettings.jvmArguments(Map.of("CATALINA_OPTS", " -Xmx1g  -Da=b ")));
        assertEquals(List.of(), BaseSettings.jvmArguments(Map.of()));
    }

    @Test
    void unreadableFileIsNamed() throws IOException {
        Files.writeString(base.conf().resolve("catalina.properties"), "a=\\u12\n");

        assertThrows(FailureException.class, () -> read(Map.of()));
    }

    @Test
    void registryThatIsNoAddressIsNamed() {
        assertEquals(
                List.of(URI.create("https://first.example.org/registry/"), URI.create("http://second:3000/")),
                read(Map.of("ROLLCALL_REGISTRY_URL", "HTTPS://first.example.org/registry, http://second:3000"))
                        .registries());
        BaseSettings settings = read(Map.of("ROLLCALL_REGISTRY_URL", "not an address"));

        FailureException failure = assertThrows(FailureException.class, settings::registries);

        assertTrue(failure.getMessage().endsWith("but is not an address."), failure.getMessage());
    }

    private BaseSettings read(Map<String, String> environment) {
        return BaseSettings.read(base, base.conf(), environment, Map.of());
    }
}
