package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import java.net.URI;
import java.util.Optional;

/**
 * An instance of a service that may be called. Immutable.
 *
 * @param name the service it provides
 * @param url where it is called
 * @param instanceId which instance it is; empty if a registry of the tutorial told it
 * @param version the release of the program, for people
 */
public record Provider(ServiceName name, URI url, Optional<InstanceId> instanceId, Optional<String> version) {

    /**
     * Checks the address and the version.
     *
     * @throws IllegalArgumentException if one is not allowed; the message begins with the wire name of the member
     */
    public Provider {
        Limits.url("URL", url);
        Limits.text("Version", version, Limits.MAX_TEXT);
    }

    /** Returns a provider of which only the name and the address are known. */
    public static Provider of(ServiceName name, URI url) {
        return new Provider(name, url, Optional.empty(), Optional.empty());
    }
}
