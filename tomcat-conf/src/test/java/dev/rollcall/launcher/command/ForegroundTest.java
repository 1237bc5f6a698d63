package dev.rollcall.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.rollcall.launcher.base.Addresses;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.roll.ServiceKeys;
import dev.rollcall.launcher.roll.Services;
import dev.rollcall.launcher.roll.Trust;
import dev.rollcall.launcher.state.TomcatState;
import dev.rollcall.launcher.terminal.Terminal;
import dev.rollcall.launcher.tomcat.FakeRunning;
import dev.rollcall.launcher.tomcat.Fleet;
import dev.rollcall.launcher.tomcat.Supervised;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForegroundTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final InstantSource CLOCK = InstantSource.system();

    /** Port 1 of this machine: nobody answers there. */
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1/");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Services silent = new Services(
            Addresses.of(War.LOG, NOWHERE), List.of(NOWHERE), new ServiceKeys(new byte[32]), Trust.context(List.of()));
    private final List<FakeRunning> processes = new ArrayList<>();
    private final List<TomcatState> states = new ArrayList<>();

    @Test
    void tomcatThatEndsEarlyIsAFailureWithItsLastLines() {
        Foreground foreground = foreground(noInput());
        processes.get(0).die(1);

        FailureException failure = assertThrows(FailureException.class, () -> awaitReady(foreground, PATIENCE));

        assertEquals(
                "Tomcat log has ended with status 1. The lines above are the end of log.log.", failure.getMessage());
        assertTrue(output().contains("  | last words of log"), output());
    }

    @Test
    void tomcatThatEndsLaterIsReportedWithItsLastLines() throws IOException {
        PipedOutputStream keyboard = new PipedOutputStream();
        Foreground foreground = foreground(new PipedInputStream(keyboard));
        Thread main = new Thread(foreground::awaitEnd);
        main.start();
        processes.get(0).die(3);

        dev.rollcall.kit.testing.Eventually.isTrue(
                PATIENCE, "it is reported", () -> output().contains("It is started again in 1 s."));
        keyboard.write('\n');
        keyboard.close();
        dev.rollcall.kit.testing.Eventually.isTrue(PATIENCE, "it ends", () -> !main.isAlive());

        assertTrue(output().contains("  | last words of log"), output());
        assertTrue(output().contains("Tomcat log has ended with status 3 at 20"), output());
    }

    @Test
    void serviceThatDoesNotComeIsNamedWhenPatienceEnds() {
        Foreground foreground = foreground(noInput());

        FailureException failure =
                assertThrows(FailureException.class, () -> awaitReady(foreground, Duration.ofMillis(300)));

        assertTrue(
                failure.getMessage()
                        .startsWith("Rollcall is not ready after 0 s: the registry at " + NOWHERE
                                + " does not answer yet. The lines above are"),
                failure.getMessage());
        assertFalse(processes.get(0).isAlive());
    }

    @Test
    void enterEndsTheWaitForReadiness() {
        Foreground foreground = foreground(new ByteArrayInputStream("whatever\n".getBytes(StandardCharsets.UTF_8)));

        assertFalse(awaitReady(foreground, PATIENCE));
        assertEquals(0, foreground.awaitEnd());
    }

    @Test
    void endOfInputEndsNothing() {
        Foreground foreground = foreground(new ByteArrayInputStream("no line end".getBytes(StandardCharsets.UTF_8)));

        assertThrows(FailureException.class, () -> awaitReady(foreground, Duration.ofMillis(300)));
    }

    @Test
    void failureDecidesTheStatus() {
        Foreground foreground = foreground(noInput());

        assertTrue(foreground.fail());
        foreground.ask();

        assertEquals(1, foreground.awaitEnd());
    }

    @Test
    void enterStopsEverythingBeforeAnythingIsReleased() throws IOException {
        PipedOutputStream keyboard = new PipedOutputStream();
        Foreground foreground = foreground(new PipedInputStream(keyboard));

        keyboard.write('\n');
        keyboard.flush();

        assertEquals(0, foreground.awaitEnd());
        assertFalse(processes.get(0).isAlive());
        assertEquals(TomcatState.Phase.STOPPED, states.get(states.size() - 1).phase());
        assertTrue(output().endsWith("Stopping ...\nStopped.\n"), output());
    }

    @Test
    void failureThatComesAfterTheEndWasAskedForIsNone() throws IOException {
        Foreground foreground = foreground(noInput());
        HttpServer stopping = missing(foreground::ask);
        URI here = URI.create("http://127.0.0.1:" + stopping.getAddress().getPort() + "/");
        Services services = new Services(
                Addresses.of(War.LOG, here), List.of(here), new ServiceKeys(new byte[32]), Trust.context(List.of()));

        boolean ready = foreground.awaitReady(services, new Readiness(services, true, PATIENCE, System::nanoTime));

        stopping.stop(0);
        assertFalse(ready);
        assertFalse(foreground.fail());
        assertEquals(0, foreground.awaitEnd());
        assertEquals("Stopping ...\nStopped.\n", output());
    }

    @Test
    void ofSeveralOfAServiceTheLogOfTheOneIsShownThatFailed() throws IOException {
        HttpServer failing = missing(() -> {});
        URI second = URI.create("http://127.0.0.1:" + failing.getAddress().getPort() + "/");
        Foreground foreground = foreground(noInput(), start("log1", NOWHERE), start("log2", second));
        Addresses both = Addresses.of(List.of(Addresses.of(War.LOG, NOWHERE), Addresses.of(War.LOG, second)));
        Services services =
                new Services(both, List.of(second), new ServiceKeys(new byte[32]), Trust.context(List.of()));

        FailureException failure = assertThrows(
                FailureException.class,
                () -> foreground.awaitReady(services, new Readiness(services, true, PATIENCE, System::nanoTime)));

        failing.stop(0);
        assertEquals(
                "Tomcat could not start log.war (the reason of log2). The lines above are the end of log2.log.",
                failure.getMessage());
        assertTrue(output().contains("  | last words of log2"), output());
    }

    /** Starts a server that has nothing at any address. */
    private static HttpServer missing(Runnable asked) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 1);
        server.createContext("/", exchange -> {
            asked.run();
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void failureOfARestartIsSaid() {
        Foreground foreground = foreground(noInput());
        Supervised log = start("log", NOWHERE);

        foreground.failed(log, "No such file.", Optional.of(Duration.ofSeconds(4)));

        assertEquals(
                "Tomcat log could not be started again. No such file. This is tried once more in 4 s.\n", output());
    }

    private boolean awaitReady(Foreground foreground, Duration patience) {
        return foreground.awaitReady(silent, new Readiness(silent, true, patience, System::nanoTime));
    }

    private Foreground foreground(InputStream in) {
        return foreground(in, start("log", NOWHERE));
    }

    private Foreground foreground(InputStream in, Supervised... tomcats) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Foreground foreground = new Foreground(new Terminal(in, out, out, Map.of(), null));
        foreground.lookAfter(new Fleet(List.of(tomcats), CLOCK));
        return foreground;
    }

    private Supervised start(String name, URI address) {
        return Supervised.start(
                name, Addresses.of(War.LOG, address), () -> launch(name), () -> true, states::add, CLOCK.instant());
    }

    private FakeRunning launch(String name) {
        FakeRunning process = new FakeRunning(name, 1, new ArrayList<>());
        processes.add(process);
        return process;
    }

    private static InputStream noInput() {
        return InputStream.nullInputStream();
    }

    private String output() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
