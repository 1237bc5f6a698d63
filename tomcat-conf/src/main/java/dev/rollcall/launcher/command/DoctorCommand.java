package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.doctor.Diagnosis;
import dev.rollcall.launcher.doctor.Doctor;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.util.Set;

/** Says what is wrong with an installation and a base. */
final class DoctorCommand implements Command {
    private static final String JSON = "json";

    @Override
    public String name() {
        return "doctor";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(Set.of(LaunchPlan.PORT_OFFSET, Target.TOPOLOGY), Set.of(JSON));
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
        RunCommand.requireNoWords(name(), options);
        Target target = Target.of(options, terminal);
        Topology wanted = options.value(Target.TOPOLOGY).isPresent() ? target.topology(options) : Topology.ONE;
        Diagnosis diagnosis = new Doctor(
                        Installation.started(),
                        target.base(),
                        terminal.environment(),
                        options.number(LaunchPlan.PORT_OFFSET, 0))
                .examine(wanted);
        terminal.say(options.flag(JSON) ? diagnosis.json() : diagnosis.text());
        return diagnosis.status();
    }
}
