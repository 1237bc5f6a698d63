package dev.rollcall.launcher.command;

import dev.rollcall.launcher.accounts.RunningPortal;
import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.BaseLock;
import dev.rollcall.launcher.base.BaseSettings;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.Endpoint;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.MasterKeyFile;
import dev.rollcall.launcher.base.Preparation;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.roll.ServiceKeys;
import dev.rollcall.launcher.roll.Services;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import dev.rollcall.launcher.tomcat.TomcatProcess;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Starts Tomcat with the four services, says when they are ready, and stops them. */
final class RunCommand implements Command {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ONE = "one";

    @Override
    public String name() {
        return "run";
    }

    @Override
    public Syntax syntax() {
        return new Syntax(Set.of("topology", "port-offset"), Set.of("demo"));
    }

    @Override
    public String help() {
        return """
                Usage: rollcall run [--demo] [--base DIR] [--port-offset N] [--topology one]

                Starts the four services and says when they are ready. Ctrl-C, TERM or Enter stops them.
                A new base directory is prepared first; settings are in its conf/, logs in its logs/.

                  --demo              five students with grades, and accounts to log in with
                  --base DIR          settings, keys, logs and data; default $ROLLCALL_BASE, else ~/.rollcall
                  --port-offset N     add N to the port, which is 8080 unless conf/ says otherwise
                  --topology one      all services on one Tomcat

                Environment: JAVA_HOME chooses the Java, CATALINA_OPTS holds arguments for Tomcat's JVM.

                Examples:
                  rollcall run --demo
                  CATALINA_OPTS=-Xmx1g rollcall run --base /srv/rollcall --port-offset 100
                """;
    }

    @Override
    public int run(Options options, Terminal terminal) {
        if (!options.words().isEmpty()) {
            throw FailureException.misuse("rollcall run takes options only, but was given "
                    + options.words().get(0) + ".");
        }
        options.value("topology").filter(topology -> !topology.equals(ONE)).ifPresent(topology -> {
            throw FailureException.misuse("--topology must be one, but was " + topology + ".");
        });
        Installation installation = Installation.find();
        CatalinaBase base = new CatalinaBase(
                Base.of(options.value("base"), terminal.environment()).root());
        return run(options, terminal, installation, base);
    }

    private static int run(Options options, Terminal terminal, Installation installation, CatalinaBase base) {
        Map<String, String> properties = properties(options);
        Preparation preparation = new Preparation(installation, base);
        preparation.directories();
        preparation.settings();
        BaseSettings settings = BaseSettings.read(base, base.conf(), terminal.environment(), properties);
        preparation.keys(settings.data());
        Endpoint endpoint = Endpoint.read(base.conf(), settings);
        try (BaseLock lock = BaseLock.take(base, endpoint.here())) {
            endpoint.requireFree();
            preparation.wars();
            terminal.say("Starting Rollcall " + Installation.version() + " in " + base.root() + " ...");
            TomcatProcess tomcat = TomcatProcess.start(installation, base, terminal.environment(), properties);
            Foreground foreground = Foreground.of(tomcat, terminal);
            try {
                Services services = services(endpoint, settings);
                if (foreground.awaitReady(services, PATIENCE)) {
                    LogInAdvice advice = new LogInAdvice(installation, base, settings, endpoint);
                    String howToLogIn =
                            options.flag("demo") ? advice.demo(new RunningPortal(services)) : advice.plain();
                    terminal.say("\nRollcall is ready: " + endpoint.shown() + "\n");
                    terminal.say(howToLogIn);
                    terminal.say("  Stop it with Ctrl-C or Enter.");
                }
                return foreground.awaitEnd();
            } catch (FailureException | UncheckedIOException e) {
                foreground.fail();
                throw e;
            }
        }
    }

    private static Map<String, String> properties(Options options) {
        Map<String, String> properties = new HashMap<>();
        properties.put("rollcall.port.offset", Integer.toString(options.number("port-offset", 0)));
        if (options.flag("demo")) {
            properties.put("rollcall.grading.demo", "true");
        }
        return Map.copyOf(properties);
    }

    private static Services services(Endpoint endpoint, BaseSettings settings) {
        MasterKeyFile file = MasterKeyFile.in(settings.data());
        byte[] master = file.read().orElseThrow(() -> FailureException.because(file.file() + " is missing."));
        URI registry = settings.text("rollcall.registry.url")
                .map(text -> URI.create(text.endsWith("/") ? text : text + "/"))
                .orElseGet(() -> endpoint.here().resolve("registry/"));
        return new Services(endpoint.here(), registry, new ServiceKeys(master));
    }
}
