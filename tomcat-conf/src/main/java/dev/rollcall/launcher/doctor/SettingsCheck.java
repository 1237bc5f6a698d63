package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.failure.Similarity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Are there settings that nothing reads, or values that will be refused?
 *
 * @param place where they are set: a file, or a variable with options
 * @param set all of it
 * @param referred further settings that {@code server.xml} refers to
 */
record SettingsCheck(String place, Map<String, String> set, Set<String> referred) implements Check {
    private static final String FIRST = "rollcall";
    private static final String OURS = FIRST + ".";

    /** A missing letter, or two that have changed places. */
    private static final int SLIP = 2;

    private static final Set<String> SECRETS = Set.of(
            "rollcall.service.key",
            "rollcall.tls.trust.password",
            "rollcall.registry.webhook.url",
            "rollcall.registry.webhook.secret");

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Set<String> known = new TreeSet<>(KnownSettings.names());
        known.addAll(referred);
        new TreeMap<>(set).forEach((key, value) -> {
            if (!key.startsWith(OURS)) {
                slip(key).ifPresent(findings::add);
            } else if (!known.contains(key)) {
                findings.add(Finding.warning("Nobody reads the setting " + key + " in " + place
                        + Similarity.nearest(known, key)
                                .map(near -> ": did you mean " + near + "?")
                                .orElse(": docs/operations.md, section Configuration, lists those there are.")));
            } else if (KnownSettings.IDENTITY.contains(key)) {
                findings.add(Finding.warning("The setting " + key + " in " + place
                        + " is not read there, because all applications of a Tomcat share that: put it into the"
                        + " context of the one it is for (<Parameter name=\"" + key + "\" …/>)."));
            } else if (isMisread(value)) {
                findings.add(
                        Finding.warning(
                                "The setting " + key + " in " + place + " is read as "
                                        + (SECRETS.contains(key) ? "something else" : value)
                                        + ", because Java reads that file as ISO-8859-1: write what is not ASCII as \\u00e4 and the like."));
            } else {
                refused(key, value).ifPresent(findings::add);
            }
        });
        return findings;
    }

    private Optional<Finding> slip(String key) {
        String first = key.split("\\.", 2)[0];
        return first.length() < key.length() && Similarity.distance(FIRST, first) <= SLIP
                ? Optional.of(Finding.warning("Nobody reads the setting " + key + " in " + place + ": did you mean "
                        + FIRST + key.substring(first.length()) + "?"))
                : Optional.empty();
    }

    /** Returns whether a value was written as UTF-8: two such letters in a row are hardly ever meant. */
    private static boolean isMisread(String value) {
        byte[] written = value.getBytes(StandardCharsets.ISO_8859_1);
        String meant = new String(written, StandardCharsets.UTF_8);
        return meant.length() < value.length() && meant.indexOf('\uFFFD') < 0;
    }

    private Optional<Finding> refused(String key, String value) {
        return value.isBlank() || value.contains("${")
                ? Optional.empty()
                : KnownSettings.expectation(key, value)
                        .map(expectation -> Finding.wrong("The setting " + key + " in " + place + " is " + value
                                + ": make it " + expectation + "."));
    }
}
