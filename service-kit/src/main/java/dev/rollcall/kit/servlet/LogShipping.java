package dev.rollcall.kit.servlet;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.log.pipe.LogOutlet;
import dev.rollcall.kit.log.transport.Favourite;
import dev.rollcall.kit.log.transport.LogAnswer;
import dev.rollcall.kit.log.transport.LogBatch;
import dev.rollcall.kit.log.transport.LogTransport;
import dev.rollcall.kit.log4j.LogConnection;
import dev.rollcall.kit.log4j.LogConnector;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.Providers;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.registry.ServiceClient;
import dev.rollcall.kit.registry.ServiceProblem;
import dev.rollcall.kit.registry.ServiceUnavailable;
import dev.rollcall.kit.spool.SpoolHome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries the log of a web application to the log service: kept on disk from the start, sent once it is known which
 * instance it is, because before that its own Tomcat may not serve yet. Thread-safe; batches are sent by one thread.
 */
final class LogShipping implements AutoCloseable, LogTransport {

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private static final Logger LOG = System.getLogger(LogShipping.class.getName());

    private final SpoolHome spool;
    private final boolean required;
    private final Providers providers;
    private final ServiceClient client;
    private final Favourite<Provider> favourite = new Favourite<>();
    private @Nullable LogTransport transport;
    private Optional<LogConnection> connection = Optional.empty();
    private Optional<InstanceId> instance = Optional.empty();
    private volatile boolean serving;
    private volatile boolean abandoned;
    private boolean warned;

    /**
     * Takes its parts.
     *
     * @param identity whose log it is
     * @param spool where events wait; of that service
     */
    LogShipping(Identity identity, SpoolHome spool, Providers providers, ServiceClient client) {
        this.spool = spool;
        this.required = identity.required().contains(ServiceName.LOG);
        this.providers = providers;
        this.client = client;
        // The log service writes its own log itself, see use; shipping it would make an event out of every event.
        this.transport = identity.name().equals(ServiceName.LOG) ? null : this;
    }

    /** Carries events with {@code other} instead of calling the log service. */
    synchronized void use(LogTransport other) {
        transport = other;
    }

    /** Begins to keep events. */
    synchronized void open() {
        if (transport != null && connection.isEmpty()) {
            connection = LogConnector.connectIfPresent(new LogOutlet(transport, spool.service(), Optional.of(spool)));
        }
    }

    /** Begins to send, or goes on as another instance: an address can change, and the id with it. */
    synchronized void serving(InstanceId now) {
        serving = true;
        if (!instance.equals(Optional.of(now))) {
            instance = Optional.of(now);
            connection.ifPresent(open -> open.node(now.value()));
        }
        if (!warned
                && !required
                && transport == this
                && connection.filter(LogConnection::inUse).isPresent()) {
            warned = true;
            LOG.log(
                    Level.WARNING,
                    "lines of the appender Rollcall wait on disk: add LogService to rollcall.service.requires");
        }
    }

    /** Sends nothing any more: the log service is behind a connector that no longer answers. */
    void abandon() {
        abandoned = true;
    }

    @Override
    public LogAnswer send(LogBatch batch) throws InterruptedException {
        List<Provider> known = providers.all(ServiceName.LOG);
        Optional<Provider> provider = favourite.of(known);
        if (!serving || abandoned || provider.isEmpty()) {
            return LogAnswer.RETRY;
        }
        try {
            HttpAnswer receipt = client.call(call(batch).prefer(provider.get()));
            return favourite.heed(LogAnswer.of(receipt.status(), receipt.text(), Duration.ZERO), known);
        } catch (ServiceUnavailable e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (e.mayHaveArrived()) {
                favourite.failed(known);
            }
            return LogAnswer.RETRY;
        } catch (ServiceProblem e) {
            return favourite.heed(
                    LogAnswer.of(e.status(), words(e), e.retryAfter().orElse(Duration.ZERO)), known);
        }
    }

    private static String words(ServiceProblem problem) {
        return problem.type() + " " + problem.title() + ": " + problem.detail();
    }

    private static ServiceCall call(LogBatch batch) {
        ServiceCall call = ServiceCall.post(ServiceName.LOG, "/log", LogBatch.CONTENT_TYPE, batch.gzip())
                .deadline(DEADLINE);
        for (Map.Entry<String, String> header : batch.headers().entrySet()) {
            call = call.header(header.getKey(), header.getValue());
        }
        return call;
    }

    @Override
    public synchronized void close() {
        transport = null;
        connection.ifPresent(LogConnection::close);
        connection = Optional.empty();
    }
}
