package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.Addresses.Address;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Sentence;
import dev.rollcall.launcher.roll.Services;
import dev.rollcall.launcher.terminal.Terminal;
import dev.rollcall.launcher.tomcat.Fleet;
import dev.rollcall.launcher.tomcat.Supervised;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * This process while its Tomcats run. Whatever ends it - Ctrl-C, TERM, Enter, a failure - goes through one shutdown
 * hook, so that they are always stopped in the same way, and the exit status is 0 unless something failed.
 */
final class Foreground implements Fleet.News {
    private static final Duration STOP = Duration.ofSeconds(9);
    private static final Duration POLL = Duration.ofMillis(100);

    /** A signal that has already reached Tomcat reaches this process within this time. */
    private static final Duration GRACE = Duration.ofMillis(50);

    private static final Duration GRACE_OF_SIGNALLED = Duration.ofSeconds(1);
    private static final int LAST_LINES = 25;

    /** Exit statuses from here on mean: ended by a signal. */
    private static final int SIGNALLED = 128;

    private final Terminal terminal;
    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private final CompletableFuture<Fleet> started = new CompletableFuture<>();
    private volatile int status;
    private boolean stopped;

    /** Listens for Enter. */
    Foreground(Terminal terminal) {
        this.terminal = terminal;
        Thread enter = new Thread(() -> awaitEnter(terminal.in()), "rollcall-enter");
        enter.setDaemon(true);
        enter.start();
    }

    /** Takes charge of the end of this process. */
    static Foreground of(Terminal terminal) {
        Foreground foreground = new Foreground(terminal);
        Runtime.getRuntime().addShutdownHook(new Thread(foreground::end, "rollcall-stop"));
        return foreground;
    }

    /** Takes charge of Tomcats. */
    void lookAfter(Fleet fleet) {
        started.complete(fleet);
    }

    /**
     * Waits until all is ready.
     *
     * @return false if the end was asked for before
     * @throws FailureException if they do not become ready; nothing is left running
     */
    boolean awaitReady(Services services, Readiness readiness) {
        Fleet fleet = started.join();
        do {
            Optional<Supervised> dead = fleet.ended();
            if (dead.filter(this::isExpected).isPresent()) {
                return false;
            }
            if (dead.isPresent()) {
                return giveUp(ended(dead.get()) + ".", dead);
            }
            List<Address> failed = services.failed();
            if (!failed.isEmpty()) {
                Optional<Supervised> culprit = fleet.serving(failed.get(0));
                return giveUp("Tomcat could not start " + files(failed) + reason(failed.get(0), culprit), culprit);
            }
            Readiness.Verdict verdict = readiness.judge();
            switch (verdict.kind()) {
                case READY -> {
                    fleet.ready();
                    return !asked.isDone();
                }
                case REFUSED -> {
                    return giveUp(Sentence.of(verdict.words()), Optional.empty());
                }
                case LATE -> {
                    return giveUp(Sentence.of(verdict.words()), Optional.of(fleet.late()));
                }
                case WAITING -> {}
            }
        } while (!isAskedWithin(POLL));
        return false;
    }

    /**
     * Looks after the Tomcats until the end is asked for; then nothing is left running.
     *
     * @return the exit status
     * @throws FailureException if no Tomcat is left
     */
    int awaitEnd() {
        Fleet fleet = started.join();
        while (!isAskedWithin(POLL)) {
            if (!fleet.step(this)) {
                giveUp("No Tomcat is left.", Optional.empty());
            }
        }
        stop();
        return status;
    }

    /** Asks for the end. */
    void ask() {
        asked.complete(null);
    }

    /**
     * Makes the exit status that of a failure.
     *
     * @return false if the end was asked for before: what fails then fails because everything is being stopped
     */
    boolean fail() {
        if (status == 0 && isAskedWithin(GRACE)) {
            return false;
        }
        status = 1;
        return true;
    }

