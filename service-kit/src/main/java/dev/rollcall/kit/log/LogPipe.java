package dev.rollcall.kit.log;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The way of events from a logging framework to a {@link LogTransport}: encoded on the thread that logs, kept in a buffer
 * bounded by number and bytes, sent in batches by a daemon thread of its own once it is connected. Nothing here waits on a
 * thread that logs. What the sending itself logs does not get in, so that sending never causes sending. Thread-safe.
 */
public final class LogPipe {
    /** How long what is buffered has to be sent when everything ends. */
    public static final Duration FLUSH = Duration.ofSeconds(2);

    private static final String[] OWN_LOGGERS = {
        "dev.rollcall.kit.log",
        "dev.rollcall.kit.juli",
        "dev.rollcall.kit.http",
        "jdk.httpclient",
        "jdk.internal.httpclient",
        "sun.net.www"
    };

    private final EventBuffer buffer;
    private volatile @Nullable Shipper shipper;

    /** Makes a pipe that is not connected yet and buffers no more than this. */
    public LogPipe(int maxEvents, long maxBytes) {
        this.buffer = new EventBuffer(maxEvents, maxBytes);
    }

    /** Returns whether an event of this logger, logged by the calling thread, is one that the sending itself causes. */
    public boolean isOwn(String logger) {
        Shipper current = shipper;
        if (current != null && current.isCurrentThread()) {
            return true;
        }
        for (String prefix : OWN_LOGGERS) {
            if (logger.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Takes an event, or drops and counts it where there is no room.
     *
     * @return false if it was dropped
     */
    public boolean offer(
            Instant time,
            String level,
            String logger,
            String thread,
            String message,
            @Nullable String traceId,
            @Nullable Throwable thrown) {
        return buffer.offer(new LogLine(time, level, logger, thread, message, traceId, thrown).encode());
    }

    /**
     * Starts to send what is and will be buffered; an earlier connection is ended first.
     *
     * @param service written to each event as {@code service.name}
     * @param node written to each event as {@code service.node.name}
     * @param threadName of the thread that sends
     */
    public synchronized void connect(LogTransport transport, String service, String node, String threadName) {
        disconnect(FLUSH);
        Shipper started = new Shipper(buffer, transport, LogLine.head(service, node), threadName);
        shipper = started;
        started.start();
    }

    /** Returns what became of the events it took so far. */
    public LogFigures figures() {
        return buffer.figures();
    }

    /** Returns whether it sends to {@code transport} now. */
    public boolean isConnectedTo(LogTransport transport) {
        Shipper current = shipper;
        return current != null && current.sendsTo(transport);
    }

    /** Sends what is buffered, within the deadline, and goes back to buffering; false if something was left. */
    public synchronized boolean disconnect(Duration deadline) {
        Shipper current = shipper;
        boolean sent = current == null || current.stop(deadline);
        shipper = null;
        return sent;
    }
}
