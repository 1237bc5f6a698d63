package dev.rollcall.kit.log4j;

import dev.rollcall.kit.log.pipe.LogPipe;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.Core;
import org.apache.logging.log4j.core.Filter;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.config.plugins.PluginBuilderFactory;
import org.jspecify.annotations.Nullable;

/**
 * Log4j appender that sends events to the log service, and keeps on disk what it cannot send:
 *
 * <pre>{@code <Rollcall name="rollcall"/>}</pre>
 *
 * Logging never waits and never fails because of it: events are queued, bounded by number and bytes.
 * Inside a web application that carries the kit, {@link LogConnector} tells it where the log service and the spool are;
 * elsewhere its attributes do, see {@link RollcallAppenderBuilder}. What the sending itself logs is ignored.
 */
@Plugin(name = "Rollcall", category = Core.CATEGORY_NAME, elementType = Appender.ELEMENT_TYPE, printObject = true)
public final class RollcallAppender extends AbstractAppender {

    /** The entry of Log4j's thread context that becomes {@code trace.id}. */
    static final String TRACE_ID = "traceId";

    private final Log4jPipe pipe;

    RollcallAppender(String name, @Nullable Filter filter, Log4jPipe pipe) {
        super(name, filter, null, true, Property.EMPTY_ARRAY);
        this.pipe = pipe;
    }

    /** Called by Log4j for each {@code <Rollcall>} element of its configuration. */
    @PluginBuilderFactory
    public static RollcallAppenderBuilder newBuilder() {
        return new RollcallAppenderBuilder();
    }

    @Override
    public void start() {
        pipe.start();
        super.start();
    }

    @Override
    public void append(LogEvent event) {
        try {
            if (!LogPipe.isOwn(event.getLoggerName(), event.getThreadName()) && !offer(event)) {
                error("There is neither room nor a log service for all events: some are dropped");
            }
        } catch (RuntimeException e) { // something in the event that can be anything; logging must go on
            error("An event could not be read and is dropped", event, e);
        }
    }

    Log4jPipe pipe() {
        return pipe;
    }

    @Override
    public boolean stop(long timeout, TimeUnit unit) {
        setStopping();
        boolean released = pipe.stop(deadline(timeout, unit).toNanos(), TimeUnit.NANOSECONDS);
        return super.stop(timeout, unit, true) && released;
    }

    /** Log4j says 0 where it sets no limit. */
    static Duration deadline(long timeout, TimeUnit unit) {
        Duration asked = Duration.of(timeout, unit.toChronoUnit());
        return timeout > 0 && asked.compareTo(LogPipe.FLUSH) < 0 ? asked : LogPipe.FLUSH;
    }

    private boolean offer(LogEvent event) {
        var at = event.getInstant();
        return pipe.pipe()
                .offer(
                        Instant.ofEpochSecond(at.getEpochSecond(), at.getNanoOfSecond()),
                        event.getLevel().name(),
                        event.getLoggerName(),
                        event.getThreadName(),
                        textOf(event),
                        entry(event, TRACE_ID),
                        entry(event, LogContext.USER),
                        event.getThrown());
    }

    private static @Nullable String entry(LogEvent event, String key) {
        Object value = event.getContextData().getValue(key);
        return value == null || value.toString().isEmpty() ? null : value.toString();
    }

    private static String textOf(LogEvent event) {
        try {
            String text = event.getMessage().getFormattedMessage();
            return text == null ? "" : text;
        } catch (RuntimeException e) {
            return "[message could not be formatted: " + e.getClass().getName() + "]";
        }
    }
}
