package dev.rollcall.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.launcher.FakeTomcat;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.roll.ServiceKeys;
import dev.rollcall.launcher.roll.Services;
import dev.rollcall.launcher.terminal.Terminal;
import dev.rollcall.launcher.tomcat.TomcatProcess;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForegroundTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WAIT = "Thread.currentThread().join();";

    /** Port 1 of this machine: nobody answers there. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1/");

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Services silent = new Services(NOWHERE, NOWHERE.resolve("registry/"), new ServiceKeys(new byte[32]));
    private TomcatProcess tomcat;

    @AfterEach
    void leaveNothingBehind() {
        tomcat.stop(Duration.ZERO);
    }

    @Test
    void tomcatThatEndsEarlyIsAFailureWithItsLastLines() throws IOException {
        Foreground foreground = foreground("System.out.println(\"the reason\");", noInput());

        FailureException failure = assertThrows(FailureException.class, () -> foreground.awaitReady(silent, PATIENCE));

        assertTrue(failure.getMessage().startsWith("Tomcat has ended with status 1."), failure.getMessage());
        assertTrue(failure.getMessage().contains(tomcat.log().toString()));
        assertTrue(output().contains("  | the reason"), output());
    }

    @Test
    void tomcatThatEndsLaterIsAFailureToo() throws IOException {
        Foreground foreground = foreground("System.out.println(\"out of memory\"); System.exit(3);", noInput());

        FailureException failure = assertThrows(FailureException.class, foreground::awaitEnd);

        assertTrue(failure.getMessage().startsWith("Tomcat has ended with status 3."), failure.getMessage());
        assertTrue(output().contains("  | out of memory"), output());
    }

    @Test
    void tomcatThatIsKilledIsAFailureToo() throws IOException {
        Foreground foreground = foreground(WAIT, noInput());
        tomcat.stop(Duration.ZERO);

        FailureException failure = assertThrows(FailureException.class, foreground::awaitEnd);

        assertTrue(failure.getMessage().startsWith("Tomcat has ended with status 137."), failure.getMessage());
    }

    @Test
    void serviceThatDoesNotComeIsNamedWhenPatienceEnds() throws IOException {
        Foreground foreground = foreground(WAIT, noInput());

        FailureException failure =
                assertThrows(FailureException.class, () -> foreground.awaitReady(silent, Duration.ofMillis(300)));

        assertTrue(failure.getMessage().contains("is not ready after"), failure.getMessage());
        assertTrue(failure.getMessage().contains("the registry at " + NOWHERE + "registry/ does not answer yet"));
        assertFalse(tomcat.isAlive());
    }

    @Test
    void enterEndsTheWaitForReadiness() throws IOException {
        Foreground foreground =
                foreground(WAIT, new ByteArrayInputStream("whatever\n".getBytes(StandardCharsets.UTF_8)));

        assertFalse(foreground.awaitReady(silent, PATIENCE));
        assertEquals(0, foreground.awaitEnd());
    }

    @Test
    void endOfInputEndsNothing() throws IOException {
        Foreground foreground =
                foreground(WAIT, new ByteArrayInputStream("no line end".getBytes(StandardCharsets.UTF_8)));

        assertThrows(FailureException.class, () -> foreground.awaitReady(silent, Duration.ofMillis(500)));
    }

    @Test
    void failureDecidesTheStatus() throws IOException {
        Foreground foreground = foreground(WAIT, new ByteArrayInputStream(new byte[] {'\n'}));

        foreground.fail();

        assertEquals(1, foreground.awaitEnd());
    }

    @Test
    void enterLaterIsHeardToo() throws IOException {
        PipedOutputStream keyboard = new PipedOutputStream();
        Foreground foreground = foreground(WAIT, new PipedInputStream(keyboard));

        keyboard.write('\n');
        keyboard.flush();

        assertEquals(0, foreground.awaitEnd());
    }

    private Foreground foreground(String body, InputStream in) throws IOException {
        tomcat = FakeTomcat.doing(directory, body).start();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new Foreground(tomcat, new Terminal(in, out, out, Map.of(), null));
    }

    private static InputStream noInput() {
        return InputStream.nullInputStream();
    }

    private String output() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
