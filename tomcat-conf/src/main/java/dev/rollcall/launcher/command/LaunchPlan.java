package dev.rollcall.launcher.command;

import dev.rollcall.launcher.base.BaseSettings;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.Endpoint;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.MasterKeyFile;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.Preparation;
import dev.rollcall.launcher.base.PrivateFiles;
import dev.rollcall.launcher.base.Registries;
import dev.rollcall.launcher.base.Site;
import dev.rollcall.launcher.base.Sites;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.state.StateFile;
import dev.rollcall.launcher.state.Survivor;
import dev.rollcall.launcher.state.TomcatLock;
import dev.rollcall.launcher.status.ContextStatus;
import dev.rollcall.launcher.status.Survey;
import dev.rollcall.launcher.terminal.Options;
import dev.rollcall.launcher.terminal.Terminal;
import dev.rollcall.launcher.tomcat.Fleet;
import dev.rollcall.launcher.tomcat.Supervised;
import dev.rollcall.launcher.tomcat.TomcatProcess;
import dev.rollcall.launcher.tomcat.Unlaunched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What is to be started: which Tomcats of which base, with what settings. */
record LaunchPlan(
        Installation installation,
        Target target,
        Topology topology,
        Sites sites,
        Map<String, String> properties,
        Map<String, String> environment) {
    static final String PORT_OFFSET = "port-offset";
    static final String DEMO = "demo";

    /** Reads everything that decides about a start, and creates nothing. */
    static LaunchPlan of(Options options, Terminal terminal) {
        Installation installation = Installation.find();
        Target target = Target.of(options, terminal);
        Topology topology = target.topology(options);
        if (options.flag(DEMO) && Collections.disjoint(target.only(), Set.of(War.GRADING, War.PORTAL))) {
            throw FailureException.misuse("--demo is for grading and portal: --only leaves both out.");
        }
        Map<String, String> properties = properties(options);
        Sites sites = Sites.read(
                target.base(),
                topology,
                target.only(),
                Optional.of(installation.template().resolve("conf")),
                terminal.environment(),
                properties);
        return new LaunchPlan(installation, target, topology, sites, properties, terminal.environment());
    }

    private static Map<String, String> properties(Options options) {
        Map<String, String> properties = new HashMap<>();
        properties.put("rollcall.port.offset", Integer.toString(options.number(PORT_OFFSET, 0)));
        if (options.flag(DEMO)) {
            properties.put("rollcall.grading.demo", "true");
        }
        return Map.copyOf(properties);
    }

    /**
     * Checks what can be checked before anything is created.
     *
     * @throws FailureException if the start cannot succeed
     */
    void check() {
        sites.requireDistinct();
        if (topology == Topology.ONE
                && !target.only().contains(War.REGISTRY)
                && sites.all().stream()
                        .noneMatch(site ->
                                site.settings().text(BaseSettings.REGISTRY).isPresent())) {
            throw FailureException.because(sites.names() + " without registry: name the registry of another machine by "
                    + BaseSettings.REGISTRY + " in " + settingsFile() + ".");
        }
        sites.registries();
        sites.all().forEach(site -> TomcatLock.requireFree(site.placement().catalinaBase()));
        sites.all().stream()
                .map(site -> site.placement().catalinaBase())
                .filter(CatalinaBase::exists)
                .forEach(LaunchPlan::requireEnded);
        sites.all().forEach(site -> site.endpoints().forEach(Endpoint::requireFree));
        sites.all().forEach(Registries::requireFree);
    }

    /** Settings of Tomcat are in it, too, so that one that is not there yet must not begin empty. */
    private String settingsFile() {
        Path file = target.base().root().resolve("conf/catalina.properties");
        return Files.exists(file)
                ? file.toString()
                : file + ", which begins as a copy of "
                        + installation.template().resolve("conf/catalina.properties");
    }

    /** A Tomcat ends with its launcher, but not at once; one that has none does not end by itself. */
    private static void requireEnded(CatalinaBase base) {
        Survivor.of(StateFile.in(base).read(), Survivor::began).ifPresent(pid -> {
            throw FailureException.because("The launcher of " + base.root() + " is gone, and its Tomcat, process " + pid
                    + ", still ends: try again in ten seconds; if it is still there then, kill " + pid + ".");
        });
        Unlaunched.on(base).ifPresent(pid -> {
            throw FailureException.because("A Tomcat that was not started by rollcall, process " + pid + ", runs in "
                    + base.root() + ": stop it as it was started, or name another directory with --base.");
        });
    }

    /** Returns a sentence for each setting that was probably meant to be another. */
    List<String> mistakes() {
        return sites.all().stream()
                .flatMap(site -> site.mistakes().stream()
                        .map(mistake ->
                                mistake + " (" + site.placement().catalinaBase().conf() + ")"))
                .toList();
    }

    /**
     * Creates what is missing, and locks every Tomcat.
     *
     * @throws FailureException if something cannot be written, or another process was faster
     */
    Locks prepare() {
        List<TomcatLock> locks = new ArrayList<>();
        Locks all = new Locks(locks);
        try (Locks turn = turn()) {
            for (Site site : sites.all()) {
                Placement placement = site.placement();
                Preparation preparation = new Preparation(installation, placement);
                preparation.directories();
                locks.add(TomcatLock.take(
                        placement.catalinaBase(), site.endpoint().here()));
                preparation.settings();
                preparation.keys(site.settings().data(), relatives(placement));
                preparation.files();
            }
            return all;
        } catch (RuntimeException e) {
            all.close();
            throw e;
        }
    }

    /** With one Tomcat its own lock is enough. */
    private Locks turn() {
        if (topology == Topology.ONE) {
            return new Locks(List.of());
        }
        Path root = target.base().root();
        try {
            PrivateFiles.createDirectories(root);
        } catch (IOException e) {
            throw Preparation.unusable(root, e);
        }
        return new Locks(List.of(TomcatLock.turn(target.base())));
    }

    /** Returns a sentence if an existing base has no key, so that {@link #prepare} will make one unknown to others. */
    Optional<String> newKey() {
        List<Path> data = data(other -> true);
        return data.isEmpty()
                        || data.stream()
                                .anyMatch(one ->
                                        Files.exists(MasterKeyFile.in(one).file()))
                ? Optional.empty()
                : Optional.of("There is no master.key in " + data.get(0) + ": a new one is made. Copy it to the other"
                        + " machines, and make the keys of applications of your own anew (rollcall key).");
    }

    private List<Path> relatives(Placement placement) {
        return data(other -> !other.name().equals(placement.name()));
    }

    /** Returns the data directories of some Tomcats of the base, as far as these exist. */
    private List<Path> data(Predicate<Placement> some) {
        return target.base().placements(topology).stream()
                .filter(other -> some.test(other) && other.catalinaBase().exists())
                .map(other -> BaseSettings.read(
                                other.catalinaBase(), other.catalinaBase().conf(), environment, properties)
                        .data())
                .toList();
    }

    /** Returns how long it may take until all is ready: JVMs that start together share the processors. */
    Duration patience() {
        return Duration.ofMinutes(topology == Topology.CLUSTER ? 4 : 2);
    }

    /** Returns the master key, which {@link #prepare} has made sure of. */
    byte[] masterKey() {
        return MasterKeyFile.in(sites.all().get(0).settings().data()).require();
    }

    /** Starts all Tomcats at the same time. */
    Fleet launch(Reach reach, InstantSource clock) {
        List<Supplier<Supervised>> starts = sites.all().stream()
                .<Supplier<Supervised>>map(site -> () -> launch(site, reach, clock))
                .toList();
        return Fleet.start(starts, clock);
    }

    private Supervised launch(Site site, Reach reach, InstantSource clock) {
        Placement placement = site.placement();
        Map<String, String> all = new HashMap<>(properties);
        all.putAll(sites.properties(site));
        return Supervised.start(
                placement.name(),
                site.services(),
                () -> TomcatProcess.start(installation, placement, environment, all),
                reach.services(site.services())::areAlive,
                StateFile.in(placement.catalinaBase())::write,
                clock.instant());
    }

    /**
     * Returns the user's web applications that the launched Tomcats do not serve; empty if one does not tell yet. Locks
     * are not looked at: on many a system a process that closes a file it has locked releases it.
     */
    Optional<List<ContextStatus>> unserved() {
        List<ContextStatus> all = new ArrayList<>();
        for (Site site : sites.all()) {
            Optional<List<ContextStatus>> unserved = new Survey(
                            site.placement(),
                            Optional.of(site.endpoint().here()),
                            StateFile.in(site.placement().catalinaBase()).read(),
                            OptionalLong.empty())
                    .unserved();
            if (unserved.isEmpty()) {
                return unserved;
            }
            unserved.get().stream().filter(context -> !context.own()).forEach(all::add);
        }
        return Optional.of(all);
    }

    /** Locks that are released together. */
    record Locks(List<TomcatLock> all) implements AutoCloseable {
        @Override
        public void close() {
            all.forEach(TomcatLock::close);
        }
    }
}
