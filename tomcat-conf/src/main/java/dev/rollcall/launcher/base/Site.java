package dev.rollcall.launcher.base;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A Tomcat of a base with what is set in its files.
 *
 * @param placement which one
 * @param settings what is set
 * @param endpoints where it answers, unencrypted ones first; none if only its data matters
 * @param mistakes a sentence for each setting that was probably meant to be another
 */
public record Site(Placement placement, BaseSettings settings, List<Endpoint> endpoints, List<String> mistakes) {

    /** Copies the lists. */
    public Site {
        endpoints = List.copyOf(endpoints);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * Reads the files of a Tomcat, or, while it has none, of the template that it will be copied from.
     *
     * @param template the template's {@code conf}; empty if the Tomcat must exist
     * @param launched the system properties that the launcher itself will set
     * @throws dev.rollcall.launcher.failure.FailureException if they cannot be read or make no sense
     */
    public static Site read(
            Placement placement,
            Optional<Path> template,
            Map<String, String> environment,
            Map<String, String> launched) {
        CatalinaBase base = placement.catalinaBase();
        Map<String, String> properties = new HashMap<>(placement.properties());
        properties.putAll(launched);
        BaseSettings settings =
                BaseSettings.of(base, file(base, template, BaseSettings.FILE_NAME), environment, properties);
        ServerFile server = new ServerFile(file(base, template, "server.xml"));
        return new Site(placement, settings, server.endpoints(settings), settings.mistakes(server.keys()));
    }

    /**
     * Reads the settings of a Tomcat for a command on its data: one whose connectors are broken, or unknown to the
     * launcher, has data, too.
     *
     * @throws dev.rollcall.launcher.failure.FailureException if they cannot be read
     */
    public static Site ofData(Placement placement, Map<String, String> environment) {
        CatalinaBase base = placement.catalinaBase();
        BaseSettings settings = BaseSettings.read(base, base.conf(), environment, placement.properties());
        return new Site(placement, settings, List.of(), List.of());
    }

    /** What a user has put there before the first start is left as it is. */
    private static Path file(CatalinaBase base, Optional<Path> template, String name) {
        Path own = base.conf().resolve(name);
        return template.filter(path -> !Files.exists(own))
                .map(path -> path.resolve(name))
                .orElse(own);
    }

    /** Returns the same with only some of its services. */
    public Site only(Set<War> wanted) {
        return new Site(placement.only(wanted), settings, endpoints, mistakes);
    }

    /** Returns where this machine asks it. */
    public Endpoint endpoint() {
        return endpoints.get(0);
    }

    /** Returns the address of a service for calls from this machine, with a slash at the end. */
    public URI service(War war) {
        return endpoint().here().resolve(placement.path(war));
    }

    /** Returns the address of each of its services for calls from this machine. */
    public Addresses services() {
        return Addresses.of(placement.wars(), this::service);
    }

    /** Returns the address of a service for a person, with a slash at the end. */
    public URI shown(War war) {
        return endpoint().shown().resolve(placement.path(war));
    }

    /** Returns the data folder of a service. */
    public Path data(War war) {
        return settings.data().resolve(placement.context(war));
    }
}
