package dev.rollcall.launcher.command;

import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.roll.Person;
import dev.rollcall.launcher.roll.ServiceKeys;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Prints a token for curl. */
final class TokenCommand implements Command {
    private static final String USER = "user";
    private static final int MAX_NAME = 128;

    @Override
    public String name() {
        return "token";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(Set.of(USER, Roles.OPTION), Set.of());
    }

    @Override
    public String help() {
        return """
                Usage: rollcall token FROM TO [--user NAME --roles ROLE[,ROLE]] [--base DIR]

                Prints a token with which service FROM may call service TO for the next 60 seconds. At least one
                of the two is RegistryService, LogService, GradingService or Portal. Only Portal may speak for a
                person; the roles are teacher, student, operator and admin.

                Examples:
                  curl -H "Authorization: Bearer $(rollcall token Portal RegistryService)" \\
                       http://localhost:8080/registry/services
                  curl -H "Authorization: Bearer $(rollcall token Portal GradingService --user ada --roles teacher)" \\
                       http://localhost:8080/grading/students
                """;
    }

    @Override
    public int run(Options options, Terminal terminal) {
        if (options.words().size() != 2) {
            throw FailureException.misuse("Name two services: rollcall token FROM TO.");
        }
        String from = KeyCommand.serviceName(options.words().get(0));
        String to = KeyCommand.serviceName(options.words().get(1));
        if (!ServiceKeys.INFRASTRUCTURE.contains(from) && !ServiceKeys.INFRASTRUCTURE.contains(to)) {
            throw FailureException.misuse(
                    "At least one side must be RegistryService, LogService, GradingService or Portal:"
                            + " services of your own call each other without tokens.");
        }
        Optional<Person> person = person(from, options);
        Instant now = InstantSource.system().instant();
        terminal.say(KeyCommand.keys(options, terminal).token(from, to, now, person));
        return 0;
    }

    private static Optional<Person> person(String from, Options options) {
        Optional<String> user = options.value(USER);
        Optional<Set<String>> roles = Roles.of(options);
        if (user.isPresent() != roles.isPresent()) {
            throw FailureException.misuse("--user and --roles go together.");
        }
        if (user.isPresent() && !from.equals(ServiceKeys.PORTAL)) {
            throw FailureException.misuse(
                    "Only Portal may speak for a person: leave --user out, or make it a token from Portal.");
        }
        if (user.isPresent() && !isName(user.get())) {
            throw FailureException.misuse("--user takes 1 to " + MAX_NAME + " characters, and no control characters.");
        }
        return user.map(name -> new Person(name, roles.orElseThrow()));
    }

    /** As the kit reads it. */
    private static boolean isName(String text) {
        return text.length() <= MAX_NAME && text.chars().noneMatch(Character::isISOControl);
    }
}
