package dev.rollcall.kit.servlet;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.registry.HttpRegistryClient;
import dev.rollcall.kit.registry.Providers;
import dev.rollcall.kit.registry.Registrar;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.registry.RegistryAddresses;
import dev.rollcall.kit.registry.ServiceClient;
import dev.rollcall.kit.registry.Signer;
import dev.rollcall.kit.registry.ViewFile;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.security.Trust;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.spool.SpoolHome;
import dev.rollcall.kit.time.SystemTime;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;

/** The graph behind a {@link Service}: made here from top to bottom, ended here in reverse. */
final class ServiceParts implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ServiceParts.class.getName());

    /** Within this time arrives what a dependent began to send before it was told that this instance leaves. */
    private static final Duration ON_ITS_WAY = Duration.ofMillis(200);

    private final Identity identity;
    private final OwnAddress address;
    private final List<URI> configuredRegistries;
    private final OwnTomcat tomcat;
    private final String contextPath;
    private final Optional<DataDirectory> folder;
    private final HttpCaller http;
    private final HealthChecks checks;
    private final Providers providers;
    private final ServiceClient client;
    private final LogShipping logs;
    private final Registrar registrar;

    ServiceParts(Identity identity, ServletContext context, Settings settings, KeyRing keys, Path data) {
        Optional<SSLContext> trust = Trust.from(settings);
        this.identity = identity;
        this.contextPath = context.getContextPath();
        this.tomcat = OwnTomcat.of(context);
        this.address = new OwnAddress(
                identity.configuredUrl(), settings.host("rollcall.host"), contextPath, tomcat::connectors);
        this.configuredRegistries = settings.uris("rollcall.registry.url");
        String name = Identity.contextName(context);
        this.folder = open(data, name, identity.name());
        try {
            this.http = new HttpCaller(name, trust);
            this.checks = new HealthChecks(name, HealthChecks.LIMIT);
            this.providers =
                    new Providers(folder.map(f -> ViewFile.in(f.path())).orElseGet(ViewFile::none));
            Signer signer = new Signer(identity.name(), new Tokens(keys, SystemTime.INSTANCE), SystemTime.INSTANCE);
            this.client = new ServiceClient(identity.required(), providers, http, signer, SystemTime.INSTANCE);
            this.logs = new LogShipping(
                    identity,
                    new SpoolHome(
                            data.resolve("kit"),
                            Optional.of(name),
                            identity.name().value()),
                    providers,
                    client);
            this.registrar = Registrar.of(
                    this::declaration,
                    new HttpRegistryClient(
                            new RegistryAddresses(this::registries, new SecureRandom().nextLong(), SystemTime.INSTANCE),
                            http,
                            signer,
                            SystemTime.INSTANCE),
                    providers,
                    SystemTime.INSTANCE,
                    name);
        } catch (RuntimeException | Error e) { // the next attempt finds the folder free
            closeFolder();
            throw e;
        }
    }

    /** Without a folder of its own a service forgets its providers when it ends, but otherwise works. */
    private static Optional<DataDirectory> open(Path data, String name, ServiceName service) {
        try {
            return Optional.of(DataDirectory.open(data, "kit/" + name, service + " (" + name + ")"));
        } catch (DataDirectoryException e) {
            LOG.log(Level.WARNING, "providers are not kept across a restart: {0}", e.sentence());
            return Optional.empty();
        }
    }

    /**
     * The registry asks itself; every other service finds it, or several of them, as configured, or as a neighbour in
     * the same Tomcat. Of several, one in this Tomcat is not asked while that stops: it would take the call and never
     * answer.
     */
    private List<URI> registries() {
        if (identity.name().equals(ServiceName.REGISTRY)) {
            return address.neighbour(contextPath).stream().toList();
        }
        if (configuredRegistries.isEmpty()) {
            return address.neighbour("/registry").stream().toList();
        }
        boolean choosy = configuredRegistries.size() > 1 && tomcat.isStopping();
        return configuredRegistries.stream()
                .filter(registry -> !choosy || !address.isOwn(registry))
                .toList();
    }

    private Optional<Registration> declaration() {
        if (!tomcat.isServing() || tomcat.isStopping()) { // whose connectors end one after the other
            return Optional.empty();
        }
        Optional<Registration> declaration = address.seenFrom(registries()).map(identity::registration);
        declaration.ifPresent(d -> logs.serving(d.instanceId()));
        return declaration;
    }

    Identity identity() {
        return identity;
    }

    HttpCaller http() {
        return http;
    }

    HealthChecks checks() {
        return checks;
    }

    Providers providers() {
        return providers;
    }

    ServiceClient client() {
        return client;
    }

    LogShipping logs() {
        return logs;
    }

    Registrar registrar() {
        return registrar;
    }

    /** Begins to keep the log and to register, in the background. */
    void start() {
        logs.open();
        registrar.start();
    }

    boolean stopping() {
        return tomcat.isStopping();
    }

    /** The registry itself ends with its own roll. */
    void leave() {
        if (registrar.close(identity.name().equals(ServiceName.REGISTRY))) {
            LockSupport.parkNanos(ON_ITS_WAY.toNanos());
        }
    }

    /**
     * While this Tomcat stops, its connectors take calls and never answer them: a registry behind them learns of it
     * when the lease expires. The registry itself ends with its own roll.
     */
    private boolean leavesSilently() {
        return identity.name().equals(ServiceName.REGISTRY)
                || (tomcat.isStopping() && registries().stream().allMatch(address::isOwn));
    }

    @Override
    public void close() {
        Closing.close("registrar", () -> registrar.close(leavesSilently()));
        Closing.close("last log events", this::abandonLogs);
        Closing.close("log shipping", logs);
        Closing.close("health checks", checks);
        Closing.close("HTTP client", http);
        closeFolder();
    }

    private void closeFolder() {
        folder.ifPresent(f -> Closing.close("folder " + f.path(), f));
    }

    private void abandonLogs() {
        if (tomcat.isStopping() && providers.all(ServiceName.LOG).stream().allMatch(p -> address.isOwn(p.url()))) {
            logs.abandon();
        }
    }
}
