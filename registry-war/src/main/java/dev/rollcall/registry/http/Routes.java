package dev.rollcall.registry.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Provider;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The paths of the registry, below its context path. */
public final class Routes {

    /** The short page for people. */
    public static final String INDEX = "";

    /** All registrations. */
    public static final String SERVICES = "/services";

    /** One registration, see {@link ServiceRoute}. */
    public static final String SERVICE = "/services/*";

    /** What has happened. */
    public static final String EVENTS = "/events";

    /** Which registries work together. */
    public static final String CLUSTER = "/cluster";

    private Routes() {}

    /** Returns the instance whose {@code ServiceURL} is {@code address}; empty if no instance can have such an address. */
    static Optional<InstanceId> instanceAt(String address) {
        try {
            return Optional.of(InstanceId.of(
                    Provider.of(ServiceName.REGISTRY, new URI(address)).url()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
