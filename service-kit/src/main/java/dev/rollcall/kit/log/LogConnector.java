package dev.rollcall.kit.log;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import java.util.Optional;

/**
 * Connects the {@code <Rollcall>} appenders of this web application to the log service. May be called without Log4j on
 * the class path; then it does nothing.
 */
public final class LogConnector {
    private LogConnector() {}

    /**
     * Connects the appenders of the logger context that belongs to the class loader of the kit, which is the one of the
     * web application that carries it; also those that a later reconfiguration of Log4j brings. Never blocks.
     *
     * @param transport carries the batches; called on one thread per appender
     * @param name written to each event as {@code service.name}
     * @param id written to each event as {@code service.node.name}
     * @return closing it sends what is buffered, within two seconds, and ends the connection; empty when this web
     *     application does not log with Log4j's own implementation
     */
    public static Optional<AutoCloseable> connectIfPresent(LogTransport transport, ServiceName name, InstanceId id) {
        return Log4j.CORE_PRESENT ? Log4jConnection.open(transport, name, id) : Optional.empty();
    }

    /**
     * Returns what became of the events of this web application's {@code <Rollcall>} appenders, connected or not; of those
     * that Log4j's present configuration has.
     */
    public static LogFigures figures() {
        return Log4j.CORE_PRESENT ? Log4jConnection.figures() : LogFigures.NONE;
    }
}
