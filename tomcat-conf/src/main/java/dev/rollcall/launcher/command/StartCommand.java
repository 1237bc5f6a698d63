package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Preparation;
import dev.rollcall.launcher.base.PrivateFiles;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Starts a launcher in the background, and waits until it is ready or has failed. */
final class StartCommand implements Command {

    @Override
    public String name() {
        return "start";
    }

    @Override
    public Syntax syntax() {
        return RunCommand.SYNTAX;
    }

    @Override
    public String help() {
        return """
                Usage: rollcall start [--demo] [--base DIR] [--topology WORD] [--only NAMES] [--port-offset N]

                Does what rollcall run does, in the background: it waits until the services are ready, says where,
                and leaves them running. What happens later is said in logs/launcher.log of the base.

                %s
                Examples:
                  rollcall start --base /srv/rollcall
                  rollcall status --base /srv/rollcall
                  rollcall stop --base /srv/rollcall
                """.formatted(RunCommand.OPTIONS);
    }

    @Override
    public int run(Options options, Terminal terminal) {
        RunCommand.requireNoWords(name(), options);
        LaunchPlan plan = LaunchPlan.of(options, terminal);
        plan.check();
        Path log = newLog(plan.target());
        Background background = Background.start(arguments(plan.target().base(), options), log);
        return background.relay(terminal);
    }

    /** The same options, with the base as it was understood here. */
    private static List<String> arguments(Base base, Options options) {
        List<String> arguments = new ArrayList<>(List.of("run", "--base=" + base.root()));
        new TreeSet<>(options.values().keySet())
                .stream()
                        .filter(name -> !name.equals(Target.BASE))
                        .forEach(name -> arguments.add(
                                "--" + name + "=" + options.value(name).orElse("")));
        options.flags().forEach(flag -> arguments.add("--" + flag));
        return arguments;
    }

    private static Path newLog(Target target) {
        String part =
                target.isWhole() ? "" : target.only().stream().map(War::word).collect(Collectors.joining("-", "-", ""));
        Path directory = target.base().root().resolve("logs");
        Path log = directory.resolve("launcher" + part + ".log");
        try {
            PrivateFiles.createDirectories(directory);
            if (Files.exists(log)) {
                Path before = directory.resolve("launcher" + part + ".1.log");
                Files.move(log, before, StandardCopyOption.REPLACE_EXISTING);
            }
            PrivateFiles.createFile(log, "");
            return log;
        } catch (IOException e) {
            throw Preparation.unusable(directory, e);
        }
    }

    /** Returns what the wrapper of this installation would start. */
    static List<String> launcher() {
        Installation installation = Installation.find();
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Drollcall.home=" + installation.home(),
                "-D" + RunCommand.BACKGROUND + "=true",
                "-cp",
                Installation.launcher().toString(),
                "dev.rollcall.launcher.Main");
    }

    static FailureException notStarted(IOException e) {
        return FailureException.because("The launcher cannot be started in the background: " + e.getMessage() + ".");
    }
}
