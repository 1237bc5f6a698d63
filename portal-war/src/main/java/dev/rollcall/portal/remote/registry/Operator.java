package dev.rollcall.portal.remote.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.kit.security.Person;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import dev.rollcall.portal.system.Action;
import dev.rollcall.portal.system.Entry;
import dev.rollcall.portal.system.Outcome;
import dev.rollcall.portal.text.Visible;
import java.time.Duration;
import java.util.function.Function;

/** Has the registry do what an operator wants, in the operator's name. Safe for use by several threads; calls block. */
public final class Operator {
    /** The registry gives a check five seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(7);

    private final Function<ServiceCall, HttpAnswer> service;

    /** The registry that a call reaches. */
    public Operator(Function<ServiceCall, HttpAnswer> service) {
        this.service = service;
    }

    /**
     * Does something with an instance.
     *
     * @param reason for the registry's journal, which takes one for {@link Action#DRAIN} only
     * @throws ServiceUnavailable when no registry can be reached; nothing was done
     * @throws ServiceProblem when it refuses for a reason that has nothing to do with the instance
     */
    public Outcome act(Person person, Action action, InstanceId id, String reason) {
        try {
            HttpAnswer answer =
                    service.apply(call(action, id, reason).as(person).deadline(DEADLINE));
            return action == Action.REMOVE ? new Outcome.Removed() : done(RollCodec.readEntry(answer.body()));
        } catch (ServiceUnavailable unavailable) {
            if (unavailable.mayHaveArrived()) {
                return new Outcome.Unconfirmed();
            }
            throw unavailable;
        } catch (ServiceProblem problem) {
            return switch (problem.status()) {
                case 404 -> new Outcome.Gone();
                case 409, 422, 503 -> new Outcome.Refused(Visible.sentence(problem.detail()));
                default -> throw problem;
            };
        } catch (UnreadableAnswerException unreadable) {
            return new Outcome.Unconfirmed();
        }
    }

    private static ServiceCall call(Action action, InstanceId id, String reason) {
        String path = "/services/" + id;
        return switch (action) {
            case CHECK -> ServiceCall.of("POST", ServiceName.REGISTRY, path + "/check");
            case DRAIN ->
                ServiceCall.put(
                        ServiceName.REGISTRY, path + "/drain", "application/json", RollCodec.writeReason(reason));
            case UNDRAIN -> ServiceCall.delete(ServiceName.REGISTRY, path + "/drain");
            case REMOVE -> ServiceCall.delete(ServiceName.REGISTRY, path);
        };
    }

    private static Outcome done(Entry entry) {
        String remark = entry.reason().isEmpty() ? entry.degraded() : entry.reason();
        return new Outcome.Done(entry.state(), remark);
    }
}
