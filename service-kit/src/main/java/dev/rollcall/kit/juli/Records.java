package dev.rollcall.kit.juli;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Objects;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** What a record does not tell by itself. */
final class Records {

    private static final Formatter PLAIN = new SimpleFormatter();

    private Records() {}

    /** Returns the name of the thread that logged: usually the calling one. */
    static String thread(LogRecord record) {
        Thread current = Thread.currentThread();
        long id = record.getLongThreadID();
        if (current.getId() == id) {
            return current.getName();
        }
        ThreadInfo info = id > 0 ? ManagementFactory.getThreadMXBean().getThreadInfo(id) : null;
        return info == null ? "thread " + id : info.getThreadName();
    }

    /** Returns the message with its parameters filled in. */
    static String message(LogRecord record) {
        return PLAIN.formatMessage(record);
    }

    /** Returns class and method, or the logger where they are not known. */
    static String source(LogRecord record) {
        String type = record.getSourceClassName();
        String method = record.getSourceMethodName();
        return type == null ? logger(record) : method == null ? type : type + "." + method;
    }

    /** Returns the name of the logger, {@code root} for the one without. */
    static String logger(LogRecord record) {
        String name = Objects.requireNonNullElse(record.getLoggerName(), "");
        return name.isEmpty() ? "root" : name;
    }
}
