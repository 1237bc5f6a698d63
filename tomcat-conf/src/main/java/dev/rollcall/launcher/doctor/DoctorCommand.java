package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Says what is wrong with an installation and a base. */
public final class DoctorCommand implements Command {
    private static final String JSON = "json";
    private static final String TOPOLOGY = "topology";
    private static final String PORT_OFFSET = "port-offset";

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(Set.of(PORT_OFFSET, TOPOLOGY), Set.of(JSON));
    }

    @Override
    public String help() {
        return """
                Usage: rollcall doctor [--base DIR] [--port-offset N] [--topology WORD] [--json]
                Looks at this installation and at a base, whether it runs or not: Java, files and their modes, ports,
                room on the disk, settings, certificates, keys, the clock, and whether the registry and the services
                can be reached. Says in one sentence each what is wrong and what to do. Nothing is changed.
                  --port-offset N    where it is to be started with that
                  --topology WORD    of a base that does not exist yet
                  --json             for scripts
                Exit status: 0 nothing is wrong, though there may be warnings; 1 something is.
                """;
    }

    @Override
    public int run(Options options, Terminal terminal) {
        if (!options.words().isEmpty()) {
            throw FailureException.misuse("rollcall doctor takes options only, but was given "
                    + options.words().get(0) + ".");
        }
        String home = Optional.ofNullable(System.getProperty("rollcall.home"))
                .orElseThrow(() -> FailureException.because(
                        "Rollcall is started by bin/rollcall, which tells the launcher where it lies."));
        Diagnosis diagnosis = new Doctor(
                        new Installation(Path.of(home).toAbsolutePath().normalize()),
                        Base.of(options.value("base"), terminal.environment()),
                        terminal.environment(),
                        options.number(PORT_OFFSET, 0))
                .examine(topology(options));
        terminal.say(options.flag(JSON) ? diagnosis.json() : diagnosis.text());
        return diagnosis.status();
    }

    private static Topology topology(Options options) {
        return options.value(TOPOLOGY).map(Topology::of).orElse(Topology.ONE);
    }
}
