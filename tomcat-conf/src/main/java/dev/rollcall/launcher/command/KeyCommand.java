package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.BaseSettings;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.MasterKeyFile;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.roll.ServiceKeys;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.util.Map;
import java.util.Set;

/** Prints the key of a service. */
final class KeyCommand implements Command {
    private static final int MAX_NAME = 128;

    @Override
    public String name() {
        return "key";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(Set.of(), Set.of());
    }

    @Override
    public String help() {
        return """
                Usage: rollcall key SERVICE [--base DIR]

                Prints the key by which a service of your own proves its name. Give it to that service only, as
                the setting rollcall.service.key; whoever has it can register as SERVICE. RegistryService,
                LogService, GradingService and Portal need none where they can read master.key.

                Example:
                  rollcall key "Library Service"
                """;
    }

    @Override
    public int run(Options options, Terminal terminal) {
        if (options.words().size() != 1) {
            throw FailureException.misuse("Name one service: rollcall key SERVICE.");
        }
        terminal.say(keys(options, terminal).key(serviceName(options.words().get(0))));
        return 0;
    }

    /**
     * Returns a name as the registry accepts it.
     *
     * @throws FailureException if it does not
     */
    static String serviceName(String text) {
        if (text.isEmpty()
                || text.length() > MAX_NAME
                || !text.equals(text.strip())
                || text.chars().anyMatch(Character::isISOControl)) {
            throw FailureException.misuse("The name of a service has 1 to " + MAX_NAME
                    + " characters, none of them a control character, and no blanks around it.");
        }
        return text;
    }

    /**
     * Returns what follows from the master key of the base.
     *
     * @throws FailureException if there is none
     */
    static ServiceKeys keys(Options options, Terminal terminal) {
        CatalinaBase base = new CatalinaBase(
                Base.of(options.value("base"), terminal.environment()).root());
        MasterKeyFile file = MasterKeyFile.in(BaseSettings.read(base, base.conf(), terminal.environment(), Map.of())
                .data());
        return new ServiceKeys(file.read()
                .orElseThrow(() -> FailureException.because("There is no key at " + file.file()
                        + " yet: start Rollcall once with this base, or name another one with --base.")));
    }
}
