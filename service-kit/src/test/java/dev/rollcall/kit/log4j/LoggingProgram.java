package dev.rollcall.kit.log4j;

import dev.rollcall.kit.log.pipe.LogFigures;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;

/** A program outside of Tomcat that logs {@code event 0}, {@code event 1}, … through a {@code <Rollcall>} appender. One thread logs. */
public final class LoggingProgram implements AutoCloseable {

    private final LoggerContext context = new LoggerContext("program");
    private final Logger log;
    private volatile long logged;

    /** Configures it for log services that take any key. */
    public LoggingProgram(String level, String attributes, Path spool, URI... logServices) {
        this(level, attributes, "A".repeat(43), spool, logServices);
    }

    /**
     * Configures Log4j as a file would.
     *
     * @param level of the root logger
     * @param attributes more of the appender's
     * @param key that of the service {@code Program}
     * @param spool its folder
     * @param logServices their addresses
     */
    public LoggingProgram(String level, String attributes, String key, Path spool, URI... logServices) {
        String urls = Arrays.stream(logServices).map(URI::toString).collect(Collectors.joining(","));
        String xml = """
                <Configuration status='OFF'>
                  <Appenders>
                    <Rollcall name='rollcall' service='Program' url='%s' key='%s' spool='%s' %s/>
                  </Appenders>
                  <Loggers><Root level='%s'><AppenderRef ref='rollcall'/></Root></Loggers>
                </Configuration>
                """.formatted(urls, key, spool, attributes, level);
        try {
            context.start(new XmlConfiguration(
                    null, new ConfigurationSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        log = context.getLogger("example.Program");
    }

    /** Logs so many events as fast as it can. */
    public void log(int events) {
        for (int i = 0; i < events; i++) {
            long number = logged;
            log.info("event {} of the program, with a text that has a usual length, id={}", number, number * 31);
            logged = number + 1;
        }
    }

    /** Logs so many events, one each millisecond. */
    public void logSteadily(int events) {
        long next = System.nanoTime();
        for (int i = 0; i < events; i++) {
            log(1);
            next += TimeUnit.MILLISECONDS.toNanos(1);
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    /** Returns how many events it has logged. */
    public long logged() {
        return logged;
    }

    /** Returns what became of them. */
    public LogFigures figures() {
        return ((RollcallAppender) context.getConfiguration().getAppender("rollcall"))
                .pipe()
                .pipe()
                .figures();
    }

    /** Returns whether a log service has taken all of them. */
    public boolean isIdle() {
        return figures().waiting() == 0 && figures().spooledBytes() == 0;
    }

    /** Returns its logger. */
    public Logger logger() {
        return log;
    }

    LoggerContext context() {
        return context;
    }

    @Override
    public void close() {
        context.stop(5, TimeUnit.SECONDS);
    }
}
