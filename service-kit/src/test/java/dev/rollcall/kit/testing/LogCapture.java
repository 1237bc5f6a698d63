package dev.rollcall.kit.testing;

import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Collects what a class logs, for as long as it is open. */
public final class LogCapture extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<LogRecord> records;

    private LogCapture(Logger logger, Level least, List<LogRecord> records) {
        this.logger = logger;
        this.records = records;
        setLevel(least);
    }

    /** Adds what {@code type} logs from now on, from level {@code least} on, to {@code records}. */
    public static LogCapture of(Class<?> type, Level least, List<LogRecord> records) {
        LogCapture capture = new LogCapture(Logger.getLogger(type.getName()), least, records);
        capture.logger.addHandler(capture);
        return capture;
    }

    @Override
    public void publish(LogRecord logged) {
        if (isLoggable(logged)) {
            records.add(logged);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
