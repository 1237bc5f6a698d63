package dev.rollcall.portal.remote;

import dev.rollcall.kit.ServiceName;
import java.io.Serial;

/** A service answered with something that is not what was asked for. */
public final class UnreadableAnswerException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient ServiceName service;

    public UnreadableAnswerException(ServiceName service, RuntimeException cause) {
        super("the answer of " + service + " cannot be read", cause);
        this.service = service;
    }

    /** The service that answered. */
    public ServiceName service() {
        return service;
    }
}
