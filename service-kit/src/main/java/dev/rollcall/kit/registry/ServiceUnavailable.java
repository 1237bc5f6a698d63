package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import org.jspecify.annotations.Nullable;

/** No instance of a service is known, or none could be reached in time. */
public final class ServiceUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ServiceName service;
    private final String reason;

    ServiceUnavailable(ServiceName service, String reason, @Nullable Throwable cause) {
        super(service + " is unavailable: " + reason, cause);
        this.service = service;
        this.reason = reason;
    }

    /** Returns who is missing. */
    public ServiceName service() {
        return service;
    }

    /** Returns why, in words for the log. */
    public String reason() {
        return reason;
    }
}
