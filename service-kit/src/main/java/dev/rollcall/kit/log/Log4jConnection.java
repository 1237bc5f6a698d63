package dev.rollcall.kit.log;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;

/** The connection of a logger context's appenders to a transport. Loaded only when log4j-core is there. */
final class Log4jConnection implements AutoCloseable, PropertyChangeListener {
    private final LoggerContext context;
    private final LogTransport transport;
    private final ServiceName name;
    private final InstanceId id;

    private Log4jConnection(LoggerContext context, LogTransport transport, ServiceName name, InstanceId id) {
        this.context = context;
        this.transport = transport;
        this.name = name;
        this.id = id;
    }

    static LogFigures figures() {
        LogFigures sum = LogFigures.NONE;
        if (LogManager.getContext(Log4jConnection.class.getClassLoader(), false) instanceof LoggerContext context) {
            for (Appender appender : context.getConfiguration().getAppenders().values()) {
                sum = appender instanceof RollcallAppender ours
                        ? sum.plus(ours.pipe().figures())
                        : sum;
            }
        }
        return sum;
    }

    static Optional<AutoCloseable> open(LogTransport transport, ServiceName name, InstanceId id) {
        ClassLoader webApplication = Log4jConnection.class.getClassLoader();
        if (LogManager.getContext(webApplication, false) instanceof LoggerContext context) {
            return Optional.of(open(context, transport, name, id));
        }
        return Optional.empty();
    }

    static Log4jConnection open(LoggerContext context, LogTransport transport, ServiceName name, InstanceId id) {
        var connection = new Log4jConnection(context, transport, name, id);
        context.addPropertyChangeListener(connection);
        connection.connect();
        return connection;
    }

    @Override
    public void propertyChange(PropertyChangeEvent change) {
        if (LoggerContext.PROPERTY_CONFIG.equals(change.getPropertyName())) {
            connect();
        }
    }

    @Override
    public synchronized void close() {
        context.removePropertyChangeListener(this);
        for (Appender appender : context.getConfiguration().getAppenders().values()) {
            if (appender instanceof RollcallAppender ours) {
                ours.pipe().disconnect(LogPipe.FLUSH);
            }
        }
    }

    private synchronized void connect() {
        for (Appender appender : context.getConfiguration().getAppenders().values()) {
            if (appender instanceof RollcallAppender ours && !ours.pipe().isConnectedTo(transport)) {
                ours.pipe().connect(transport, name.value(), id.value(), "rollcall-log " + name);
            }
        }
    }
}
