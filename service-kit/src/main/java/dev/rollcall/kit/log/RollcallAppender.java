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

    static final Duration FLUSH = Duration.ofSeconds(2);
    private static final int MAX_EVENTS = 10_000;
    private static final int MAX_BYTES = 8 * 1024 * 1024;
    private static final String[] OWN_LOGGERS = {
        "dev.rollcall.kit.log", "dev.rollcall.kit.http", "jdk.httpclient", "jdk.internal.httpclient", "sun.net.www"
    };

    private final EventBuffer buffer;
    private volatile @Nullable Shipper shipper;

    RollcallAppender(String name, @Nullable Filter filter, int maxEvents, long maxBytes) {
        super(name, filter, null, true, Property.EMPTY_ARRAY);
        this.buffer = new EventBuffer(maxEvents, maxBytes);
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
        Shipper current = shipper;
        if (current != null && current.isCurrentThread() || isOwn(event.getLoggerName())) {
            return;
        }
        if (!buffer.offer(encode(event))) {
            error("The log service does not take events as fast as they come, or is away: events are dropped");
        }
    }

    /** Starts sending what is and will be buffered; an earlier connection is ended first. */
    synchronized void connect(LogTransport transport, byte[] head, String threadName) {
        disconnect(FLUSH);
        Shipper started = new Shipper(buffer, transport, head, threadName);
        shipper = started;
        started.start();
    }

    boolean isConnectedTo(LogTransport transport) {
        Shipper current = shipper;
        return current != null && current.sendsTo(transport);
    }

    /** Sends what is buffered, within the deadline, and goes back to buffering. */
    synchronized boolean disconnect(Duration deadline) {
        Shipper current = shipper;
        boolean sent = current == null || current.stop(deadline);
        shipper = null;
        return sent;
    }

    @Override
    public boolean stop(long timeout, TimeUnit unit) {
        setStopping();
        Duration asked = Duration.of(timeout, unit.toChronoUnit());
        boolean sent = disconnect(timeout > 0 && asked.compareTo(FLUSH) < 0 ? asked : FLUSH);
        return super.stop(timeout, unit, true) && sent;
    }

    private static boolean isOwn(String logger) {
        for (String prefix : OWN_LOGGERS) {
            if (logger.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static byte[] encode(LogEvent event) {
        var at = event.getInstant();
        Object traceId = event.getContextData().getValue(TRACE_ID);
        return new LogLine(
                        Instant.ofEpochSecond(at.getEpochSecond(), at.getNanoOfSecond()),
                        event.getLevel().name(),
                        event.getLoggerName(),
                        event.getThreadName(),
                        textOf(event),
                        traceId == null ? null : traceId.toString(),
                        event.getThrown())
                .encode();
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
