package dev.rollcall.kit.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataRootTest {

    private final String before = System.setProperty("catalina.base", "/srv/tomcat");

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty("catalina.base");
        } else {
            System.setProperty("catalina.base", before);
        }
    }

    @Test
    void isBelowTheBaseUnlessAnAbsolutePathIsSet() {
        assertEquals(Path.of("/srv/tomcat/data"), DataRoot.of(Settings.of(Map.of())));
        assertEquals(Path.of("/srv/tomcat/school"), of("school"));
        assertEquals(Path.of("/srv/school"), of("../school"));
        assertEquals(Path.of("/var/school"), of("/var/school"));
    }

    private static Path of(String setting) {
        return DataRoot.of(Settings.of(Map.of("rollcall.data.dir", setting)));
    }
}
