package dev.rollcall.kit.log;

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
import org.apache.logging.log4j.core.config.plugins.PluginAttribute;
import org.apache.logging.log4j.core.config.plugins.PluginElement;
import org.apache.logging.log4j.core.config.plugins.PluginFactory;
import org.apache.logging.log4j.core.config.plugins.validation.constraints.Required;
import org.jspecify.annotations.Nullable;

/**
 * Log4j appender that sends events to the log service:
 *
 * <pre>{@code <Rollcall name="rollcall"/>}</pre>
 *
 * Logging never waits and never fails because of it: events are encoded at once and put into a buffer bounded by
 * {@code maxEvents} (10,000) and {@code maxBytes} (8 MiB); what does not fit is dropped, counted, and reported when the
 * log service is back. Events wait there until {@link LogConnector} connects the appender. What the sending thread logs
 * itself, and what the classes it uses log, is ignored. When Log4j stops, the buffer is sent within two seconds.
 */
@Plugin(name = "Rollcall", category = Core.CATEGORY_NAME, elementType = Appender.ELEMENT_TYPE, printObject = true)
public final class RollcallAppender extends AbstractAppender {
    /** The entry of Log4j's thread context that becomes {@code trace.id}. */
    static final String TRACE_ID = "traceId";

    private static final int MAX_EVENTS = 10_000;
    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private final LogPipe pipe;

    RollcallAppender(String name, @Nullable Filter filter, int maxEvents, long maxBytes) {
        super(name, filter, null, true, Property.EMPTY_ARRAY);
        this.pipe = new LogPipe(maxEvents, maxBytes);
    }

    /** Called by Log4j for each {@code <Rollcall>} element of its configuration. */
    @PluginFactory
    public static RollcallAppender create(
            @Required(message = "a Rollcall appender needs a name") @PluginAttribute("name") String name,
            @PluginElement("Filter") @Nullable Filter filter,
            @PluginAttribute(value = "maxEvents", defaultInt = MAX_EVENTS) int maxEvents,
            @PluginAttribute(value = "maxBytes", defaultLong = MAX_BYTES) long maxBytes) {
        return new RollcallAppender(name, filter, maxEvents, maxBytes);
    }

    @Override
    public void append(LogEvent event) {
        if (!pipe.isOwn(event.getLoggerName()) && !offer(event)) {
            error("The log service does not take events as fast as they come, or is away: events are dropped");
        }
    }

    LogPipe pipe() {
        return pipe;
    }

    @Override
    public boolean stop(long timeout, TimeUnit unit) {
        setStopping();
        Duration asked = Duration.of(timeout, unit.toChronoUnit());
        boolean sent = pipe.disconnect(timeout > 0 && asked.compareTo(LogPipe.FLUSH) < 0 ? asked : LogPipe.FLUSH);
        return super.stop(timeout, unit, true) && sent;
    }

    private boolean offer(LogEvent event) {
        var at = event.getInstant();
        Object traceId = event.getContextData().getValue(TRACE_ID);
        return pipe.offer(
                Instant.ofEpochSecond(at.getEpochSecond(), at.getNanoOfSecond()),
                event.getLevel().name(),
                event.getLoggerName(),
                event.getThreadName(),
                textOf(event),
                traceId == null ? null : traceId.toString(),
                event.getThrown());
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
