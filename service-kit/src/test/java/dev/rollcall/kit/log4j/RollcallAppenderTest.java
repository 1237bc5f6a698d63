package dev.rollcall.kit.log4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.log.pipe.LogOutlet;
import dev.rollcall.kit.log.pipe.LogPipe;
import dev.rollcall.kit.log.pipe.PipeLimits;
import dev.rollcall.kit.log.transport.RecordingTransport;
import dev.rollcall.kit.spool.SpoolHome;
import dev.rollcall.kit.testing.Eventually;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.ThreadContext;
import org.apache.logging.log4j.core.AbstractLogEvent;
import org.apache.logging.log4j.core.ErrorHandler;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.xml.XmlConfiguration;
import org.apache.logging.log4j.message.Message;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The appender as Log4j finds, configures, starts and stops it. */
class RollcallAppenderTest {

    private final LoggerContext context = new LoggerContext("test");
    private final RecordingTransport transport = new RecordingTransport();

    @TempDir
    Path data;

    private final Logger log = context.getLogger("example.Test");

    @BeforeEach
    void configure() throws IOException {
        context.start(configuration("<Rollcall name='rollcall' maxEvents='20'/>"));
    }

    @AfterEach
    void stop() {
        context.stop(1, TimeUnit.SECONDS);
    }

    @Test
    void eventsWaitUntilTheAppenderIsConnected() {
        log.info("before {}", "connection");

        connect();
        log.info("after");

        transport.awaitLine("\"message\":\"after\"");
        assertTrue(transport.has("\"message\":\"before connection\""));
        assertTrue(transport.has("\"service.name\":\"Test\""));
    }

    @Test
    void theTraceIdOfTheThreadContextTravelsAlong() {
        connect();
        try (LogContext traced = LogContext.put("traceId", "0af7")) {
            log.info("traced", traced);
        }

        transport.awaitLine("\"trace.id\":\"0af7\"");
        assertFalse(ThreadContext.containsKey("traceId"));
    }

    @Test
    void theUserForWhomSomethingIsDoneTravelsAlong() {
        connect();
        try (LogContext nobody = LogContext.put(LogContext.USER, "")) {
            log.info("of nobody", nobody);
        }
        try (LogContext user = LogContext.put(LogContext.USER, "olga")) {
            log.info("of olga", user);
        }

        transport.awaitLine("\"user.name\":\"olga\",\"message\":\"of olga\"");
        assertFalse(transport.has("\"user.name\":\"\""));
    }

    @Test
    void whatTheSendingThreadLogsIsIgnored() {
        transport.duringSend = () -> log.info("sending");
        connect();

        log.info("one");

        transport.awaitLine("\"one\"");
        context.stop(1, TimeUnit.SECONDS);
        assertFalse(transport.has("\"sending\""));
        assertEquals(1, transport.attempts.get());
    }

    @Test
    void whatItsOwnClassesLogIsIgnored() {
        context.getLogger("dev.rollcall.kit.http.HttpCaller").info("calling");
        context.getLogger("jdk.httpclient.HttpClient").info("connecting");
        log.info("user");

        connect();

        transport.awaitLine("\"user\"");
        assertEquals(1, transport.accepted.size());
    }

    @Test
    void stoppingLog4jSendsWhatIsLeft() {
        connect();
        log.warn("last words");

        context.stop(5, TimeUnit.SECONDS);

        assertTrue(transport.has("\"last words\""));
    }

    @Test
    void closingTheConnectionSendsWhatIsLeftAndEndsTheThread() {
        var connection = connect();
        log.warn("last words");

        connection.close();

        assertTrue(transport.has("\"last words\""));
        assertTrue(senders().isEmpty(), () -> senders().toString());
    }

    @Test
    void theAppenderOfAReconfigurationIsConnectedToo() throws IOException {
        connect();
        log.info("before");
        var before = context.getConfiguration().getAppender("rollcall");

        context.reconfigure(configuration("<Rollcall name='rollcall'/>"));
        log.info("reconfigured");

        assertNotSame(before, context.getConfiguration().getAppender("rollcall"));
        transport.awaitLine("\"reconfigured\"");
        transport.awaitLine("\"before\"");
        assertEquals(2, senders().size());
    }

    @Test
    void whatDoesNotFitIsDroppedWithoutWaitingAndReported() {
        for (int i = 0; i < 25; i++) {
            log.info("event {}", i);
        }

        connect();

        transport.awaitLine("dropped count=7 no-room=7");
        assertTrue(transport.has("\"event 17\""));
        assertFalse(transport.has("\"event 18\""));
    }

    @Test
    void aMessageThatCannotBeFormattedIsNoHindrance() {
        connect();

        Message broken = new BrokenMessage();
        log.info(broken);

        transport.awaitLine("could not be formatted");
    }

