package dev.rollcall.kit.log4j;

import dev.rollcall.kit.log.text.StackTrace;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.config.plugins.Plugin;
import org.apache.logging.log4j.core.pattern.ConverterKeys;
import org.apache.logging.log4j.core.pattern.LogEventPatternConverter;
import org.apache.logging.log4j.core.pattern.PatternConverter;
import org.jspecify.annotations.Nullable;

/**
 * {@code %safeThrowable} in a pattern of Log4j: the stack trace of the event as {@link StackTrace} writes it, nothing if
 * there is none. Put it behind {@code %n}; Log4j then adds no trace of its own.
 */
@Plugin(name = "safeThrowable", category = PatternConverter.CATEGORY)
@ConverterKeys("safeThrowable")
public final class SafeThrowableConverter extends LogEventPatternConverter {

    private SafeThrowableConverter() {
        super("safeThrowable", "throwable");
    }

    /** Called by Log4j for each use in a pattern. */
    public static SafeThrowableConverter newInstance(String @Nullable [] unused) {
        return new SafeThrowableConverter();
    }

    @Override
    public void format(LogEvent event, StringBuilder text) {
        Throwable thrown = event.getThrown();
        if (thrown != null) {
            text.append(StackTrace.of(thrown));
        }
    }

    @Override
    public boolean handlesThrowable() {
        return true;
    }
}
