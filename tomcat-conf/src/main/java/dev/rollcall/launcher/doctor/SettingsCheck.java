package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.failure.Similarity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Are there settings that nobody reads, or values that will be refused?
 *
 * @param file where they are set
 * @param set all of it
 * @param referred what {@code server.xml} refers to besides
 */
record SettingsCheck(Path file, Map<String, String> set, Set<String> referred) implements Check {
    private static final String OURS = "rollcall.";
    private static final String SECRET = "rollcall.service.key";

    @Override
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Set<String> known = new TreeSet<>(KnownSettings.names());
        known.addAll(referred);
        new TreeMap<>(set).forEach((key, value) -> {
            if (!key.startsWith(OURS)) {
                return;
            }
            if (!known.contains(key)) {
                findings.add(Finding.warning("Nobody reads the setting " + key + " in " + file
                        + Similarity.nearest(known, key)
                                .map(near -> ": did you mean " + near + "?")
                                .orElse(": docs/operations.md, section Configuration, lists those there are.")));
            } else if (KnownSettings.IDENTITY.contains(key)) {
                findings.add(Finding.warning("The setting " + key + " in " + file
                        + " is not read there, because all applications of a Tomcat share that file: put it into the"
                        + " context of the one it is for (<Parameter name=\"" + key + "\" …/>)."));
            } else if (isMisread(value)) {
                findings.add(
                        Finding.warning(
                                "The setting " + key + " in " + file + " is read as " + value
                                        + ", because Java reads that file as ISO-8859-1: write what is not ASCII as \\u00e4 and the like."));
            } else {
                refused(key, value).ifPresent(findings::add);
            }
        });
        return findings;
    }

    /** Was written as UTF-8: what is meant is hardly ever two such letters in a row. */
    private static boolean isMisread(String value) {
        byte[] written = value.getBytes(StandardCharsets.ISO_8859_1);
        String meant = new String(written, StandardCharsets.UTF_8);
        return meant.length() < value.length() && meant.indexOf('\uFFFD') < 0;
    }

    private Optional<Finding> refused(String key, String value) {
        return value.isBlank() || value.contains("${") || key.equals(SECRET)
                ? Optional.empty()
                : KnownSettings.expectation(key, value)
                        .map(expectation -> Finding.wrong("The setting " + key + " in " + file + " is " + value
                                + ": make it " + expectation + "."));
    }
}
