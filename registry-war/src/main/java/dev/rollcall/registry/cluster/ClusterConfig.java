package dev.rollcall.registry.cluster;

import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which registries work together, and when a write is answered.
 *
 * @param members where each of them listens, as {@code host:port}; a name may stand for several addresses
 * @param address where this one listens; empty if it is the one member that is an address of this machine
 * @param waiting whether a write is answered only when another live node has merged it
 */
public record ClusterConfig(List<Member> members, Optional<Member> address, boolean waiting) {

    /** The port of a member that names none. */
    public static final int PORT = 7800;

    private static final String MEMBERS = "rollcall.registry.cluster.members";
    private static final String ADDRESS = "rollcall.registry.cluster.address";
    private static final String ACKNOWLEDGE = "rollcall.registry.cluster.acknowledge";
    private static final int MAX_PORT = 65_535;

    /** Copies the members. */
    public ClusterConfig {
        members = List.copyOf(members);
    }

    /**
     * Where a registry listens for the others.
     *
     * @param host name or address
     * @param port between 1 and 65535
     */
    public record Member(String host, int port) {

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    /**
     * Reads the configuration; empty if there is no cluster.
     *
     * @throws SettingException if a member is not {@code host:port}, or the acknowledgement is something else
     */
    public static Optional<ClusterConfig> from(Settings settings) {
        List<Member> members = settings.list(MEMBERS, List.of()).stream()
                .map(text -> member(MEMBERS, text))
                .toList();
        Optional<Member> address = settings.text(ADDRESS).map(text -> member(ADDRESS, text));
        boolean waiting = isWaiting(settings.text(ACKNOWLEDGE, "replicated"));
        return members.isEmpty() ? Optional.empty() : Optional.of(new ClusterConfig(members, address, waiting));
    }

    private static boolean isWaiting(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "replicated" -> true;
            case "local" -> false;
            default -> throw new SettingException(ACKNOWLEDGE + " must be replicated or local but was " + text);
        };
    }

    private static Member member(String key, String text) {
        int colon = text.lastIndexOf(':');
        boolean named = colon >= 0 && !text.endsWith("]") && text.indexOf(':') == colon || text.contains("]:");
        String host = named ? text.substring(0, colon) : text;
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        try {
            int port = named ? Integer.parseInt(text.substring(colon + 1)) : PORT;
            if (!bare.isBlank() && port > 0 && port <= MAX_PORT) {
                return new Member(bare, port);
            }
        } catch (NumberFormatException e) {
            throw mistaken(key, text);
        }
        throw mistaken(key, text);
    }

    private static SettingException mistaken(String key, String text) {
        return new SettingException(key + " must name addresses such as registry1.example.org:7800 but has " + text);
    }
}