    @Test
    void anAppenderThatIsConfiguredAsBeforeKeepsItsPipe() throws IOException {
        connect();
        LogPipe before = pipe();

        context.reconfigure(configuration("<Rollcall name='rollcall' maxEvents='20'/>"));
        log.info("one pipe");

        assertSame(before, pipe());
        transport.awaitLine("\"one pipe\"");
        assertEquals(2, senders().size());
    }

    @Test
    void theLastLineIsStoredByTheNextProcessWhenLog4jStopsLast() {
        LogConnection connection = connect();
        connection.close();
        log.warn("the very last words");
        context.stop(1, TimeUnit.SECONDS);

        LogPipe next = new LogPipe(PipeLimits.DEFAULT);
        next.open(new LogOutlet(transport, "Test", Optional.of(new SpoolHome(data, Optional.of("app"), "Test"))));

        transport.awaitLine("\"the very last words\"");
        next.close(Duration.ofMillis(1));
    }

    private LogPipe pipe() {
        return ((RollcallAppender) context.getConfiguration().getAppender("rollcall"))
                .pipe()
                .pipe();
    }

    @Test
    void stoppingTakesWhatLog4jAsksForButNoLongerThanTwoSeconds() {
        assertEquals(LogPipe.FLUSH, RollcallAppender.deadline(0, TimeUnit.SECONDS));
        assertEquals(Duration.ofSeconds(1), RollcallAppender.deadline(1, TimeUnit.SECONDS));
        assertEquals(LogPipe.FLUSH, RollcallAppender.deadline(3, TimeUnit.SECONDS));
    }

    @Test
    void nothingIsTakenWhileItSendsWhatIsLeft() {
        var appender = (RollcallAppender) context.getConfiguration().getAppender("rollcall");
        transport.duringSend = () -> Eventually.isTrue(Duration.ofSeconds(10), "it is stopping", appender::isStopping);
        connect();
        log.warn("last words");

        appender.stop(2, TimeUnit.SECONDS);

        assertTrue(transport.has("\"last words\""));
    }

    @Test
    void stoppingSaysThatItIsDone() {
        assertTrue(context.getConfiguration().getAppender("rollcall") instanceof RollcallAppender appender
                && appender.stop(1, TimeUnit.SECONDS));
    }

    @Test
    void thatAnEventIsDroppedIsAnErrorOfTheAppender() {
        List<String> errors = errors();
        for (int i = 0; i < 18; i++) {
            log.info("event {}", i);
        }
        assertEquals(List.of(), errors);

        log.info("one too many");

        assertEquals(List.of("There is neither room nor a log service for all events: some are dropped"), errors);
    }

    @Test
    void thatAnEventCannotBeReadIsAnErrorOfTheAppender() {
        List<String> errors = errors();

        context.getConfiguration().getAppender("rollcall").append(new AbstractLogEvent() {
            private static final long serialVersionUID = 1;
        });

        assertEquals(List.of("An event could not be read and is dropped"), errors);
    }

    private List<String> errors() {
        List<String> errors = new ArrayList<>();
        context.getConfiguration().getAppender("rollcall").setHandler(new ErrorHandler() {
            @Override
            public void error(String message) {
                errors.add(message);
            }

            @Override
            public void error(String message, Throwable thrown) {
                errors.add(message);
            }

            @Override
            public void error(String message, LogEvent event, Throwable thrown) {
                errors.add(message);
            }
        });
        return errors;
    }

    @Test
    void whatAnEntryOfTheThreadContextHidesComesBack() {
        try (LogContext outer = LogContext.put("traceId", "outer")) {
            try (LogContext inner = LogContext.put("traceId", "inner")) {
                log.info("{} in {}", inner, outer);
            }
            assertEquals("outer", ThreadContext.get("traceId"));
        }
        assertFalse(ThreadContext.containsKey("traceId"));
    }

    @Test
    void theConnectorFindsTheContextOfItsClassLoader() throws Exception {
        var connected = LogConnector.connectIfPresent(new LogOutlet(transport, "Test", Optional.empty()));

        assertTrue(connected.isPresent());
        connected.get().close();
    }

    private LogConnection connect() {
        LogConnection connection = Log4jConnection.open(
                context,
                new LogOutlet(transport, "Test", Optional.of(new SpoolHome(data, Optional.of("app"), "Test"))));
        connection.node("test-1");
        return connection;
    }

    private static XmlConfiguration configuration(String appender) throws IOException {
        String xml = """
                <Configuration status='OFF'>
                  <Appenders>%s</Appenders>
                  <Loggers><Root level='info'><AppenderRef ref='rollcall'/></Root></Loggers>
                </Configuration>
                """.formatted(appender);
        var source = new ConfigurationSource(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        return new XmlConfiguration(null, source);
    }

    private static List<Thread> senders() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("rollcall-log"))
                .toList();
    }

    private static final class BrokenMessage extends SimpleMessage {
        private static final long serialVersionUID = 1;

        @Override
        public String getFormattedMessage() {
            throw new IllegalStateException("broken");
        }
    }
}
