package dev.rollcall.kit.log4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Ports;
import dev.rollcall.kit.testing.Scale;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that happens while sending is logged at TRACE, the JDK's own log included, and nobody takes it. */
class RecursionTest {

    private static final int SECONDS = Scale.of(5, 60);

    private final Logger jdk = Logger.getLogger("");
    private final Level before = jdk.getLevel();
    private Bridge bridge;

    @TempDir
    Path spool;

    /** What the threads that send log through {@code java.util.logging} goes to the appender. */
    private static final class Bridge extends Handler {
        private final LoggingProgram program;
        private final AtomicInteger bridged = new AtomicInteger();

        Bridge(LoggingProgram program) {
            this.program = program;
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord logged) {
            String thread = Thread.currentThread().getName();
            if (thread.startsWith("rollcall-") || thread.startsWith("HttpClient-")) {
                bridged.incrementAndGet();
                program.context()
                        .getLogger(String.valueOf(logged.getLoggerName()))
                        .trace(logged.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @AfterEach
    void restore() {
        jdk.removeHandler(bridge);
        jdk.setLevel(before);
    }

    @Test
    void sendingNeverCausesSending() throws IOException {
        Stored stored = new Stored();
        StrictLogService gone = StrictLogService.start(stored, Ports.free());
        gone.close();
        try (LoggingProgram program = new LoggingProgram("TRACE", "", spool, gone.uri())) {
            bridge = new Bridge(program);
            jdk.setLevel(Level.ALL);
            jdk.addHandler(bridge);
            for (int second = 0; second < SECONDS; second++) {
                program.logSteadily(1_000);
            }
            // What the classes and threads of the sender might say.
            program.context().getLogger("dev.rollcall.kit.http.HttpCaller").trace("calling");
            program.context().getLogger("jdk.internal.httpclient.debug").trace("connecting");

            try (StrictLogService back = StrictLogService.start(stored, gone.port())) {
                Eventually.isTrue(Duration.ofSeconds(30), "all", () -> stored.missing(program.logged()) == 0);
                program.logSteadily(500);
                Eventually.isTrue(Duration.ofSeconds(30), "all", () -> stored.missing(program.logged()) == 0);
                assertEquals(List.of(), back.violations);
            }
            assertEquals(List.of(), stored.others());
            assertTrue(program.figures().waiting() < 1_000);
            System.out.printf(
                    "%d s at TRACE without a log service: %d events, %d more that sending caused were ignored%n",
                    SECONDS, stored.events(), bridge.bridged.get());
        }
    }
}
