package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.base.Addresses;
import dev.rollcall.launcher.base.Base;
import dev.rollcall.launcher.base.BaseSettings;
import dev.rollcall.launcher.base.BrowserPort;
import dev.rollcall.launcher.base.CatalinaBase;
import dev.rollcall.launcher.base.Endpoint;
import dev.rollcall.launcher.base.Installation;
import dev.rollcall.launcher.base.MasterKeyFile;
import dev.rollcall.launcher.base.Placement;
import dev.rollcall.launcher.base.Registries;
import dev.rollcall.launcher.base.Site;
import dev.rollcall.launcher.base.Sites;
import dev.rollcall.launcher.base.Topology;
import dev.rollcall.launcher.base.War;
import dev.rollcall.launcher.failure.FailureException;
import dev.rollcall.launcher.failure.Sentence;
import dev.rollcall.launcher.roll.Roll;
import dev.rollcall.launcher.roll.ServiceKeys;
import dev.rollcall.launcher.roll.Services;
import dev.rollcall.launcher.roll.Trust;
import dev.rollcall.launcher.state.Survivor;
import dev.rollcall.launcher.state.TomcatState;
import dev.rollcall.launcher.status.State;
import dev.rollcall.launcher.status.Survey;
import dev.rollcall.launcher.tomcat.Unlaunched;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** Gathers the facts, hands them to the checks, and collects what these find. For one use, by one thread. */
public final class Doctor {
    private final Installation installation;
    private final Base base;
    private final Map<String, String> environment;
    private final Map<String, String> launched;
    private final InstantSource clock = InstantSource.system();
    private final List<Diagnosis.Entry> entries = new ArrayList<>();

    /**
     * Makes a doctor for a base.
     *
     * @param offset the port offset that the base is to be started with
     */
    public Doctor(Installation installation, Base base, Map<String, String> environment, int offset) {
        this.installation = installation;
        this.base = base;
        this.environment = environment;
        this.launched = Map.of("rollcall.port.offset", Integer.toString(offset));
    }

    /**
     * Looks at everything.
     *
     * @param wanted the topology for a base that does not exist yet
     */
    public Diagnosis examine(Topology wanted) {
        check("java", "Java " + Runtime.version().feature() + " is new enough and whole.", JavaCheck.ofThisJvm());
        check("installation", "The installation is as it was shipped.", new InstallationCheck(installation));
        Optional<Optional<Topology>> made = attempt("base", base::topology);
        if (made.isEmpty()) {
            return diagnosis("not readable");
        }
        Optional<Topology> topology = made.get();
        if (topology.isEmpty()) {
            check("base", "The base " + base.root() + " can be made.", new NewBaseCheck(base.root()));
        }
        List<Patient> patients = base.placements(topology.orElse(wanted)).stream()
                .filter(placement ->
                        topology.isEmpty() || placement.catalinaBase().exists())
                .flatMap(placement -> attempt("state", () -> Survey.of(placement)).stream())
                .map(this::patient)
                .toList();
        disk(
                base.root(),
                "--base",
                patients.stream().filter(Patient::isOnDiskOfBase).toList());
        patients.forEach(this::tomcat);
        keys(patients);
        Optional<Sites> sites = attempt("settings", () -> sites(topology, wanted));
        sites.ifPresent(all -> attempt("settings", () -> {
            all.requireDistinct();
            return all;
        }));
        List<Addresses> others = sites.map(all -> ports(patients, all)).orElse(List.of());
        Optional<Duration> ahead =
                sites.flatMap(all -> registry(patients, others, all)).flatMap(Answer::ahead);
        check(
                "clock",
                ahead.map(difference -> "The clock is that of the registry.").orElse(""),
                new ClockCheck(clock.instant(), ahead));
        boolean runs = patients.stream()
                .anyMatch(patient ->
                        patient.runs() || patient.survey().unlaunched().isPresent());
        return diagnosis(state(topology, runs || !others.isEmpty()));
    }

