package dev.rollcall.kit.log4j;

import dev.rollcall.kit.log.pipe.LogFigures;
import dev.rollcall.kit.log.pipe.LogOutlet;
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
     * @param outlet where to; its transport is called on one thread per appender
     * @return empty when this web application does not log with Log4j's own implementation
     */
    public static Optional<LogConnection> connectIfPresent(LogOutlet outlet) {
        return Log4j.CORE_PRESENT ? Log4jConnection.open(outlet) : Optional.empty();
    }

    /**
     * Returns what became of the events of this web application's {@code <Rollcall>} appenders, connected or not; of those
     * that Log4j's present configuration has.
     */
    public static LogFigures figures() {
        return Log4j.CORE_PRESENT ? Log4jConnection.figures() : LogFigures.NONE;
    }
}
