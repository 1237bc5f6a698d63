package dev.rollcall.kit.servlet;

import dev.rollcall.kit.settings.Settings;
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

    private SharedSettings() {}

    /**
     * Returns a sentence for every setting that nobody has read, of these and of a service's own.
     *
     * @param own prefixes of the service's own
     */
    static List<String> mistakes(Settings settings, String... own) {
        return settings.mistakes(
                Stream.concat(PREFIXES.stream(), Stream.of(own)).toArray(String[]::new));
    }
}