    private static String state(Optional<Topology> topology, boolean runs) {
        return topology.map(made -> made.word() + (made == Topology.ONE ? " Tomcat, " : " Tomcats, "))
                .map(words -> words + (runs ? "running" : "stopped"))
                .orElse("not made yet");
    }

    private void keys(List<Patient> patients) {
        List<MasterKeyFile> keys =
                patients.stream().flatMap(patient -> patient.key().stream()).toList();
        boolean several = keys.stream().filter(key -> Files.exists(key.file())).count() > 1;
        check("keys", several ? "All Tomcats hold the same key." : "", new KeyCheck(keys));
    }

    private Diagnosis diagnosis(String state) {
        Map<Finding, Diagnosis.Entry> each = new LinkedHashMap<>();
        entries.forEach(entry -> each.putIfAbsent(entry.finding(), entry));
        return new Diagnosis(installation.home(), base, state, List.copyOf(each.values()));
    }

    private Sites sites(Optional<Topology> topology, Topology wanted) {
        return Sites.read(
                base,
                topology.orElse(wanted),
                EnumSet.allOf(War.class),
                topology.isEmpty() ? Optional.of(installation.template().resolve("conf")) : Optional.empty(),
                environment,
                launched);
    }

    /** One Tomcat of the base, and what is known of it. */
    private record Patient(Survey survey, Optional<BaseSettings> settings, boolean isOnDiskOfBase) {
        Placement placement() {
            return survey.placement();
        }

        boolean runs() {
            return survey.endpoint().isPresent();
        }

        State state() {
            return survey.status(Roll.unknown("nobody has asked")).state();
        }

        /** Returns where its services answer; nothing before it accepts calls. */
        Addresses services() {
            return state() == State.RUNNING ? survey.services() : new Addresses(List.of());
        }

        /** Returns the free bytes at or below which its log service stores nothing; 0 if no log service is known. */
        long reserve() {
            Set<War> wars = survey.state()
                    .map(TomcatState::wars)
                    .orElseGet(() -> Set.copyOf(placement().wars()));
            return settings.filter(set -> wars.contains(War.LOG))
                    .map(DiskCheck::reserve)
                    .orElse(0L);
        }

        OptionalLong survivor() {
            return Survivor.of(survey.state(), Survivor::began);
        }

        Optional<MasterKeyFile> key() {
            return settings.map(BaseSettings::data).map(MasterKeyFile::in);
        }
    }

    private Patient patient(Survey survey) {
        CatalinaBase catalina = survey.placement().catalinaBase();
        Optional<BaseSettings> settings = attempt(
                "settings",
                () -> BaseSettings.read(
                        catalina,
                        catalina.conf(),
                        environment,
                        survey.placement().properties()));
        Optional<Boolean> shared =
                settings.flatMap(set -> attempt("disk", () -> DiskCheck.isShared(set.data(), base.root())));
        return new Patient(survey, settings, shared.orElse(true));
    }

    private void tomcat(Patient patient) {
        Placement placement = patient.placement();
        CatalinaBase catalina = placement.catalinaBase();
        patient.settings().ifPresent(settings -> {
            if (Files.exists(catalina.root())) {
                check(
                        "files",
                        catalina.root() + " can be used by its owner, and its secrets by nobody else.",
                        new FilesCheck(catalina, settings.data(), System.getProperty("user.name", "")));
            }
            if (Files.exists(catalina.server())) {
                files(catalina, settings);
            }
            if (!patient.isOnDiskOfBase()) {
                disk(settings.data(), "rollcall.data.dir", List.of(patient));
            }
        });
        Optional<TomcatState> last = patient.survey().state();
        if (patient.runs()) {
            check("tomcat", "", new TomcatCheck(placement, patient.state(), last));
            attempt("contexts", patient.survey()::unserved)
                    .flatMap(unserved -> unserved)
                    .ifPresent(unserved -> check(
                            "contexts",
                            patient.state() == State.RUNNING
                                    ? "The Tomcat of " + catalina.root() + " serves every web application there."
                                    : "",
                            new ContextsCheck(catalina.root(), unserved)));
        } else {
            check("leftovers", "", new LeftoversCheck(placement, last, patient.survivor()));
        }
    }

