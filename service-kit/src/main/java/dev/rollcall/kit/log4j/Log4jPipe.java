package dev.rollcall.kit.log4j;

import dev.rollcall.kit.log.pipe.LogPipe;
import dev.rollcall.kit.log.pipe.PipeLimits;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractManager;
import org.jspecify.annotations.Nullable;

/**
 * The pipe of an appender. An appender that is configured anew in the same way takes over the pipe of the one before, with
 * the events in it; the last one to stop closes it. Loaded only when log4j-core is there.
 */
final class Log4jPipe extends AbstractManager {

    private final LogPipe pipe;
    private final Optional<Standalone> standalone;
    private boolean started;

    private Log4jPipe(
            @Nullable LoggerContext context, String name, PipeLimits limits, Optional<Standalone> standalone) {
        super(context, name);
        this.pipe = new LogPipe(limits);
        this.standalone = standalone;
    }

    /** Returns the pipe of appenders that have this name and these attributes in one logger context. */
    static Log4jPipe of(
            @Nullable LoggerContext context, String name, PipeLimits limits, Optional<Standalone> standalone) {
        String key = "Rollcall " + name + " " + limits + " " + standalone + " in " + System.identityHashCode(context);
        return getManager(key, (k, unused) -> new Log4jPipe(context, k, limits, standalone), null);
    }

    LogPipe pipe() {
        return pipe;
    }

    /** Begins to send if the attributes say where to; else the kit does it. */
    synchronized void start() {
        if (!started) {
            started = true;
            standalone.ifPresent(outlet -> outlet.open(pipe));
        }
    }

    /** Returns whether the kit is to say where it leads. */
    boolean isOfTheKit() {
        return standalone.isEmpty();
    }

    @Override
    protected boolean releaseSub(long timeout, TimeUnit unit) {
        pipe.close(Duration.of(timeout, unit.toChronoUnit()));
        standalone.ifPresent(Standalone::close);
        return true;
    }
}
