package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.state.TomcatLock;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Ends the launchers of a base, and waits until nothing is left running. */
final class StopCommand implements Command {
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final Duration POLL = Duration.ofMillis(100);

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

                Stops what runs in a base, however it was started: requests in flight are answered, then nothing
                is left running. With --only, those launchers end that run one of these services, each with
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
            terminal.say("Nothing runs in " + target.base().root() + ".");
            return 0;
        }
        terminal.say("Stopping Rollcall in " + target.base().root() + " ...");
        launchers.forEach(StopCommand::end);
        InstantSource clock = InstantSource.system();
        Instant deadline = clock.instant().plus(PATIENCE);
        while (!launchers(placements).isEmpty()) {
            if (clock.instant().isAfter(deadline)) {
                throw FailureException.because("It still runs after " + PATIENCE.toSeconds() + " s: process "
                        + String.join(
                                ", ",
                                launchers(placements).stream()
                                        .map(String::valueOf)
                                        .toList()) + ".");
            }
            pause();
        }
        terminal.say("Stopped.");
        return 0;
    }

    private static Set<Long> launchers(List<Placement> placements) {
        Set<Long> launchers = new TreeSet<>();
        placements.forEach(placement ->
                TomcatLock.holder(placement.catalinaBase()).ifPresent(holder -> launchers.add(holder.pid())));
        return launchers;
    }

    private static void end(long pid) {
        boolean ended = ProcessHandle.of(pid).map(ProcessHandle::destroy).orElse(true);
        if (!ended) {
            throw FailureException.because(
                    "Process " + pid + " cannot be stopped: do this as the user who runs Rollcall.");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