    /** Checks the free space where some Tomcats keep their data. */
    private void disk(Path directory, String setting, List<Patient> patients) {
        long reserve = patients.stream().mapToLong(Patient::reserve).max().orElse(0);
        check(
                "disk",
                "There is room where " + directory + " lies.",
                () -> new DiskCheck(DiskCheck.Space.of(directory), reserve, setting).findings());
    }

    private void files(CatalinaBase catalina, BaseSettings settings) {
        attempt("settings", () -> new SettingsFile(catalina).check()).ifPresent(this::settings);
        attempt(
                        "certificates",
                        () -> TlsConnector.read(
                                catalina.server(), catalina.root(), settings.text("rollcall.host"), settings::resolve))
                .ifPresent(connectors -> check(
                        "certificates",
                        connectors.isEmpty() ? "" : "The certificates of " + catalina.server() + " can be used.",
                        new TlsCheck(connectors, clock.instant())));
    }

    /** Checks a settings file, and the settings from elsewhere that it does not override. */
    private void settings(SettingsCheck file) {
        check("settings", "The settings in " + file.place() + " are known.", file);
        Map<String, String> options = BaseSettings.options(environment);
        options.keySet().removeAll(file.set().keySet());
        check("settings", "", new SettingsCheck("CATALINA_OPTS", options, file.referred()));
        Set<String> hidden = new HashSet<>(file.set().keySet());
        hidden.addAll(options.keySet());
        check("settings", "", new EnvironmentCheck(environment, hidden));
    }

    /**
     * Checks the ports of portals, and those of Tomcats that no launcher runs; returns where services answer if one was started
     * otherwise.
     */
    private List<Addresses> ports(List<Patient> patients, Sites sites) {
        List<Addresses> others = new ArrayList<>();
        for (Site site : sites.all()) {
            Optional<Patient> patient = patients.stream()
                    .filter(other ->
                            other.placement().name().equals(site.placement().name()))
                    .findFirst();
            if (site.placement().carries(War.PORTAL)) {
                check(
                        "ports",
                        "",
                        () -> browserPort(patient, site).refusal().map(Finding::warning).stream()
                                .toList());
            }
            if (patient.filter(Patient::runs).isEmpty()) {
                OptionalLong own = patient.map(Patient::survivor).orElseGet(OptionalLong::empty);
                List<Endpoint> endpoints = new ArrayList<>(site.endpoints());
                attempt("ports", () -> Registries.clusterPort(site))
                        .flatMap(port -> port)
                        .ifPresent(endpoints::add);
                CatalinaBase base = site.placement().catalinaBase();
                PortsCheck ports = new PortsCheck(endpoints, own, pid -> Unlaunched.is(pid, base), Listener::on);
                check("ports", free(endpoints), ports);
                if (ports.isUsed()) {
                    others.add(deployed(site));
                }
            }
        }
        return others;
    }

    private static BrowserPort browserPort(Optional<Patient> patient, Site site) {
        return new BrowserPort(patient.flatMap(known -> known.survey().endpoint())
                .map(URI::getPort)
                .orElseGet(site.endpoint()::port));
    }

    private static Addresses deployed(Site site) {
        Path webapps = site.placement().catalinaBase().webapps();
        return Addresses.of(
                site.placement().wars().stream()
                        .filter(war -> Stream.of("", ".war")
                                .map(end -> webapps.resolve(site.placement().context(war) + end))
                                .anyMatch(Files::exists))
                        .toList(),
                site::service);
    }

