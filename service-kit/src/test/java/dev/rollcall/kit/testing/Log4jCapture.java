package dev.rollcall.kit.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Remembers what one class of a WAR logs until it is closed, where {@link LogCapture} is for what logs without Log4j. Thread-safe. */
public final class Log4jCapture implements AutoCloseable {
    private final List<LogEvent> events = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final AbstractAppender appender;

    /** Begins to listen. */
    public Log4jCapture(Class<?> type) {
        logger = (Logger) LogManager.getLogger(type);
        appender = new AbstractAppender("capture", null, null, true, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                events.add(event.toImmutable());
            }
        };
        appender.start();
        logger.addAppender(appender);
    }

    /** Returns what was logged so far. */
    public List<LogEvent> events() {
        return events;
    }

    @Override
    public void close() {
        logger.removeAppender(appender);
        appender.stop();
    }
}
