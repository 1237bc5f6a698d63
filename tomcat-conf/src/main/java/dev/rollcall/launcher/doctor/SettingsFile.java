package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.CatalinaBase;
import java.io.IOException;
import java.io.Reader;
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
        try {
            Map<String, String> set = new HashMap<>();
            if (Files.exists(file)) {
                Properties properties = new Properties();
                try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
                    properties.load(reader);
                }
                properties.stringPropertyNames().forEach(key -> set.put(key, properties.getProperty(key, "")));
            }
            Set<String> referred = new TreeSet<>();
            Matcher matcher = REFERENCE.matcher(Files.readString(base.server()));
            while (matcher.find()) {
                referred.add(matcher.group(1));
            }
            return new SettingsCheck(file, set, referred);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