    /** Asks the registry, if there is one; not while a Tomcat is starting, when the answer is out of date at once. */
    private Optional<Answer> registry(List<Patient> patients, List<Addresses> others, Sites sites) {
        Addresses running = Addresses.of(Stream.concat(patients.stream().map(Patient::services), others.stream())
                .toList());
        boolean elsewhere = sites.all().stream()
                .anyMatch(site -> site.settings().text(BaseSettings.REGISTRY).isPresent());
        Optional<URI> registry = (elsewhere
                        ? attempt("registry", sites::registries)
                        : Optional.of(running.of(War.REGISTRY)))
                .flatMap(all -> all.stream().findFirst());
        Optional<SSLContext> trust = attempt("certificates", () -> trust(sites));
        boolean starting = patients.stream().anyMatch(patient -> patient.state() == State.STARTING);
        if (starting || registry.isEmpty() || trust.isEmpty()) {
            return Optional.empty();
        }
        Optional<ServiceKeys> keys = patients.stream()
                .flatMap(patient -> patient.key().stream())
                .flatMap(key -> attempt("keys", key::read).orElse(Optional.empty()).stream())
                .map(ServiceKeys::new)
                .findFirst();
        Answer answer = new Network(trust.get(), clock).registry(registry.get(), keys);
        RegistryCheck judgement = new RegistryCheck(answer);
        roll(answer, keys, trust.get())
                .ifPresent(roll -> check(
                        "services",
                        roll.trouble().isEmpty() ? "The services on the roll can be reached from here." : "",
                        roll.trouble().isEmpty()
                                ? new RollCheck(roll.instances(), roll.missing(running.wars()), Network::connection)
                                : () -> List.of(Finding.warning(
                                        Sentence.of(roll.trouble().get())))));
        check("registry", judgement.fine(), judgement);
        return Optional.of(answer);
    }

    /** Returns the roll, if a registry has answered to our key; of a very long one, Rollcall's own services. */
    private static Optional<Roll> roll(Answer answer, Optional<ServiceKeys> keys, SSLContext trust) {
        URI registry = answer.registry();
        return keys.filter(known -> answer.roll().isPresent())
                .map(known -> new Services(Addresses.of(War.all(), war -> registry), List.of(registry), known, trust)
                        .wholeRoll());
    }

    private static SSLContext trust(Sites sites) {
        sites.all().stream()
                .flatMap(site -> site.settings().trust().stream())
                .filter(Files::notExists)
                .findFirst()
                .ifPresent(file -> {
                    throw FailureException.because("The setting " + BaseSettings.TRUST + " names " + file
                            + ", which does not exist: put the certificates of your authorities there, or correct it"
                            + " in conf/catalina.properties.");
                });
        return Trust.context(sites.all().stream()
                .map(site -> site.settings())
                .flatMap(settings -> settings.trust().stream()
                        .map(path -> new Trust.TrustFile(path, settings.text(BaseSettings.TRUST + ".password"))))
                .toList());
    }

    /** Runs a check; if it finds nothing, adds {@code fine} unless that is empty. */
    private void check(String name, String fine, Check check) {
        attempt(name, check::findings).ifPresent(found -> {
            found.forEach(finding -> entries.add(new Diagnosis.Entry(name, finding)));
            if (found.isEmpty() && !fine.isEmpty()) {
                entries.add(new Diagnosis.Entry(name, Finding.fine(fine)));
            }
        });
    }

    private static String free(List<Endpoint> endpoints) {
        String ports = endpoints.stream()
                .map(endpoint -> Integer.toString(endpoint.port()))
                .collect(Collectors.joining(", "));
        return ports.isEmpty() ? "" : "Port " + ports + " is free.";
    }

    /** Turns a failure that would end any other command into a finding. */
    private <T> Optional<T> attempt(String name, Supplier<T> attempt) {
        try {
            return Optional.of(attempt.get());
        } catch (FailureException | UncheckedIOException e) {
            entries.add(new Diagnosis.Entry(name, Finding.wrong(Sentence.of(String.valueOf(e.getMessage())))));
            return Optional.empty();
        }
    }
}
