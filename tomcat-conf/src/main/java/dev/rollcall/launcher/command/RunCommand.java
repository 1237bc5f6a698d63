package dev.rollcall.launcher.command;

import dev.rollcall.launcher.accounts.AllPortals;
import dev.rollcall.launcher.accounts.PortalAccounts;
import dev.rollcall.launcher.accounts.RunningPortal;
import dev.rollcall.launcher.base.Addresses;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Sentence;
import dev.rollcall.launcher.roll.Services;
import dev.rollcall.launcher.status.ContextStatus;
import dev.rollcall.launcher.terminal.Command;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Syntax;
import dev.rollcall.launcher.terminal.Terminal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Starts Tomcat with the four services, says when they are ready, looks after it, and stops it. */
final class RunCommand implements Command {
    /** Set by {@code rollcall start} for the launcher that it leaves behind. */
    static final String BACKGROUND = "rollcall.background";

    static final Syntax SYNTAX =
            new Syntax(Set.of(Target.TOPOLOGY, Target.ONLY, LaunchPlan.PORT_OFFSET), Set.of(LaunchPlan.DEMO));
    static final String OPTIONS = """
              --demo              five students with grades, and accounts to log in with
              --base DIR          settings, keys, logs and data; default $ROLLCALL_BASE, else ~/.rollcall
              --topology one      all services on one Tomcat, port 8080: what a new base gets
              --topology four     each on its own: registry 3000, log 4000, portal 5000, grading 6000
              --topology cluster  three registries 3000 to 3002, two of the others (grading: with PostgreSQL)
              --only NAMES        some of registry,log,grading,portal; the others run elsewhere, or later
              --port-offset N     add N to the ports, which are as above unless conf/ says otherwise
            """;

    private static final Duration GLANCE = Duration.ofMillis(100);
    private static final int LOOKS = 30;

    private final InstantSource clock = InstantSource.system();

    @Override
    public String name() {
        return "run";
    }

    @Override
    public Syntax syntax() {
        return SYNTAX;
    }

    @Override
    public String help() {
        return """
                Usage: rollcall run [--demo] [--base DIR] [--topology WORD] [--only NAMES] [--port-offset N]

                Starts the services and says when they are ready. Ctrl-C, TERM or Enter stops them. A Tomcat that
                dies later is reported and started again. A new base directory is prepared first; settings are in
                conf/, logs in logs/, with several Tomcats in those of DIR/registry, DIR/log and so on.

                %s
                Environment: JAVA_HOME chooses the Java, CATALINA_OPTS holds arguments for Tomcat's JVM.

                Examples:
                  rollcall run --demo
                  rollcall run --topology four --base ~/four
                  CATALINA_OPTS=-Xmx1g rollcall run --base /srv/rollcall --port-offset 100
                """.formatted(OPTIONS);
    }

    @Override
    public int run(Options options, Terminal terminal) {
        requireNoWords(name(), options);
        LaunchPlan plan = LaunchPlan.of(options, terminal);
        plan.mistakes().forEach(mistake -> terminal.complain("Warning: " + mistake));
        plan.check();
        plan.newKey().ifPresent(terminal::say);
        Foreground foreground = Foreground.of(terminal);
        try (LaunchPlan.Locks locks = plan.prepare()) {
            return run(plan, foreground, options, terminal);
        } catch (RuntimeException | Error e) {
            if (foreground.fail()) {
                throw e;
            }
            return 0;
        }
    }

    /** Whatever happens, the Tomcats are stopped before their locks are released. */
    private int run(LaunchPlan plan, Foreground foreground, Options options, Terminal terminal) {
        try {
            start(plan, foreground, options, terminal);
            return foreground.awaitEnd();
        } finally {
            foreground.stop();
        }
    }

    private void start(LaunchPlan plan, Foreground foreground, Options options, Terminal terminal) {
        terminal.say("Starting Rollcall " + Installation.version() + " in "
                + plan.target().base().root() + " ...");
        Reach reach = Reach.of(plan);
        foreground.lookAfter(plan.launch(reach, clock));
        Services services = reach.services();
        boolean hasRegistry = plan.target().only().contains(War.REGISTRY);
        Readiness readiness = new Readiness(services, hasRegistry, plan.patience(), System::nanoTime);
        if (foreground.awaitReady(services, readiness)) {
            LogInAdvice advice =
                    new LogInAdvice(plan.installation(), plan.target().base(), plan.sites());
            String howToLogIn = options.flag(LaunchPlan.DEMO) ? advice.demo(portals(plan, reach)) : advice.plain();
            terminal.say("\n" + advice.ready());
            if (!howToLogIn.isEmpty()) {
                terminal.say(howToLogIn);
            }
            readiness.remark().ifPresent(remark -> terminal.say("  Note: " + remark + "\n"));
            unserved(plan, foreground)
                    .forEach(context -> terminal.say("  Note: " + Sentence.of(context.sentence()) + "\n"));
            terminal.say(Background.READY + howToStop(plan));
        }
    }

    /** A Tomcat may tell what it serves a moment after the registry tells that all is ready. */
    private static List<ContextStatus> unserved(LaunchPlan plan, Foreground foreground) {
        Optional<List<ContextStatus>> known = plan.unserved();
        for (int looks = 1; looks < LOOKS && isPending(known) && !foreground.isAskedWithin(GLANCE); looks++) {
            known = plan.unserved();
        }
        return known.orElse(List.of());
    }

    private static boolean isPending(Optional<List<ContextStatus>> known) {
        return known.isEmpty() || known.get().stream().anyMatch(ContextStatus::isPending);
    }

    private static PortalAccounts portals(LaunchPlan plan, Reach reach) {
        return new AllPortals(plan.sites().services().of(War.PORTAL).stream()
                .<PortalAccounts>map(portal -> new RunningPortal(reach.services(Addresses.of(War.PORTAL, portal))))
                .toList());
    }

    private static String howToStop(LaunchPlan plan) {
        return Boolean.getBoolean(BACKGROUND)
                ? plan.installation().command("stop", plan.target().base())
                : "Ctrl-C or Enter.";
    }

    /** Refuses words that are no options. */
    static void requireNoWords(String command, Options options) {
        if (!options.words().isEmpty()) {
            throw FailureException.misuse("rollcall " + command + " takes options only, but was given "
                    + options.words().get(0) + ".");
        }
    }
}
