package dev.rollcall.kit.testing;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;

/**
 * Reads along what a WAR writes to its console, in the layout of its {@code log4j2.xml}, and what the kit hands to
 * {@code java.util.logging} where there is no Log4j. Thread-safe.
 */
public final class LogLines implements AutoCloseable {

    private final List<String> broken = new CopyOnWriteArrayList<>();
    private final java.util.logging.Logger kit = java.util.logging.Logger.getLogger("dev.rollcall");
    private final Handler kitReader = new KitReader();
    private final Logger root;
    private final Optional<Reader> reader;

    private LogLines(LoggerContext context) {
        root = context.getRootLogger();
        reader = Optional.<Appender>ofNullable(context.getConfiguration().getAppender("console"))
                .map(console -> new Reader(console.getLayout()));
    }

    /** Begins. */
    public static LogLines listen() {
        LogLines lines = new LogLines((LoggerContext) LogManager.getContext(false));
        lines.reader.ifPresent(reader -> {
            reader.start();
            lines.root.addAppender(reader);
        });
        lines.kit.addHandler(lines.kitReader);
        return lines;
    }

    /** Returns the messages of more than one line, and those with a stack trace, so far. */
    public List<String> broken() {
        return List.copyOf(broken);
    }

    @Override
    public void close() {
        kit.removeHandler(kitReader);
        reader.ifPresent(r -> {
            root.removeAppender(r);
            r.stop();
        });
    }

    private void read(String text) {
        if (text.strip().lines().count() > 1) {
            broken.add(text);
        }
    }

    private final class Reader extends AbstractAppender {

        Reader(Layout<?> layout) {
            super("lines", null, layout, false, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            read(getLayout().toSerializable(event).toString());
        }
    }

    private final class KitReader extends Handler {

        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord message) {
            read(formatter.formatMessage(message) + (message.getThrown() == null ? "" : "\n" + message.getThrown()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
