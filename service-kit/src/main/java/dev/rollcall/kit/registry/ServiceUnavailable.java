package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** No instance of a service is known, or none answered in time. */
public final class ServiceUnavailable extends ServiceProblem {

    private static final long serialVersionUID = 1L;

    private final boolean arrived;

    private ServiceUnavailable(
            ServiceName service,
            Optional<Provider> provider,
            String reason,
            boolean arrived,
            @Nullable Throwable cause) {
        super(
                service,
                provider,
                Document.blank(503, "Service Unavailable", reason),
                service + " is unavailable: " + reason,
                cause);
        this.arrived = arrived;
    }

    /** Returns what to throw when no instance is known. */
    public static ServiceUnavailable nobody(ServiceName service) {
        return nobody(service, List.of(service));
    }

    /** As {@link #nobody(ServiceName)}; says so if the service is not among the {@code required} ones and therefore never known. */
    static ServiceUnavailable nobody(ServiceName service, List<ServiceName> required) {
        String names = required.stream().map(ServiceName::value).collect(Collectors.joining(", "));
        String why = required.contains(service)
                ? ""
                : ": it is not in rollcall.service.requires (" + (names.isEmpty() ? "which is empty" : names) + ")";
        return new ServiceUnavailable(service, Optional.empty(), "no provider is known" + why, false, null);
    }

    /**
     * Returns what to throw when a provider did not answer.
     *
     * @param arrived whether the call may have reached it, or one that was asked before
     */
    static ServiceUnavailable silent(Provider provider, ServiceCall call, boolean arrived, IOException cause) {
        String reason = call + " failed: " + cause;
        return new ServiceUnavailable(provider.name(), Optional.of(provider), reason, arrived, cause);
    }

    /** Returns what to throw when an attempt was not answered, and the {@code last} one told only that it was not looked at. */
    static ServiceUnavailable unanswered(ServiceCall call, ServiceProblem last) {
        String reason = call + " was not answered, and then: " + last.getMessage();
        return new ServiceUnavailable(call.service(), last.provider(), reason, true, last);
    }

    /**
     * Returns whether the call may have reached an instance and had its effect, although there was no answer. If not, it
     * may be repeated whatever it does.
     */
    public boolean mayHaveArrived() {
        return arrived;
    }
}
