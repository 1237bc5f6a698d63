package dev.rollcall.portal.remote;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.logs.LogAnswer;
import dev.rollcall.portal.logs.LogFilter;
import dev.rollcall.portal.text.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** The central log, asked on behalf of a person. Safe for use by several threads; calls block. */
public final class CentralLog {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final Function<ServiceCall, HttpAnswer> service;

    /** The log that a call reaches. */
    public CentralLog(Function<ServiceCall, HttpAnswer> service) {
        this.service = service;
    }

    /**
     * The entries that match, the newest first.
     *
     * @param moments how their times are shown
     * @throws ServiceUnavailable when no log service answers
     * @throws ServiceProblem when it refuses
     * @throws UnreadableAnswerException when its answer makes no sense
     */
    public LogAnswer newest(Person person, LogFilter filter, Function<Instant, Moment> moments) {
        ServiceCall call = ServiceCall.get(ServiceName.LOG, "/log?" + filter.query())
                .as(person)
                .deadline(DEADLINE);
        return LogCodec.read(service.apply(call).body(), moments);
    }
}