    /** A signal may reach Tomcat too, perhaps earlier than this process. */
    @Override
    public boolean isExpected(Supervised tomcat) {
        return isAskedWithin(tomcat.running().status() >= SIGNALLED ? GRACE_OF_SIGNALLED : GRACE);
    }

    @Override
    public void died(Supervised tomcat, Optional<Duration> pause) {
        show(tomcat.running().lastLines(LAST_LINES));
        terminal.complain(ended(tomcat) + " at "
                + tomcat.state().lastEnd().map(end -> end.time().toString()).orElse("an unknown time")
                + where(tomcat)
                + pause.map(time -> " It is started again in " + time.toSeconds() + " s.")
                        .orElse(" It has died three times within five minutes and is given up."));
    }

    @Override
    public void failed(Supervised tomcat, String sentence, Optional<Duration> pause) {
        terminal.complain("Tomcat " + tomcat.name() + " could not be started again. " + sentence
                + pause.map(time -> " This is tried once more in " + time.toSeconds() + " s.")
                        .orElse(" It is given up."));
    }

    @Override
    public void back(Supervised tomcat) {
        terminal.say("Tomcat " + tomcat.name() + " answers again (process "
                + tomcat.running().pid() + ").");
    }

    private static String files(List<Address> failed) {
        return failed.stream().map(address -> address.war().file()).distinct().collect(Collectors.joining(", "));
    }

    private static String reason(Address failed, Optional<Supervised> tomcat) {
        String context = failed.uri().getPath().replaceFirst("/$", "");
        return tomcat.flatMap(t -> t.running().reason(context, t.state().since()))
                .map(why -> " (" + why + ").")
                .orElse(".");
    }

    private static String ended(Supervised tomcat) {
        return "Tomcat " + tomcat.name() + " has ended with status "
                + tomcat.running().status();
    }

    private static String where(Supervised tomcat) {
        return ". The lines above are the end of " + tomcat.running().log() + ".";
    }

    /**
     * Ends with a failure, or returns false if the end was asked for before. The log is read first: what a Tomcat
     * writes while it stops does not say why it had to.
     */
    private boolean giveUp(String sentence, Optional<Supervised> culprit) {
        if (!fail()) {
            return false;
        }
        List<String> lines =
                culprit.map(tomcat -> tomcat.running().lastLines(LAST_LINES)).orElse(List.of());
        stop();
        culprit.ifPresent(tomcat -> show(lines));
        throw FailureException.because(
                sentence + culprit.map(tomcat -> where(tomcat).substring(1)).orElse(""));
    }

    private void show(List<String> lines) {
        terminal.complain("");
        lines.forEach(line -> terminal.complain("  | " + line));
        terminal.complain("");
    }

    /** Waits, and returns whether the end was asked for. */
    boolean isAskedWithin(Duration patience) {
        try {
            asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("waiting was interrupted", e);
        }
    }

    private void awaitEnter(InputStream in) {
        try {
            int next = in.read();
            while (next >= 0 && next != '\n') {
                next = in.read();
            }
            if (next == '\n') {
                ask();
            }
        } catch (IOException e) {
            // No input, then: it is stopped in another way.
        }
    }

    /** Leaves nothing running. Works once: a second caller waits for the first. */
    synchronized void stop() {
        if (stopped || !started.isDone()) {
            return;
        }
        stopped = true;
        Fleet fleet = started.join();
        if (fleet.tomcats().stream().noneMatch(tomcat -> tomcat.running().isAlive())) {
            fleet.stop(Duration.ZERO);
            return;
        }
        terminal.say("Stopping ...");
        boolean orderly = fleet.stop(STOP);
        terminal.say(
                orderly ? "Stopped." : "Tomcat did not stop within " + STOP.toSeconds() + " s and was ended by force.");
    }

    private void end() {
        ask();
        stop();
        Runtime.getRuntime().halt(status);
    }
}
