package dev.rollcall.kit.juli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LineFormatterTest {

    private final LineFormatter formatter = LineFormatter.inUtc();

    private static LogRecord record(String message) {
        LogRecord record = new LogRecord(Level.WARNING, message);
        record.setInstant(Instant.parse("2026-11-24T13:17:01.619Z"));
        record.setLoggerName("org.apache.catalina.realm.LockOutRealm");
        record.setSourceClassName("org.apache.catalina.realm.LockOutRealm");
        record.setSourceMethodName("filterLockedAccounts");
        return record;
    }

    @Test
    void aRecordIsOneLine() {
        assertEquals(
                "24-Nov-2026 13:17:01.619 WARNING [main] org.apache.catalina.realm.LockOutRealm.filterLockedAccounts locked\n",
                formatter
                        .format(record("locked"))
                        .replace(Thread.currentThread().getName(), "main"));
    }

    @Test
    void aNameWithALineBreakForgesNoLine() {
        LogRecord record = record("An attempt was made to authenticate the locked user [{0}]");
        record.setParameters(new Object[] {"tom]\n24-Nov-2026 13:17:01.619 SEVERE [main] root Server stopped"});

        assertEquals(1, formatter.format(record).lines().count());
    }

    @Test
    void aStackTraceFollowsOnLinesOfItsOwn() {
        LogRecord record = record("failed");
        record.setThrown(new IOException("disk\nfull"));

        String text = formatter.format(record);

        assertTrue(text.contains("failed\njava.io.IOException: disk\\nfull\n\tat "), text);
    }
}
