package dev.rollcall.kit.juli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.log.transport.LogAnswer;
import dev.rollcall.kit.log.transport.LogBatch;
import dev.rollcall.kit.log.transport.LogTransport;
import dev.rollcall.kit.testing.Eventually;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.ErrorManager;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CentralLogHandlerTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final Transport transport = new Transport();
    private final CentralLogHandler handler = new CentralLogHandler(transport, "machine/base");

    /** A log service that answers as it is told, and causes a log record by each call, as one in the same Tomcat might. */
    private final class Transport implements LogTransport, AutoCloseable {
        final List<String> accepted = new CopyOnWriteArrayList<>();
        volatile LogAnswer answer = LogAnswer.ACCEPTED;
        volatile int attempts;
        volatile boolean closed;

        @Override
        public LogAnswer send(LogBatch batch) {
            attempts++;
            log(Level.SEVERE, "org.example", "caused by the sending thread");
            if (answer == LogAnswer.ACCEPTED) {
                new String(batch.ndjson(), StandardCharsets.UTF_8).lines().forEach(accepted::add);
            }
            return answer;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @AfterEach
    void close() {
        handler.close();
    }

    private void log(Level level, String logger, String message, Object... parameters) {
        LogRecord record = new LogRecord(level, message);
        record.setLoggerName(logger);
        record.setParameters(parameters);
        handler.publish(record);
    }

    private void awaitLine(String text) {
        Eventually.isTrue(SOON, text, () -> transport.accepted.stream().anyMatch(line -> line.contains(text)));
    }

    @Test
    void aDeploymentThatFailsIsSentWithItsStackTrace() {
        LogRecord record = new LogRecord(Level.SEVERE, "Error deploying {0}");
        record.setParameters(new Object[] {"broken.war"});
        record.setLoggerName("org.apache.catalina.startup.HostConfig");
        record.setThrown(new IOException("no such class"));
        handler.publish(record);

        awaitLine("\"message\":\"Error deploying broken.war\"");
        String line = transport.accepted.get(0);
        assertTrue(line.contains("\"service.name\":\"Tomcat\",\"service.node.name\":\"machine/base\""), line);
        assertTrue(line.contains("\"log.level\":\"ERROR\""), line);
        assertTrue(line.contains("\"error.stack_trace\":\"java.io.IOException: no such class\\n"), line);
    }

    @Test
    void belowInfoNothingIsEverSent() {
        handler.setLevel(Level.ALL);
        for (int i = 0; i < 1_000; i++) {
            log(Level.FINEST, "org.apache.coyote.http11.Http11Processor", "received");
            log(Level.CONFIG, "org.apache.coyote.http11.Http11Processor", "received");
        }
        log(Level.INFO, "org.example", "the last");

        awaitLine("the last");
        assertEquals(1, transport.accepted.size());
    }

    @Test
    void whatTheSendingLogsIsNotSent() {
        log(Level.INFO, "jdk.httpclient.HttpClient", "own");
        log(Level.INFO, "dev.rollcall.kit.http.HttpCaller", "own");
        log(Level.INFO, "org.example", "foreign");

        awaitLine("foreign");
        assertEquals(1, transport.accepted.size());
    }

    @Test
    void memoryIsBoundedWhileTheLogServiceIsAwayAndWhatWasDroppedIsReported() {
        transport.answer = LogAnswer.RETRY;
        for (int i = 0; i < 20_000; i++) {
            log(Level.INFO, "org.example", "event");
        }
        transport.answer = LogAnswer.ACCEPTED;

        awaitLine("Log events dropped count=");
    }

    @Test
    void closingSendsWhatIsLeftAndEndsTheConnection() {
        log(Level.INFO, "org.example", "last words");

        handler.close();

        awaitLine("last words");
        assertTrue(transport.closed);
    }

    @Test
    void closingDoesNotWaitForALogServiceThatIsGone() {
        transport.answer = LogAnswer.RETRY;
        log(Level.INFO, "org.example", "last words");
        long start = System.nanoTime();

        handler.close();

        assertTrue(System.nanoTime() - start < Duration.ofSeconds(5).toNanos());
        assertFalse(transport.accepted.stream().anyMatch(line -> line.contains("last words")));
    }

    @Test
    void aRecordThatCannotBeReadIsReportedAndTheNextIsSent() {
        List<Exception> reported = new CopyOnWriteArrayList<>();
        handler.setErrorManager(reportingTo(reported));
        handler.publish(new LogRecord(Level.SEVERE, "unreadable") {
            private static final long serialVersionUID = 1L;

            @Override
            public String getLoggerName() {
                throw new IllegalStateException("a foreign object");
            }
        });
        handler.publish(null);
        log(Level.WARNING, "org.example", "the next");

        awaitLine("the next");
        assertEquals(
                List.of("a foreign object"),
                reported.stream().map(Exception::getMessage).toList());
        assertTrue(transport.accepted.get(0).contains("\"log.level\":\"WARN\""), transport.accepted.get(0));
    }

    @Test
    void aConnectionThatCannotBeClosedIsReportedToNobodyElse() {
        List<Exception> reported = new CopyOnWriteArrayList<>();
        CentralLogHandler other = new CentralLogHandler(new Unclosable(), "machine/base");
        other.setErrorManager(reportingTo(reported));

        other.close();

        assertEquals(1, reported.size());
    }

    private static ErrorManager reportingTo(List<Exception> reported) {
        return new ErrorManager() {
            @Override
            public void error(String message, Exception e, int code) {
                reported.add(e);
            }
        };
    }

    private static final class Unclosable implements LogTransport, AutoCloseable {
        @Override
        public LogAnswer send(LogBatch batch) {
            return LogAnswer.ACCEPTED;
        }

        @Override
        public void close() throws IOException {
            throw new IOException("broken");
        }
    }

    @Test
    void aTomcatIsNamedAfterItsMachineAndItsBase() {
        assertTrue(ThisTomcat.nodeName().matches("[^/]+/[^/]+"), ThisTomcat.nodeName());
    }
}
