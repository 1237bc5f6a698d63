package dev.rollcall.portal.remote;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.system.Roll;
import java.time.Duration;
import java.util.function.Function;

/** The registry, asked on behalf of a person. Safe for use by several threads; calls block. */
public final class Registry {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final Function<ServiceCall, HttpAnswer> service;

    /** The registry that a call reaches. */
    public Registry(Function<ServiceCall, HttpAnswer> service) {
        this.service = service;
    }

    /**
     * The roll as it is now.
     *
     * @throws ServiceUnavailable when no registry answers
     * @throws ServiceProblem when it refuses
     * @throws UnreadableAnswerException when its answer makes no sense
     */
    public Roll roll(Person person) {
        ServiceCall call = ServiceCall.get(ServiceName.REGISTRY, "/services?details=true")
                .as(person)
                .deadline(DEADLINE);
        return RollCodec.read(service.apply(call).body());
    }
}
