package dev.rollcall.launcher.base;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Tomcat of a base with what is set in its files.
 *
 * @param placement which one
 * @param settings what is set
 * @param endpoints where it answers, unencrypted ones first
 */
public record Site(Placement placement, BaseSettings settings, List<Endpoint> endpoints) {

    /** Copies the list. */
    public Site {
        endpoints = List.copyOf(endpoints);
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
        Path conf = template.filter(path -> !base.exists()).orElse(base.conf());
        Map<String, String> properties = new HashMap<>(launched);
        if (!base.exists()) {
            placement.port().ifPresent(port -> properties.put(BaseSettings.PORT, Integer.toString(port)));
        }
        BaseSettings settings = BaseSettings.read(base, conf, environment, properties);
        return new Site(placement, settings, new ServerFile(conf.resolve("server.xml")).endpoints(settings));
    }

    /** Returns where this machine asks it. */
    public Endpoint endpoint() {
        return endpoints.get(0);
    }

    /** Returns the address of a service for calls from this machine, with a slash at the end. */
    public URI service(War war) {
        return endpoint().here().resolve(placement.path(war));
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
