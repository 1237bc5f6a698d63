package dev.rollcall.portal.remote.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.health.Chart;
import dev.rollcall.portal.journal.EventPage;
import dev.rollcall.portal.journal.EventQuery;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import dev.rollcall.portal.system.Cluster;
import dev.rollcall.portal.system.Roll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * What the registry tells, on behalf of a person or of the portal itself. Safe for use by several threads; calls block. All
 * throw {@link ServiceUnavailable} when no registry answers, {@link ServiceProblem} when it refuses and
 * {@link UnreadableAnswerException} when its answer makes no sense.
 */
public final class Registry {
    private static final Logger LOG = LogManager.getLogger(Registry.class);

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    /** How long the registry lets the portal wait for a change. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** How long after its time a registry that hangs is noticed. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** How long another registry may take to tell about one instance. */
    private static final Duration SOON = Duration.ofMillis(500);

    private static final String DETAILS = "/services?details=true";
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;

    private final Function<ServiceCall, HttpAnswer> service;
    private final Function<ServiceCall, List<HttpAnswer>> others;
    private final Supplier<Optional<Provider>> answering;
    private final Duration patience;

    /** One of several registries, the same one as long as it answers. */
    public Registry(Steady service) {
        this(service, service::others, service::chosen, PATIENCE);
    }

    /** The only registry. */
    public Registry(Function<ServiceCall, HttpAnswer> service) {
        this(service, PATIENCE);
    }

    Registry(Function<ServiceCall, HttpAnswer> service, Duration patience) {
        this(service, call -> List.of(), Optional::empty, patience);
    }

    private Registry(
            Function<ServiceCall, HttpAnswer> service,
            Function<ServiceCall, List<HttpAnswer>> others,
            Supplier<Optional<Provider>> answering,
            Duration patience) {
        this.service = service;
        this.others = others;
        this.answering = answering;
        this.patience = patience;
    }

    /** Which of several has answered last: revisions and the numbers of events are its own. */
    Optional<Provider> answering() {
        return answering.get();
    }

    /** Which registries keep the roll together; {@link Cluster#NONE} also if this one does not tell. */
    Cluster cluster() {
        try {
            return ClusterCodec.read(get("/cluster", Optional.empty()).body());
        } catch (ServiceProblem problem) {
            if (problem.status() == NOT_FOUND) {
                return Cluster.NONE;
            }
            throw problem;
        }
    }

    /** The roll as it is now. */
    public Roll roll(Optional<Person> person) {
        return RollCodec.read(get(DETAILS, person).body());
    }

    /**
     * The roll as the other registries have it, each with its own checks; nothing of those that do not answer soon, or whose
     * answer makes no sense.
     */
    List<Roll> othersRolls() {
        return ofOthers(ServiceCall.get(ServiceName.REGISTRY, DETAILS).deadline(GRACE), RollCodec::read);
    }

    /**
     * Waits until the roll differs from a revision, a few seconds at most.
     *
     * @param revision that is known; empty for none, and then there is no waiting
     * @return the newest revision
     */
    String awaitChange(String revision) {
        String query = revision.isEmpty() ? "" : "?since=" + revision + "&wait=" + patience;
        HttpAnswer answer = service.apply(
                ServiceCall.get(ServiceName.REGISTRY, "/services" + query).deadline(patience.plus(GRACE)));
        return answer.status() == NOT_MODIFIED ? revision : RollCodec.revision(answer.body());
    }

    /** What has happened, as far as it is asked for. */
    public EventPage events(Optional<Person> person, EventQuery query) {
        return EventCodec.read(get("/events?" + query.text(), person).body());
    }

    /**
     * How the health of an instance was in the latest minutes, as the registry tells it that has checked it last; empty when it
     * is not on the roll.
     *
     * @param minutes from 1 to 1,440
     */
    Optional<Chart> chart(InstanceId id, int minutes) {
        String path = "/services/" + id + "/health?minutes=" + minutes;
        ServiceCall call = ServiceCall.get(ServiceName.REGISTRY, path).deadline(SOON);
        return Stream.concat(ownChart(path).stream(), ofOthers(call, ChartCodec::read).stream())
                .max(Comparator.comparing(Chart::end));
    }

    private Optional<Chart> ownChart(String path) {
        try {
            return Optional.of(ChartCodec.read(get(path, Optional.empty()).body()));
        } catch (ServiceProblem problem) {
            if (problem.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw problem;
        }
    }

    private <T> List<T> ofOthers(ServiceCall call, Function<byte[], T> reading) {
        List<T> told = new ArrayList<>();
        for (HttpAnswer answer : others.apply(call)) {
            try {
                told.add(reading.apply(answer.body()));
            } catch (UnreadableAnswerException e) {
                LOG.debug("another registry tells nonsense call={}", call, e);
            }
        }
        return told;
    }

    private HttpAnswer get(String path, Optional<Person> person) {
        ServiceCall call = ServiceCall.get(ServiceName.REGISTRY, path).deadline(DEADLINE);
        return service.apply(person.map(call::as).orElse(call));
    }
}
