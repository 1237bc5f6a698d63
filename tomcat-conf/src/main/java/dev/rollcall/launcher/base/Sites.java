package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The Tomcats of a base that one command is about.
 *
 * @param all in the order of {@link War}
 * @param derived where the registry of this base answers, with a slash at the end
 */
public record Sites(List<Site> all, URI derived) {

    /** Copies the list. */
    public Sites {
        all = List.copyOf(all);
    }

    /**
     * Reads what is set in a base that may not exist yet.
     *
     * @param only the services that matter
     * @param template the template's {@code conf}; empty if only what exists matters
     * @param launched the system properties that the launcher itself will set
     */
    public static Sites read(
            Base base,
            Topology topology,
            Set<War> only,
            Optional<Path> template,
            Map<String, String> environment,
            Map<String, String> launched) {
        List<Site> sites = base.placements(topology).stream()
                .filter(placement ->
                        template.isPresent() || placement.catalinaBase().exists())
                .map(placement -> Site.read(placement, template, environment, launched))
                .toList();
        URI registry = sites.stream()
                .filter(site -> site.placement().carries(War.REGISTRY))
                .map(site -> site.service(War.REGISTRY))
                .findFirst()
                .orElseGet(() -> URI.create("http://127.0.0.1:" + War.REGISTRY.port() + "/"));
        List<Site> chosen = sites.stream()
                .map(site -> site.only(only))
                .filter(site -> !site.placement().wars().isEmpty())
                .toList();
        return new Sites(chosen, registry);
    }

    /**
     * Checks that no two share what each must have for itself.
     *
     * @throws FailureException if they do
     */
    public void requireDistinct() {
        for (int i = 1; i < all.size(); i++) {
            for (Site earlier : all.subList(0, i)) {
                requireDistinct(earlier, all.get(i));
            }
        }
    }

    private static void requireDistinct(Site one, Site other) {
        String names = "The Tomcats " + one.placement().name() + " and "
                + other.placement().name();
        if (one.settings().data().equals(other.settings().data())) {
            throw FailureException.because(names + " cannot share the directory "
                    + one.settings().data() + ": set rollcall.data.dir in the conf/catalina.properties of each.");
        }
        for (Endpoint endpoint : one.endpoints()) {
            if (other.endpoints().stream().anyMatch(endpoint::excludes)) {
                throw FailureException.because(names + " cannot share the port " + endpoint.port()
                        + ": set another one in the conf/catalina.properties of one of them.");
            }
        }
    }

    /**
     * Returns where the registry is asked: what is set, else the one of this base; with a slash at the end.
     *
     * @throws FailureException if what is set is no address
     */
    public URI registry() {
        return all.stream()
                .flatMap(site -> site.settings().registry().stream())
                .findFirst()
                .orElse(derived);
    }

    /** Returns the site of a service, if it is one of these. */
    public Optional<Site> of(War war) {
        return all.stream().filter(site -> site.placement().carries(war)).findFirst();
    }

    /** Returns the address of each service for calls from this machine. */
    public Map<War, URI> services() {
        Map<War, URI> services = new EnumMap<>(War.class);
        all.forEach(site -> site.placement().wars().forEach(war -> services.put(war, site.service(war))));
        return services;
    }

    /**
     * Returns the system properties of a Tomcat: its port, and where the registry is, unless the user has said so or it is
     * its own.
     */
    public Map<String, String> properties(Site site) {
        Map<String, String> properties = new HashMap<>(site.placement().properties());
        boolean said = site.settings().text(BaseSettings.REGISTRY).isPresent();
        if (!said
                && site.placement().topology() == Topology.FOUR
                && !site.placement().carries(War.REGISTRY)) {
            properties.put(BaseSettings.REGISTRY, withoutSlash(derived));
        }
        return properties;
    }

    private static String withoutSlash(URI uri) {
        String text = uri.toString();
        return text.substring(0, text.length() - 1);
    }

    /** Returns the names of the services. */
    public String names() {
        return services().keySet().stream().map(War::word).collect(Collectors.joining(", "));
    }
}
