package dev.rollcall.kit.log4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.log.text.StackTrace;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.junit.jupiter.api.Test;

class SafeThrowableConverterTest {

    private final SafeThrowableConverter converter = SafeThrowableConverter.newInstance(null);

    @Test
    void writesTheStackTraceOfTheEvent() {
        Exception thrown = new IllegalStateException("two\nlines");

        assertEquals(
                StackTrace.of(thrown),
                text(Log4jLogEvent.newBuilder().setThrown(thrown).build()));
    }

    @Test
    void writesNothingWhereNothingWasThrown() {
        assertEquals("", text(Log4jLogEvent.newBuilder().build()));
    }

    @Test
    void log4jNeedNotWriteTheStackTraceAsWell() {
        assertTrue(converter.handlesThrowable());
    }

    private String text(Log4jLogEvent event) {
        StringBuilder text = new StringBuilder();
        converter.format(event, text);
        return text.toString();
    }
}
