package dev.rollcall.kit.log;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceClient;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import java.util.Set;

/**
 * Sends batches to whichever log service the registry names: {@code POST /log} with {@code application/x-ndjson}. Only an
 * answer that says that the batch itself is wrong (400, 413, 415, 422) counts as refused; everything else, a rejected
 * token included, may be mended while the events wait.
 */
public final class ServiceLogTransport implements LogTransport {
    private static final Set<Integer> BATCH_IS_WRONG = Set.of(400, 413, 415, 422);

    private final ServiceClient client;

    /** Takes the client of the service that logs. */
    public ServiceLogTransport(ServiceClient client) {
        this.client = client;
    }

    @Override
    public Outcome send(byte[] ndjson, int events) throws InterruptedException {
        try {
            client.call(ServiceCall.post(ServiceName.LOG, "/log", "application/x-ndjson", ndjson));
            return Outcome.ACCEPTED;
        } catch (ServiceProblem problem) {
            return BATCH_IS_WRONG.contains(problem.status()) ? Outcome.REFUSED : Outcome.RETRY;
        } catch (ServiceUnavailable away) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while sending log events");
            }
            return Outcome.RETRY;
        }
    }
}
