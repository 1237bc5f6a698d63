package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiringTest {

    private static final AtomicReference<ServletContext> CONTEXT = new AtomicReference<>();
    private static EmbeddedTomcat tomcat;

    @TempDir
    Path temp;

    @BeforeAll
    static void start() {
        tomcat = EmbeddedTomcat.start("/school/grading", app -> {
            KitTomcat.nameEngine(app);
            app.context().addServletContainerInitializer((classes, context) -> CONTEXT.set(context), null);
        });
    }

    @AfterAll
    static void stop() {
        tomcat.close();
    }

    @Test
    void namesItsFolderAfterTheContextPath() throws Exception {
        Wiring wiring = open(Map.of());

        assertEquals(temp.resolve("school#grading"), wiring.data());
        assertTrue(Files.isDirectory(temp.resolve("kit/school#grading")));
        wiring.close();
    }

    @Test
    void servesOnlyWhatWasAnnouncedAndOnlyOnce() throws Exception {
        Wiring wiring = open(Map.of());
        wiring.serve("/a", new HttpServlet() {});

        assertThrows(IllegalArgumentException.class, () -> wiring.serve("/a", new HttpServlet() {}));
        assertThrows(IllegalArgumentException.class, () -> wiring.serve("/b", new HttpServlet() {}));
        wiring.close();
    }

    @Test
    void endsItsPartsInReverseThoughOneFails() throws Exception {
        Wiring wiring = open(Map.of());
        List<String> ended = new ArrayList<>();
        wiring.own(() -> ended.add("first"));
        wiring.own(() -> {
            throw new IllegalStateException("test");
        });
        wiring.own(() -> ended.add("last"));

        wiring.close();

        assertEquals(List.of("last", "first"), ended);
        open(Map.of()).close();
    }

    @Test
    void aSettingThatCannotBeUnderstoodLeavesNothingLocked() throws Exception {
        assertThrows(SettingException.class, () -> open(Map.of("rollcall.unsigned.from", "everywhere")));
        assertThrows(SettingException.class, () -> open(Map.of("rollcall.registry.url", "nowhere")));
        assertThrows(SettingException.class, () -> open(Map.of("rollcall.metrics.from", "everywhere")));
        DataDirectory.open(temp, "kit/school#grading", "nobody").close();

        open(Map.of()).close();
    }

    @Test
    void aBrokenMasterKeyIsNamed() throws Exception {
        Files.writeString(temp.resolve("master.key"), "nonsense");

        DataDirectoryException thrown = assertThrows(DataDirectoryException.class, () -> open(Map.of()));

        assertTrue(thrown.sentence().contains("master.key does not hold a key"), thrown.sentence());
    }

    @Test
    void identityComesFromCodeAndSettings() {
        Settings settings = Settings.of(Map.of(
                "rollcall.service.requires", "Stock, LogService",
                "rollcall.service.version", "7",
                "rollcall.service.zone", "cellar",
                "rollcall.service.instance-id", "one"));

        Identity identity = Identity.of(ServiceName.GRADING, List.of(ServiceName.LOG), settings, CONTEXT.get());
        Registration registration = identity.registration(URI.create("http://h:1/x"));

        assertEquals(List.of(ServiceName.LOG, new ServiceName("Stock")), registration.required());
        assertEquals(
                "one 7 cellar",
                registration.instanceId() + " " + registration.version().orElseThrow() + " "
                        + registration.zone().orElseThrow());
        assertEquals(Optional.of(URI.create("http://h:1/x/rollcall/heartbeat")), registration.heartbeatUrl());
        assertTrue(registration.isTutorial());
    }

    @Test
    void aRequirementOrIdThatIsNoneIsNamed() {
        assertNamed("rollcall.service.requires", "\u0007");
        assertNamed("rollcall.service.instance-id", "a/b");
        assertNamed("rollcall.service.url", "ftp://x");
    }

    private static void assertNamed(String key, String value) {
        Settings settings = Settings.of(Map.of(key, "x" + value));
        SettingException thrown = assertThrows(
                SettingException.class, () -> Identity.of(ServiceName.GRADING, List.of(), settings, CONTEXT.get()));

        assertTrue(thrown.getMessage().contains(key), thrown.getMessage());
    }

    private Wiring open(Map<String, String> more) throws DataDirectoryException {
        Map<String, String> values = new java.util.HashMap<>(more);
        values.put("rollcall.data.dir", temp.toString());
        return Wiring.open(
                CONTEXT.get(), Settings.of(values), ServiceName.GRADING, List.of(ServiceName.LOG), List.of("/a"));
    }
}
