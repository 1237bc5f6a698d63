package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.BaseSettings;
import dev.rollcall.launcher.failure.Similarity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Are there environment variables that nothing reads, or values that will be refused?
 *
 * @param environment all of it
 * @param hidden settings that are also set as properties, which take precedence
 */
record EnvironmentCheck(Map<String, String> environment, Set<String> hidden) implements Check {
    private static final String OURS = "ROLLCALL_";

    /** Read by the launcher itself. */
    private static final String BASE = "ROLLCALL_BASE";

    /** Variables, and the settings they are. */
    private static final Map<String, String> KEYS =
            KnownSettings.names().stream().collect(Collectors.toMap(BaseSettings::variable, Function.identity()));

    @Override
    public List<Finding> findings() {
        return new TreeMap<>(environment)
                .entrySet().stream()
                        .filter(set ->
                                set.getKey().startsWith(OURS) && !set.getKey().equals(BASE))
                        .flatMap(set -> finding(set.getKey(), set.getValue()).stream())
                        .toList();
    }

    private Optional<Finding> finding(String variable, String value) {
        String key = KEYS.get(variable);
        if (key == null) {
            List<String> known =
                    Stream.concat(KEYS.keySet().stream(), Stream.of(BASE)).toList();
            return Optional.of(Finding.warning("Nobody reads the variable " + variable + " of the environment"
                    + Similarity.nearest(known, variable)
                            .map(near -> ": did you mean " + near + "?")
                            .orElse(": docs/operations.md, section Configuration, lists the settings there are.")));
        }
        if (KnownSettings.IDENTITY.contains(key)) {
            return Optional.of(Finding.warning("The variable " + variable + " of the environment is not read, because"
                    + " all applications of a Tomcat share that: put it into the context of the one it is for"
                    + " (<Parameter name=\"" + key + "\" …/>)."));
        }
        if (hidden.contains(key)) {
            return Optional.empty();
        }
        if (KnownSettings.PROPERTIES.contains(key)) {
            return Optional.of(Finding.warning("The variable " + variable + " of the environment is not read: write "
                    + key + " into conf/catalina.properties."));
        }
        return value.isBlank()
                ? Optional.empty()
                : KnownSettings.expectation(key, value)
                        .map(expectation -> Finding.wrong("The variable " + variable + " of the environment is " + value
                                + ": make it " + expectation + "."));
    }
}
