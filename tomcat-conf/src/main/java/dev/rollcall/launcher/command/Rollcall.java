package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Sentence;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line: finds the command, and turns failures into one sentence and an exit status. */
public final class Rollcall {
    private static final String HELP = "help";
    private static final String VERSION = "version";
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private static final String OVERVIEW = """
            Rollcall: a service registry, central logs, a grade book and a portal on Apache Tomcat.

            Usage: rollcall COMMAND [OPTIONS]

              run                start the four services; Ctrl-C, TERM or Enter stops them
              start              the same in the background, until rollcall stop
              stop               stop what runs
              status             say what runs, and whether it is ready
              doctor             say what is wrong, and what to do
              user add NAME      add an account to the portal
              user passwd NAME   give an account a new password
              user backup FILE   write all accounts of the portal into a file
              user restore FILE  add those of a file that are not there
              logs               print what the log service keeps, also while it is stopped
              backup FILE        write the whole grade book into an archive
              restore FILE       take it from an archive into an empty grade book
              key SERVICE        print the key by which a service of your own proves its name
              token FROM TO      print a token for calls of the next 60 seconds
              help COMMAND       say more about a command
              version            print the version

            Every command takes --base DIR: the directory of settings, keys, logs and data.
            Without it: $ROLLCALL_BASE, else ~/.rollcall.

            The first steps:
              rollcall run --demo    a school with five students, and accounts to log in with
              rollcall run           an empty one, for good
            """;

    private final Map<String, Command> commands;
    private final Terminal terminal;

    Rollcall(Terminal terminal, Command... commands) {
        this.terminal = terminal;
        this.commands = Stream.of(commands).collect(Collectors.toMap(Command::name, Function.identity()));
    }

    /** Runs the command line and ends the process with its status. */
    public static void main(String[] arguments) {
        Terminal terminal = Terminal.system();
        Rollcall rollcall = new Rollcall(terminal, commands());
        System.exit(rollcall.run(List.of(arguments)));
    }

    /** Returns all commands. */
    static Command[] commands() {
        return new Command[] {
            new RunCommand(),
            new StartCommand(),
            new StopCommand(),
            new StatusCommand(),
            new DoctorCommand(),
            new UserCommand(),
            new LogsCommand(),
            new BackupCommand(),
            new RestoreCommand(),
            new KeyCommand(),
            new TokenCommand()
        };
    }

    /** Runs one command line and returns the exit status. */
    int run(List<String> arguments) {
        try {
            return dispatch(arguments);
        } catch (FailureException e) {
            terminal.complain(String.valueOf(e.getMessage()));
            return e.status();
        } catch (UncheckedIOException e) {
            terminal.complain(Sentence.of(String.valueOf(e.getMessage())));
            return FAILED;
        } catch (RuntimeException e) {
            terminal.complain("This is a mistake of Rollcall, please report it: " + e + " at "
                    + Stream.of(e.getStackTrace())
                            .findFirst()
                            .map(String::valueOf)
                            .orElse("an unknown place") + ".");
            return FAILED;
        }
    }

    private int dispatch(List<String> arguments) {
        String word = arguments.isEmpty() ? HELP : arguments.get(0);
        List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        switch (word) {
            case HELP, "--help", "-h" -> {
                requireNothingAfter(word, rest, 1);
                terminal.say(help(rest).stripTrailing());
                return DONE;
            }
            case VERSION, "--version" -> {
                requireNothingAfter(word, rest, 0);
                terminal.say("Rollcall " + Installation.version());
                return DONE;
            }
            default -> {
                return run(command(word), rest);
            }
        }
    }

    private int run(Command command, List<String> arguments) {
        if (arguments.stream()
                .takeWhile(argument -> !argument.equals("--"))
                .anyMatch(Set.of("--help", "-h")::contains)) {
            terminal.say(command.help().stripTrailing());
            return DONE;
        }
        Set<String> valued = new HashSet<>(command.syntax().valued());
        valued.add("base");
        return command.run(
                Options.parse(arguments, new Syntax(valued, command.syntax().flags())), terminal);
    }

    private static void requireNothingAfter(String word, List<String> rest, int count) {
        if (rest.size() > count) {
            throw FailureException.misuse(
                    "rollcall " + word + " takes nothing more, but was given " + rest.get(count) + ".");
        }
    }

    private String help(List<String> words) {
        return words.isEmpty() || Set.of(HELP, VERSION).contains(words.get(0))
                ? OVERVIEW
                : command(words.get(0)).help();
    }

    private Command command(String word) {
        return Optional.ofNullable(commands.get(word))
                .orElseThrow(
                        () -> FailureException.misuse("There is no command " + word + ": rollcall help lists them."));
    }
}
