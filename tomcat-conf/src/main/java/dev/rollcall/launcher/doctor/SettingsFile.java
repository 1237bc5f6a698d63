package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.ServerFile;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** {@code conf/catalina.properties} of a Tomcat, and what its {@code server.xml} makes of that. */
record SettingsFile(CatalinaBase base) {
    /** Returns the check of it. */
    SettingsCheck check() {
        Path file = base.conf().resolve("catalina.properties");
        Map<String, String> set = new HashMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (InputStream in = Files.newInputStream(file)) {
                properties.load(in);
            } catch (IOException e) {
                throw FailureException.because(file + " cannot be read: " + Reason.of(e) + ".");
            } catch (IllegalArgumentException e) {
                throw FailureException.because(file + " cannot be read: " + e.getMessage());
            }
            properties.stringPropertyNames().forEach(key -> set.put(key, properties.getProperty(key, "")));
        }
        return new SettingsCheck(file.toString(), set, new ServerFile(base.server()).keys());
    }
}
