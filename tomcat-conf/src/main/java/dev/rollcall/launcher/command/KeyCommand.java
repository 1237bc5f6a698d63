package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.BaseSettings;
import dev.rollcall.launcher.base.MasterKeyFile;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.roll.ServiceKeys;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Prints the key of a service. */
final class KeyCommand implements Command {
    private static final int MAX_NAME = 128;
    private static final Pattern VISIBLE = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]+");

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
     * Returns a name as {@code ServiceName} of the kit and the registry accepts it.
     *
     * @throws FailureException if it does not
     */
    static String serviceName(String text) {
        if (text.length() > MAX_NAME
                || !text.equals(text.strip())
                || !VISIBLE.matcher(text).matches()) {
            throw FailureException.misuse(
                    "The name of a service has 1 to " + MAX_NAME
                            + " characters, none of them a control or invisible formatting character, and no blanks around it.");
        }
        return text;
    }

    /**
     * Returns the keys derived from the master key of the base.
     *
     * @throws FailureException if there is none
     */
    static ServiceKeys keys(Options options, Terminal terminal) {
        Target target = Target.of(options, terminal);
        List<MasterKeyFile> files =
                data(target.base(), terminal).map(MasterKeyFile::in).toList();
        return files.stream()
                .flatMap(file -> file.read().stream())
                .map(ServiceKeys::new)
                .findFirst()
                .orElseThrow(() -> FailureException.because("There is no key at "
                        + files.get(0).file()
                        + " yet: start Rollcall once with this base, or name another one with --base."));
    }

    /** A key can be put there before anything else is. */
    private static Stream<Path> data(Base base, Terminal terminal) {
        Stream<Topology> topologies =
                Stream.concat(Stream.of(base.topology().orElse(Topology.ONE)), Stream.of(Topology.values()));
        return topologies
                .flatMap(topology -> base.placements(topology).stream())
                .map(Placement::catalinaBase)
                .map(catalinaBase -> BaseSettings.read(
                                catalinaBase, catalinaBase.conf(), terminal.environment(), Map.of())
                        .data());
    }
}
