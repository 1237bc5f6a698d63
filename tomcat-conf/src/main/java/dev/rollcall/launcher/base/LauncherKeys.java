package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.Similarity;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The settings that no WAR reads, only the template's {@code server.xml} and this launcher. Nothing else would notice a
 * typing error in one of them.
 */
final class LauncherKeys {
    private static final List<String> PREFIXES =
            List.of("rollcall.http.", "rollcall.https.", "rollcall.port.", "rollcall.tls.");
    private static final Set<String> KNOWN = Set.of(
            BaseSettings.PORT,
            "rollcall.http.address",
            "rollcall.https.port",
            "rollcall.port.offset",
            BaseSettings.TRUST,
            BaseSettings.TRUST + ".password");

    /** Prefixes that the WARs judge themselves. */
    private static final List<String> JUDGED = List.of(
            "rollcall.registry.",
            "rollcall.log.",
            "rollcall.grading.",
            "rollcall.portal.",
            "rollcall.service.",
            "rollcall.data.",
            "rollcall.unsigned.");

    /** A typing error, rather than a WAR's setting that this launcher does not know. */
    private static final int SLIP = 2;

    private LauncherKeys() {}

    /**
     * Returns a sentence for each key that was probably meant to be another.
     *
     * @param set the keys that are set
     * @param referred further keys that {@code server.xml} refers to
     */
    static List<String> mistakes(Set<String> set, Set<String> referred) {
        Set<String> known = new TreeSet<>(KNOWN);
        known.addAll(referred);
        return new TreeSet<>(set)
                .stream()
                        .filter(key -> key.startsWith("rollcall.") && !known.contains(key))
                        .filter(key -> JUDGED.stream().noneMatch(key::startsWith))
                        .flatMap(key -> mistake(key, known))
                        .toList();
    }

    private static Stream<String> mistake(String key, Set<String> known) {
        Optional<String> nearest = Similarity.nearest(known, key);
        boolean ours = PREFIXES.stream().anyMatch(key::startsWith);
        boolean slip =
                nearest.filter(other -> Similarity.distance(other, key) <= SLIP).isPresent();
        return ours || slip
                ? Stream.of("The setting " + key + " is not known"
                        + nearest.map(other -> ": did you mean " + other + "?").orElse("."))
                : Stream.of();
    }
}
