package dev.rollcall.kit.log4j;

import dev.rollcall.kit.log.pipe.LogFigures;
import dev.rollcall.kit.log.pipe.LogOutlet;
import dev.rollcall.kit.log.pipe.LogPipe;
import java.beans.PropertyChangeEvent;
import java.beans.PropertyChangeListener;
import java.util.List;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.jspecify.annotations.Nullable;

/** The connection of a logger context's appenders to an outlet. Loaded only when log4j-core is there. */
final class Log4jConnection implements LogConnection, PropertyChangeListener {

    private final LoggerContext context;
    private final LogOutlet outlet;
    private @Nullable String node;

    private Log4jConnection(LoggerContext context, LogOutlet outlet) {
        this.context = context;
        this.outlet = outlet;
    }

    static LogFigures figures() {
        return LogManager.getContext(Log4jConnection.class.getClassLoader(), false) instanceof LoggerContext context
                ? pipes(context).stream().map(pipe -> pipe.pipe().figures()).reduce(LogFigures.NONE, LogFigures::plus)
                : LogFigures.NONE;
    }

    static Optional<LogConnection> open(LogOutlet outlet) {
        ClassLoader webApplication = Log4jConnection.class.getClassLoader();
        return LogManager.getContext(webApplication, false) instanceof LoggerContext context
                ? Optional.of(open(context, outlet))
                : Optional.empty();
    }

    static Log4jConnection open(LoggerContext context, LogOutlet outlet) {
        var connection = new Log4jConnection(context, outlet);
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
    public synchronized void node(String id) {
        node = id;
        ours().forEach(pipe -> pipe.node(id));
    }

    @Override
    public boolean inUse() {
        return !ours().isEmpty();
    }

    @Override
    public synchronized void close() {
        context.removePropertyChangeListener(this);
        ours().forEach(pipe -> pipe.disconnect(LogPipe.FLUSH));
    }

    private synchronized void connect() {
        for (LogPipe pipe : ours()) {
            if (!pipe.isOpenTo(outlet.transport())) {
                pipe.open(outlet);
                if (node != null) {
                    pipe.node(node);
                }
            }
        }
    }

    private List<LogPipe> ours() {
        return pipes(context).stream()
                .filter(Log4jPipe::isOfTheKit)
                .map(Log4jPipe::pipe)
                .toList();
    }

    private static List<Log4jPipe> pipes(LoggerContext context) {
        return context.getConfiguration().getAppenders().values().stream()
                .filter(RollcallAppender.class::isInstance)
                .map(appender -> ((RollcallAppender) appender).pipe())
                .toList();
    }
}
