package dev.rollcall.portal.text;

import dev.rollcall.kit.ServiceName;
import java.util.Map;

/** What people call the services. */
public final class PlainName {
    private static final Map<ServiceName, String> NAMES = Map.of(
            ServiceName.REGISTRY, "Registry",
            ServiceName.LOG, "Log service",
            ServiceName.GRADING, "Grade book",
            ServiceName.PORTAL, "Portal");

    private PlainName() {}

    /** The plain name of one of our four, any other service's own name. */
    public static String of(ServiceName name) {
        return NAMES.getOrDefault(name, name.value());
    }
}
