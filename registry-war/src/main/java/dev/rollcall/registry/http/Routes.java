package dev.rollcall.registry.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Provider;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** The paths of the registry, below its context path. */
public final class Routes {

    /** The short page for people. */
    public static final String INDEX = "";

    /** All registrations. */
    public static final String SERVICES = "/services";

    /** One registration. */
    public static final String SERVICE = "/services/*";

    private Routes() {}

    /** Returns the path of one registration. */
    static String service(InstanceId id) {
        return SERVICES + "/" + id;
    }

    /** Returns the instance whose {@code ServiceURL} is {@code address}; empty if nothing can have such an address. */
    static Optional<InstanceId> instanceAt(String address) {
        try {
            return Optional.of(InstanceId.of(
                    Provider.of(ServiceName.REGISTRY, new URI(address)).url()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the instance that the segments after {@code /services} name; empty if they are no such path. */
    static Optional<InstanceId> instance(List<String> segments) {
        try {
            return segments.size() == 1 ? Optional.of(new InstanceId(segments.get(0))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
