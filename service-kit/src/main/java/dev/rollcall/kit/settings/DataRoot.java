package dev.rollcall.kit.settings;

import java.nio.file.Path;

/** Where the data of all web applications of a Tomcat lies. */
public final class DataRoot {

    private DataRoot() {}

    /** Returns {@code rollcall.data.dir}, by default {@code data}; a relative one lies below Tomcat's own base. */
    public static Path of(Settings settings) {
        Path base = Path.of(System.getProperty("catalina.base", ""));
        return base.resolve(settings.text("rollcall.data.dir", "data"))
                .toAbsolutePath()
                .normalize();
    }
}
