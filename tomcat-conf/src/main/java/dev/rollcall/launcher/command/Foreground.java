package dev.rollcall.launcher.command;

import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.roll.Services;
import dev.rollcall.launcher.terminal.Terminal;
import dev.rollcall.launcher.tomcat.TomcatProcess;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * This process while Tomcat runs. Whatever ends it - Ctrl-C, TERM, Enter, a failure - goes through one shutdown hook, so that
 * Tomcat is always stopped in the same way, and the exit status is 0 unless something failed.
 */
final class Foreground {
    private static final Duration STOP = Duration.ofSeconds(9);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final int LAST_LINES = 25;

    /** Exit statuses from here on mean: ended by a signal. */
    private static final int SIGNALLED = 128;

    private final TomcatProcess tomcat;
    private final Terminal terminal;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private volatile int status;

    /** Listens for Enter. */
    Foreground(TomcatProcess tomcat, Terminal terminal) {
        this.tomcat = tomcat;
        this.terminal = terminal;
        Thread enter = new Thread(() -> awaitEnter(terminal.in()), "rollcall-enter");
        enter.setDaemon(true);
        enter.start();
    }

    /** Takes charge of a Tomcat and of the end of this process. */
    static Foreground of(TomcatProcess tomcat, Terminal terminal) {
        Foreground foreground = new Foreground(tomcat, terminal);
        Runtime.getRuntime().addShutdownHook(new Thread(foreground::end, "rollcall-stop"));
        return foreground;
    }

    /**
     * Waits until all services are up and know their providers.
     *
     * @return false if somebody wanted this to end before
     * @throws FailureException if it does not come to that; the last lines of the log were shown
     */
    boolean awaitReady(Services services, Duration patience) {
        CompletableFuture<Boolean> deadline =
                new CompletableFuture<Boolean>().completeOnTimeout(true, patience.toMillis(), TimeUnit.MILLISECONDS);
        List<String> missing = services.missing();
        while (!missing.isEmpty()) {
            if (ended(POLL)) {
                return false;
            }
            List<String> failed = services.failed();
            if (!failed.isEmpty()) {
                throw failure("Tomcat could not start " + String.join(", ", failed) + ".");
            }
            if (deadline.isDone()) {
                throw failure("Rollcall is not ready after " + patience.toSeconds() + " s: "
                        + String.join("; ", missing) + ".");
            }
            missing = services.missing();
        }
        return true;
    }

    /**
     * Waits until somebody wants this to end and returns the exit status.
     *
     * @throws FailureException if Tomcat ends of its own; the last lines of the log were shown
     */
    int awaitEnd() {
        CompletableFuture.anyOf(asked, tomcat.ended()).join();
        requireAsked();
        return status;
    }

    /** Makes the exit status that of a failure. */
    void fail() {
        status = 1;
    }

    private boolean ended(Duration patience) {
        try {
            CompletableFuture.anyOf(asked, tomcat.ended()).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("waiting for Tomcat was interrupted", e);
        }
        requireAsked();
        return true;
    }

    private void requireAsked() {
        if (!asked.isDone() && !isEndingSoon()) {
            throw failure("Tomcat has ended with status " + tomcat.ended().join() + ".");
        }
    }

    /** A signal from the terminal reaches Tomcat too, perhaps earlier than this process. */
    private boolean isEndingSoon() {
        boolean signalled = tomcat.ended().join() >= SIGNALLED;
        try {
            return ending.await(signalled ? 1000 : 50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private FailureException failure(String sentence) {
        fail();
        tomcat.stop(STOP);
        terminal.complain("");
        tomcat.lastLines(LAST_LINES).forEach(line -> terminal.complain("  | " + line));
        terminal.complain("");
        return FailureException.because(sentence + " The lines above are the end of " + tomcat.log() + ".");
    }

    private void awaitEnter(InputStream in) {
        try {
            int next = in.read();
            while (next >= 0 && next != '\n') {
                next = in.read();
            }
            if (next == '\n') {
                asked.complete(null);
            }
        } catch (IOException e) {
            // No input, then: it is stopped in another way.
        }
    }

    private void end() {
        ending.countDown();
        if (tomcat.isAlive()) {
            terminal.say("Stopping ...");
            boolean orderly = tomcat.stop(STOP);
            terminal.say(
                    orderly
                            ? "Stopped."
                            : "Tomcat did not stop within " + STOP.toSeconds() + " s and was ended by force.");
        }
        Runtime.getRuntime().halt(status);
    }
}
