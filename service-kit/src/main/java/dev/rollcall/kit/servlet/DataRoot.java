package dev.rollcall.kit.servlet;

import dev.rollcall.kit.settings.Settings;
import java.nio.file.Path;

/** Where the data of all web applications of a Tomcat lies. */
final class DataRoot {

    private DataRoot() {}

    /** Returns {@code rollcall.data.dir}, or {@code data} below Tomcat's own base. */
    static Path of(Settings settings) {
        String base = System.getProperty("catalina.base", System.getProperty("user.dir", "."));
        return Path.of(settings.text("rollcall.data.dir", Path.of(base, "data").toString()))
                .toAbsolutePath()
                .normalize();
    }
}
