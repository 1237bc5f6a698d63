package dev.rollcall.portal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/** Reads along what the console shows, in the layout of {@code log4j2.xml}. */
final class LogLines extends AbstractAppender implements AutoCloseable {
    private final List<String> broken = new CopyOnWriteArrayList<>();
    private final Logger root;

    private LogLines(LoggerContext context) {
        super(
                "lines",
                null,
                context.getConfiguration().getAppender("console").getLayout(),
                false,
                Property.EMPTY_ARRAY);
        root = context.getRootLogger();
    }

    static LogLines listen() {
        LogLines lines = new LogLines((LoggerContext) org.apache.logging.log4j.LogManager.getContext(false));
        lines.start();
        lines.root.addAppender(lines);
        return lines;
    }

    @Override
    public void append(LogEvent event) {
        String text = getLayout().toSerializable(event).toString();
        if (event.getThrown() == null && text.strip().lines().count() > 1) {
            broken.add(text);
        }
    }

    /** Messages of more than one line. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    @Override
    public void close() {
        root.removeAppender(this);
        stop();
    }
}
