package dev.rollcall.kit.juli;

import dev.rollcall.kit.log.pipe.LogOutlet;
import dev.rollcall.kit.log.pipe.LogPipe;
import dev.rollcall.kit.log.pipe.PipeLimits;
import dev.rollcall.kit.log.transport.LogTransport;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/**
 * Sends what Tomcat itself logs (and whatever else logs through {@code java.util.logging}) to the log service, under the
 * service name {@code Tomcat}. Named in {@code conf/logging.properties} like any other handler:
 *
 * <pre>{@code
 * .handlers = ..., dev.rollcall.kit.juli.CentralLogHandler
 * dev.rollcall.kit.juli.CentralLogHandler.level = INFO
 * }</pre>
 *
 * Logging never waits and never fails because of it: at most 10,000 events and 8 MiB are kept until the log service is
 * found, what does not fit is dropped, counted, and reported later. Records below INFO are never sent, whatever the
 * level says: where the log service is in the same Tomcat, receiving them would cause more of their kind. Thread-safe.
 */
public final class CentralLogHandler extends Handler {

    static final String SERVICE = "Tomcat";

    private static final Duration FLUSH = Duration.ofSeconds(1);

    private final LogPipe pipe = new LogPipe(PipeLimits.DEFAULT);
    private final AutoCloseable transport;

    /** Called by the log manager. */
    public CentralLogHandler() {
        this(new LateTransport<>(ThisTomcat::transport), ThisTomcat.nodeName());
        setLevel(configuredLevel());
    }

    <T extends LogTransport & AutoCloseable> CentralLogHandler(T transport, String node) {
        this.transport = transport;
        setLevel(Level.INFO);
        pipe.open(new LogOutlet(transport, SERVICE, Optional.empty()));
        pipe.node(node);
    }

    private static Level configuredLevel() {
        String text = LogManager.getLogManager().getProperty(CentralLogHandler.class.getName() + ".level");
        try {
            return text == null ? Level.INFO : Level.parse(text.strip());
        } catch (IllegalArgumentException e) {
            return Level.INFO;
        }
    }

    @Override
    public boolean isLoggable(@Nullable LogRecord record) {
        return record != null && record.getLevel().intValue() >= Level.INFO.intValue() && super.isLoggable(record);
    }

    @Override
    public void publish(@Nullable LogRecord record) {
        if (record == null || !isLoggable(record)) {
            return;
        }
        try {
            String logger = Records.logger(record);
            String thread = Records.thread(record);
            if (!LogPipe.isOwn(logger, thread)) {
                pipe.offer(
                        record.getInstant(),
                        level(record.getLevel()),
                        logger,
                        thread,
                        Records.message(record),
                        null,
                        null,
                        record.getThrown());
            }
        } catch (RuntimeException e) { // a foreign object in the record may throw anything; logging must go on
            reportError("a record could not be sent to the log service", e, ErrorManager.FORMAT_FAILURE);
        }
    }

    /** The names that the log service knows. */
    private static String level(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        return level.intValue() >= Level.WARNING.intValue() ? "WARN" : "INFO";
    }

    /** Does nothing: what is buffered is on its way. */
    @Override
    public void flush() {}

    /** Sends what is buffered, within a second, and ends the thread. */
    @Override
    public void close() {
        pipe.close(FLUSH);
        try {
            transport.close();
        } catch (Exception e) {
            reportError("the connection to the log service could not be closed", e, ErrorManager.CLOSE_FAILURE);
        }
    }
}
