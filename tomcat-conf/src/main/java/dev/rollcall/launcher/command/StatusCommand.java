package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.Addresses;
import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.BaseSettings;
import dev.rollcall.launcher.base.MasterKeyFile;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.roll.Roll;
import dev.rollcall.launcher.status.Report;
import dev.rollcall.launcher.status.ServiceStatus;
import dev.rollcall.launcher.status.Survey;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Says what runs in a base, and whether it is ready. */
final class StatusCommand implements Command {
    private static final String JSON = "json";

    @Override
    public String name() {
        return "status";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(Set.of(Target.ONLY), Set.of(JSON));
    }

    @Override
    public String help() {
        return """
                Usage: rollcall status [--json] [--base DIR] [--only NAMES]

                Says of each Tomcat of a base whether it is starting, ready, running (but not all its services are
                ready, or it was not started by rollcall), dead (it ended of its own; the end of its log is shown)
                or stopped, of each service, yours too, what the registry says, and which web applications Tomcat
                does not serve, and why.
                Nothing is created or changed.

                  --json    for scripts

                Exit status, whatever your own services say: 0 everything is ready, 1 something is not, 3 nothing runs.
                """;
    }

    @Override
    public int run(Options options, Terminal terminal) {
        RunCommand.requireNoWords(name(), options);
        Target target = Target.of(options, terminal);
        Report report = report(target, terminal.environment());
        terminal.say(options.flag(JSON) ? report.json() : report.text().stripTrailing());
        return report.status();
    }

    private static Report report(Target target, Map<String, String> environment) {
        Base base = target.base();
        List<Survey> all = base.placements().stream().map(Survey::of).toList();
        Roll roll = roll(all, environment);
        List<Survey> wanted = all.stream()
                .filter(survey -> !survey.placement().only(target.only()).wars().isEmpty())
                .toList();
        return new Report(
                base.root(),
                base.topology().map(Topology::word).orElse("none"),
                wanted.stream().map(survey -> survey.status(roll)).toList(),
                Stream.concat(
                                wanted.stream().flatMap(survey -> survey.services(roll).stream()),
                                target.isWhole() ? roll.others().stream().map(ServiceStatus::of) : Stream.of())
                        .toList(),
                wanted.stream()
                        .flatMap(survey -> survey.unserved().stream())
                        .flatMap(List::stream)
                        .toList());
    }

    private static Roll roll(List<Survey> all, Map<String, String> environment) {
        Addresses services = Addresses.of(all.stream().map(Survey::services).toList());
        if (services.all().isEmpty()) {
            return Roll.unknown("nothing runs");
        }
        List<BaseSettings> settings = all.stream()
                .map(Survey::placement)
                .map(Placement::catalinaBase)
                .map(base -> BaseSettings.read(base, base.conf(), environment, Map.of()))
                .toList();
        Optional<byte[]> master = settings.stream()
                .flatMap(s -> MasterKeyFile.in(s.data()).read().stream())
                .findFirst();
        List<URI> registries = new ArrayList<>(services.of(War.REGISTRY));
        settings.forEach(s -> registries.addAll(s.registries()));
        return registries.isEmpty() || master.isEmpty()
                ? Roll.unknown("the registry does not run")
                : Reach.of(services, registries.stream().distinct().toList(), master.get(), settings)
                        .services()
                        .wholeRoll();
    }
}
