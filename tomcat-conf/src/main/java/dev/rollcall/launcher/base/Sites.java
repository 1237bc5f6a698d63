package dev.rollcall.launcher.base;

import dev.rollcall.launcher.failure.FailureException;
import java.net.URI;
import java.nio.file.Path;
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
 * @param base the registries of the base, also when the command is about others
 */
public record Sites(List<Site> all, Registries base) {

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
        Registries registries = new Registries(sites.stream()
                .filter(site -> site.placement().carries(War.REGISTRY))
                .toList());
        List<Site> chosen = sites.stream()
                .map(site -> site.only(only))
                .filter(site -> !site.placement().wars().isEmpty())
                .toList();
        return new Sites(chosen, registries);
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
     * Returns the registries' addresses, to be asked in turn until one answers: those that are set, else those of this
     * base; with slashes at the end.
     *
     * @throws FailureException if what is set is no address
     */
    public List<URI> registries() {
        return all.stream()
                .map(site -> site.settings().registries())
                .filter(set -> !set.isEmpty())
                .findFirst()
                .orElseGet(base::addresses);
    }

    /** Returns the first site of a service, if one of these is. */
    public Optional<Site> of(War war) {
        return all.stream().filter(site -> site.placement().carries(war)).findFirst();
    }

    /** Returns the addresses of each service for calls from this machine. */
    public Addresses services() {
        return Addresses.of(all.stream().map(Site::services).toList());
    }

    /** Returns the system properties of a Tomcat: its port, and where the registries are. */
    public Map<String, String> properties(Site site) {
        Map<String, String> properties = new HashMap<>(site.placement().properties());
        properties.putAll(base.properties(site));
        return properties;
    }

    /** Returns the names of the services. */
    public String names() {
        return services().wars().stream().map(War::word).distinct().collect(Collectors.joining(", "));
    }
}
