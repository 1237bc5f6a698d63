package dev.rollcall.kit.settings;

import java.util.List;
import java.util.Set;

/**
 * Which keys {@link Settings#mistakes} judges.
 *
 * @param own prefixes, such as {@code rollcall.tls.}, below which every key must be known
 * @param others prefixes below which keys are for other services
 * @param single keys whose misspellings are named though other services have keys with the same prefix
 * @param identity keys that only the context can give
 */
public record SettingKeys(List<String> own, List<String> others, List<String> single, Set<String> identity) {

    private static final String ALL = "rollcall.";

    /** Copies the lists. */
    public SettingKeys {
        own = List.copyOf(own);
        others = List.copyOf(others);
        single = List.copyOf(single);
        identity = Set.copyOf(identity);
    }

    /** Returns whether a key that all web applications of a Tomcat see must be known to this one. */
    boolean judgesShared(String key) {
        return own.stream().anyMatch(key::startsWith) || single.stream().anyMatch(one -> Nearest.isMisspelt(key, one));
    }

    /** Returns whether a key that this web application's context gives must be known to it. */
    boolean judgesContext(String key) {
        return judgesShared(key) || (key.startsWith(ALL) && others.stream().noneMatch(key::startsWith));
    }
}
