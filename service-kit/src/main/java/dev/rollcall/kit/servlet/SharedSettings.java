package dev.rollcall.kit.servlet;

import dev.rollcall.kit.settings.SettingKeys;
import dev.rollcall.kit.settings.Settings;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** The settings that every service reads, whatever it is for. */
final class SharedSettings {
    private static final List<String> PREFIXES = List.of(
            "rollcall.service.",
            "rollcall.data.",
            "rollcall.tls.",
            "rollcall.unsigned.",
            "rollcall.metrics.",
            "rollcall.host");

    /** Settings of Rollcall's own services, on a Tomcat that carries them. */
    private static final List<String> OTHERS =
            List.of("rollcall.registry.", "rollcall.log.", "rollcall.grading.", "rollcall.portal.");

    private static final List<String> SINGLE = List.of("rollcall.registry.url");

    private SharedSettings() {}

    /** Returns the settings of a web application. */
    static Settings of(ServletContext context) {
        return Settings.of(context::getInitParameter, Collections.list(context.getInitParameterNames()));
    }

    /**
     * Returns a sentence for every setting, of these and of a service's own, that was never read, and for every one
     * that is set where it is not read.
     *
     * @param own prefixes of the service's own
     */
    static List<String> mistakes(Settings settings, String... own) {
        List<String> prefixes = Stream.concat(PREFIXES.stream(), Stream.of(own)).toList();
        return settings.mistakes(new SettingKeys(prefixes, OTHERS, SINGLE, Identity.KEYS));
    }
}
