package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.state.TomcatLock;
import dev.rollcall.launcher.status.Survey;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Ends the launchers of a base, and waits until nothing is left running. */
final class StopCommand implements Command {
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    /** The time left for each launcher that is asked later, however long the earlier ones take. */
    private static final Duration RESERVE = Duration.ofSeconds(1);

    private static final Duration POLL = Duration.ofMillis(100);

    private final InstantSource clock = InstantSource.system();

    @Override
    public String name() {
        return "stop";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(Set.of(Target.ONLY), Set.of());
    }

    @Override
    public String help() {
        return """
                Usage: rollcall stop [--base DIR] [--only NAMES]

                Stops what "rollcall run" and "rollcall start" run in a base: requests in flight are answered, then
                nothing of it is left running. With --only, those launchers end that run one of these services, each with
                everything that it runs.

                Example:
                  rollcall stop --base /srv/rollcall
                """;
    }

    @Override
    public int run(Options options, Terminal terminal) {
        RunCommand.requireNoWords(name(), options);
        Target target = Target.of(options, terminal);
        List<Placement> placements = target.placements();
        Set<Long> launchers = launchers(placements);
        if (launchers.isEmpty()) {
            requireLaunched(placements);
            terminal.say("Nothing runs in " + target.base().root() + ".");
            return 0;
        }
        terminal.say("Stopping Rollcall in " + target.base().root() + " ...");
        Instant deadline = clock.instant().plus(PATIENCE);
        for (int i = placements.size() - 1; i >= 0; i--) {
            Placement one = placements.get(i);
            runs(one).ifPresent(StopCommand::end);
            awaitEnd(List.of(one), deadline.minus(RESERVE.multipliedBy(i)));
        }
        awaitEnd(placements, deadline);
        Set<Long> left = launchers(placements);
        if (!left.isEmpty()) {
            throw FailureException.because("It still runs after " + PATIENCE.toSeconds() + " s: process "
                    + left.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ".");
        }
        requireLaunched(placements);
        terminal.say("Stopped.");
        return 0;
    }

    private static void requireLaunched(List<Placement> placements) {
        for (Placement placement : placements) {
            Survey.of(placement).unlaunched().ifPresent(pid -> {
                throw FailureException.because("The Tomcat in "
                        + placement.catalinaBase().root() + ", process " + pid
                        + ", was not started by rollcall: stop it as it was started.");
            });
        }
    }

    private void awaitEnd(List<Placement> placements, Instant deadline) {
        while (!launchers(placements).isEmpty() && clock.instant().isBefore(deadline)) {
            pause();
        }
    }

    private static Set<Long> launchers(List<Placement> placements) {
        Set<Long> launchers = new TreeSet<>();
        placements.forEach(placement -> runs(placement).ifPresent(holder -> launchers.add(holder.pid())));
        return launchers;
    }

    /** A command that works on a stopped Tomcat, such as a backup, may finish. */
    private static Optional<TomcatLock.Holder> runs(Placement placement) {
        return TomcatLock.holder(placement.catalinaBase())
                .filter(holder -> holder.endpoint().isPresent());
    }

    /** A launcher that has ended meanwhile needs no signal, and another process with its number must not get it. */
    private static void end(TomcatLock.Holder holder) {
        ProcessHandle.of(holder.pid())
                .filter(process -> !(holder.is(process) && process.destroy()) && process.isAlive())
                .ifPresent(process -> {
                    throw FailureException.because("Process " + holder.pid()
                            + " of Rollcall cannot be stopped from here: do this as the user who runs it, and in its"
                            + " container if it runs in one.");
                });
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
