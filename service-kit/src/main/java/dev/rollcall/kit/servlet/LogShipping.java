package dev.rollcall.kit.servlet;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.log.LogConnector;
import dev.rollcall.kit.log.LogTransport;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceClient;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** Carries the log of a web application to the log service, once it is known which instance it is. Thread-safe. */
final class LogShipping implements AutoCloseable, LogTransport {

    private static final Logger LOG = System.getLogger(LogShipping.class.getName());
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    /** Answers that would be the same next time. */
    private static final Set<Integer> FINAL = Set.of(400, 413, 415, 422);

    private final ServiceName service;
    private final ServiceClient client;
    private LogTransport transport = this;
    private Optional<AutoCloseable> connection = Optional.empty();
    private boolean ended;
    private volatile boolean hopeless;

    LogShipping(ServiceName service, ServiceClient client) {
        this.service = service;
        this.client = client;
        // The log service writes its own log itself, see use; shipping it would make an event out of every event.
        this.ended = service.equals(ServiceName.LOG);
    }

    /** Carries events with {@code other} instead of calling the log service. */
    synchronized void use(LogTransport other) {
        transport = other;
        ended = false;
    }

    synchronized void connect(InstanceId instanceId) {
        if (!ended && connection.isEmpty()) {
            connection = LogConnector.connectIfPresent(transport, service, instanceId);
            ended = connection.isEmpty();
        }
    }

    /** Sends nothing any more: the log service is behind a connector that no longer answers. */
    void abandon() {
        hopeless = true;
    }

    @Override
    public Outcome send(byte[] ndjson, int events) throws InterruptedException {
        if (hopeless) {
            return Outcome.REFUSED;
        }
        try {
            client.call(ServiceCall.post(ServiceName.LOG, "/log", "application/x-ndjson", ndjson)
                    .deadline(DEADLINE));
            return Outcome.ACCEPTED;
        } catch (ServiceUnavailable e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return Outcome.RETRY;
        } catch (ServiceProblem e) {
            return FINAL.contains(e.status()) ? Outcome.REFUSED : Outcome.RETRY;
        }
    }

    @Override
    public synchronized void close() {
        ended = true;
        try {
            if (connection.isPresent()) {
                connection.get().close();
            }
        } catch (Exception e) {
            LOG.log(Level.WARNING, "log connection not closed", e);
        }
        connection = Optional.empty();
    }
}
