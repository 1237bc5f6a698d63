package dev.rollcall.kit.log;

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

/** A program outside of Tomcat that logs {@code event 0}, {@code event 1}, … through a {@code <Rollcall>} appender. */
public final class LoggingProgram implements AutoCloseable {

    private final LoggerContext context = new LoggerContext("program");
    private final Logger log;
    private long logged;

    /**
     * Configures Log4j as a file would.
     *
     * @param level of the root logger
     * @param attributes more of the appender's
     * @param spool its folder
     * @param logServices their addresses
     */
    public LoggingProgram(String level, String attributes, Path spool, URI... logServices) {
        String urls = Arrays.stream(logServices).map(URI::toString).collect(Collectors.joining(","));
        String xml = """
                <Configuration status='OFF'>
                  <Appenders>
                    <Rollcall name='rollcall' service='Program' url='%s' key='%s' spool='%s' %s/>
                  </Appenders>
                  <Loggers><Root level='%s'><AppenderRef ref='rollcall'/></Root></Loggers>
                </Configuration>
                """.formatted(urls, "A".repeat(43), spool, attributes, level);
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
            log.info("event {} of the program, with a text that has a usual length, id={}", logged, logged * 31);
            logged++;
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
