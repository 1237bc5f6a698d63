package dev.rollcall.portal.text;

import dev.rollcall.kit.ServiceName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What people call the services. */
public final class PlainName {
    /** Our four, which have plain names, in the order in which people are shown them. */
    public static final List<ServiceName> OURS =
            List.of(ServiceName.REGISTRY, ServiceName.LOG, ServiceName.GRADING, ServiceName.PORTAL);

    private PlainName() {}

    /** The plain name of one of our four, any other service's own name. */
    public static String of(ServiceName name, Texts texts) {
        return name.isInfrastructure() ? texts.say("system.service." + name.value()) : name.value();
    }

    /** Several names, in their order, with commas between them. */
    public static String list(Collection<ServiceName> names, Texts texts) {
        return names.stream().map(name -> of(name, texts)).collect(Collectors.joining(", "));
    }
}
