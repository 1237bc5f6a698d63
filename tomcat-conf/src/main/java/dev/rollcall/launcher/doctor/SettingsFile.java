package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.failure.FailureException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code conf/catalina.properties} of a Tomcat, and what its {@code server.xml} makes of that. */
record SettingsFile(CatalinaBase base) {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(rollcall\\.[^}:]+)");

    /** Returns the check of it. */
    SettingsCheck check() {
        Path file = base.conf().resolve("catalina.properties");
        Map<String, String> set = new HashMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try {
                properties.load(new StringReader(text(file)));
            } catch (IOException | IllegalArgumentException e) {
                throw FailureException.because(file + " cannot be read: " + e.getMessage());
            }
            properties.stringPropertyNames().forEach(key -> set.put(key, properties.getProperty(key, "")));
        }
        Set<String> referred = new TreeSet<>();
        Matcher matcher = REFERENCE.matcher(text(base.server()));
        while (matcher.find()) {
            referred.add(matcher.group(1));
        }
        return new SettingsCheck(file, set, referred);
    }

    /** What is looked for is the same in ISO-8859-1 and in whatever else a {@code server.xml} may be written in. */
    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
