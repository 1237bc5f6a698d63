package dev.rollcall.kit.settings;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds keys that are set but were never read, and keys that are set where they are not looked for. */
final class Mistakes {

    private final SettingKeys keys;
    private final Set<String> read;

    Mistakes(SettingKeys keys, Set<String> read) {
        this.keys = keys;
        this.read = read;
    }

    /** Returns a sentence for each, of system properties, environment variables and context parameters. */
    List<String> in(Collection<String> properties, Collection<String> variables, Collection<String> parameters) {
        Set<String> unknown = new TreeSet<>();
        properties.stream().filter(keys::judgesShared).forEach(unknown::add);
        variables.stream()
                .filter(this::isUnknownVariable)
                .map(name -> name.toLowerCase(Locale.ROOT).replace('_', '.'))
                .filter(keys::judgesShared)
                .forEach(unknown::add);
        parameters.stream().filter(keys::judgesContext).forEach(unknown::add);
        unknown.removeAll(read);
        unknown.removeAll(keys.identity());
        return Stream.concat(misplaced(properties, variables), unknown.stream().map(this::unknown))
                .toList();
    }

    private boolean isUnknownVariable(String name) {
        return name.startsWith("ROLLCALL_")
                && Stream.concat(read.stream(), keys.identity().stream())
                        .noneMatch(key -> Settings.variable(key).equals(name));
    }

    private Stream<String> misplaced(Collection<String> properties, Collection<String> variables) {
        return new TreeSet<>(keys.identity())
                .stream()
                        .flatMap(key -> Stream.concat(
                                Stream.of(key).filter(properties::contains).map(k -> k + " (system property)"),
                                Stream.of(Settings.variable(key))
                                        .filter(variables::contains)
                                        .map(name -> key + " (environment variable " + name + ")")))
                        .map(where -> where + " is ignored: it is read from the web application's context only");
    }

    private String unknown(String key) {
        Stream<String> known = Stream.concat(read.stream(), keys.identity().stream());
        return "unknown setting " + key
                + Nearest.to(key, known.toList())
                        .map(k -> ", did you mean " + k + "?")
                        .orElse("");
    }
}
