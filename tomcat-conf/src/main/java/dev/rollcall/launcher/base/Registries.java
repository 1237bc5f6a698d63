package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The registries of a base, and what the launcher tells its Tomcats of them. What a user has set wins.
 *
 * @param sites none if the base has no registry
 */
public record Registries(List<Site> sites) {
    private static final String MEMBERS = "rollcall.registry.cluster.members";
    private static final String ADDRESS = "rollcall.registry.cluster.address";
    private static final String OFFSET = "rollcall.port.offset";
    private static final String HOST = "127.0.0.1";
    private static final int FIRST_PORT = 7800;
    private static final int HIGHEST_PORT = 65_535;

    /** Copies the list. */
    public Registries {
        sites = List.copyOf(sites);
    }

    /** Returns where they answer, with slashes at the end; the address of the tutorial's registry if there is none. */
    public List<URI> addresses() {
        return sites.isEmpty()
                ? List.of(URI.create("http://" + HOST + ":" + War.REGISTRY.port() + "/"))
                : sites.stream().map(site -> site.service(War.REGISTRY)).toList();
    }

    /** Returns the system properties by which a Tomcat knows them; none if it carries the only one. */
    Map<String, String> properties(Site site) {
        Map<String, String> properties = new HashMap<>();
        boolean alone = site.placement().topology() == Topology.ONE;
        if (site.placement().carries(War.REGISTRY)) {
            clusterPort(site).ifPresent(own -> {
                properties.put(MEMBERS, members());
                properties.put(ADDRESS, HOST + ":" + own.port());
            });
        } else if (!alone && site.settings().text(BaseSettings.REGISTRY).isEmpty()) {
            properties.put(
                    BaseSettings.REGISTRY,
                    addresses().stream().map(Registries::withoutSlash).collect(Collectors.joining(",")));
        }
        return properties;
    }

    /** Returns where each of them listens for the others. */
    private String members() {
        return sites.stream()
                .flatMap(site -> clusterPort(site).stream())
                .map(endpoint -> HOST + ":" + endpoint.port())
                .collect(Collectors.joining(","));
    }

    /**
     * Returns where a registry listens for the others; empty if there are no others, or if the user has listed them.
     *
     * @throws FailureException if there is no such port
     */
    public static Optional<Endpoint> clusterPort(Site site) {
        if (!site.placement().carries(War.REGISTRY)
                || site.placement().number() == 0
                || site.settings().text(MEMBERS).isPresent()) {
            return Optional.empty();
        }
        int port = FIRST_PORT + site.placement().nth() + offset(site);
        if (port > HIGHEST_PORT) {
            throw FailureException.because("The port offset makes " + port
                    + " of the port at which a registry listens for the others: choose a smaller one.");
        }
        return Optional.of(new Endpoint("cluster", HOST, port));
    }

    private static int offset(Site site) {
        String text = site.settings().text(OFFSET).orElse("0");
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw FailureException.because(OFFSET + " must be a whole number, but is " + text + ".");
        }
    }

    private static String withoutSlash(URI uri) {
        String text = uri.toString();
        return text.substring(0, text.length() - 1);
    }

    /**
     * Checks that no other process listens where one of them is to listen for the others.
     *
     * @throws FailureException if one does
     */
    public static void requireFree(Site site) {
        clusterPort(site).ifPresent(Endpoint::requireFree);
    }
}
