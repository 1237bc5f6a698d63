package dev.rollcall.kit.servlet;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.log.transport.LogTransport;
import dev.rollcall.kit.metrics.Metrics;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.settings.DataRoot;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.kit.time.Ticker;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a {@link WarApplication} builds with, and what ends with it. Used by one thread while the application is built;
 * the parts it hands out are thread-safe.
 */
public final class Wiring {

    private final Settings settings;
    private final Collection<String> patterns;
    private final Map<String, HttpServlet> servlets = new LinkedHashMap<>();
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();
    private final List<AutoCloseable> waiting = new ArrayList<>();
    private final Path data;
    private final KeyRing keys;
    private final Tokens tokens;
    private final TokenGuard guard;
    private final Json json;
    private final ServiceParts parts;
    private final Service service;
    private final Metrics metrics = Metrics.create();
    private final RequestTimes times = new RequestTimes(metrics);

    private Wiring(
            ServletContext context,
            Settings settings,
            Identity identity,
            Collection<String> patterns,
            DataDirectory folder,
            KeyRing keys,
            Path root) {
        this.settings = settings;
        this.patterns = patterns;
        this.data = folder.path();
        this.keys = keys;
        this.tokens = new Tokens(keys, SystemTime.INSTANCE);
        this.guard = new TokenGuard(identity.name(), tokens, SystemTime.INSTANCE, settings);
        owned.push(folder);
        this.json = own(new Json());
        var told = new MetricsServlet(json, metrics, guard, settings);
        this.parts = new ServiceParts(identity, context, settings, keys, root);
        this.service = new Service(parts);
        servlets.put(HeartbeatServlet.PATH, new HeartbeatServlet(json, parts.checks(), guard));
        servlets.put(ProviderUpdateServlet.PATH, new ProviderUpdateServlet(json, parts.providers(), guard));
        servlets.put(MetricsServlet.PATH, told);
        ServiceMetrics.bind(metrics, parts, ticker());
    }

    /**
     * Opens the data directory and everything that needs nothing else.
     *
     * @throws DataDirectoryException if the directory cannot be used now
     * @throws SettingException if a setting cannot be understood
     */
    static Wiring open(
            ServletContext context,
            Settings settings,
            ServiceName name,
            List<ServiceName> required,
            Collection<String> patterns)
            throws DataDirectoryException {
        Identity identity = Identity.of(name, required, settings, context);
        Path root = DataRoot.of(settings);
        DataDirectory folder = DataDirectory.open(
                root, Identity.folderName(context), name + " (" + Identity.contextName(context) + ")");
        try {
            KeyRing keys = MasterKey.loadOrCreate(root);
            return new Wiring(context, settings, identity, patterns, folder, keys, root);
        } catch (IOException e) {
            close(folder);
            throw DataDirectory.unwritable(root, e);
        } catch (Throwable e) { // Nor must a thread that cannot be started keep the data directory locked.
            close(folder);
            throw e;
        }
    }

    /** Returns the settings. */
    public Settings settings() {
        return settings;
    }

    /** Returns this web application's own folder below the data directory: locked, mode 0700. */
    public Path data() {
        return data;
    }

    /** Returns every key. */
    public KeyRing keys() {
        return keys;
    }

    /** Returns what signs and checks tokens. */
    public Tokens tokens() {
        return tokens;
    }

    /** Returns what decides who may call. */
    public TokenGuard guard() {
        return guard;
    }

    /** Returns the HTTP client. */
    public HttpCaller http() {
        return parts.http();
    }

    /** Returns the JSON of the web application. */
    public Json json() {
        return json;
    }

    /** Returns the service; it registers once the application is built. */
    public Service service() {
        return service;
    }

    /** Returns the metrics to add to; they are published at {@code /metrics}. */
    public Metrics metrics() {
        return metrics;
    }

    /** Returns the wall clock. */
    public InstantSource wall() {
        return SystemTime.INSTANCE;
    }

    /** Returns the clock for intervals. */
    public Ticker ticker() {
        return SystemTime.INSTANCE;
    }

    /** Takes charge of {@code part}: what was handed over last is closed first. */
    public <T extends AutoCloseable> T own(T part) {
        owned.push(part);
        return part;
    }

    /**
     * Takes charge of what holds requests that wait: it is closed once the service has left the registry and the
     * container can still dispatch them, and again with what is owned. Then it must not let another request wait.
     */
    public <T extends AutoCloseable> T ownWaiting(T part) {
        waiting.add(part);
        return own(part);
    }

    /**
     * Lets a servlet answer {@code pattern} once the application is built.
     *
     * @throws IllegalArgumentException if the pattern is not one of {@link WarApplication#patterns()}, or has a servlet
     */
    public void serve(String pattern, HttpServlet servlet) {
        if (!patterns.contains(pattern)) {
            throw new IllegalArgumentException("pattern " + pattern + " is not among " + patterns);
        }
        if (servlets.putIfAbsent(pattern, servlet) != null) {
            throw new IllegalArgumentException("pattern " + pattern + " has a servlet already");
        }
    }

    /** Adds a health check, see {@link Service#health}. */
    public void health(String name, HealthCheck check) {
        service.health(name, check);
    }

    /**
     * Says at each heartbeat which data the service works on: operators are warned when calls go in turn to instances
     * with different data.
     *
     * @param word at most 64 letters, digits and hyphens; the same in all instances that share their data, and in no
     *     other
     */
    public void store(String word) {
        parts.checks().store(word);
    }

    /**
     * Lets {@code transport} carry what this web application logs, instead of calls to the log service. It is connected
     * once the service knows which instance it is, and ended before the parts that are owned.
     */
    public void logThrough(LogTransport transport) {
        parts.logs().use(transport);
    }

    RequestTimes times() {
        return times;
    }

    Map<String, HttpServlet> servlets() {
        return servlets;
    }

    /** Leaves the registry while requests still come, and sends those away that wait. */
    void leave() {
        service.leave();
        waiting.forEach(Wiring::close);
    }

    /** Leaves the registry first, then ends the parts in reverse order. */
    void close() {
        Closing.close("service", service::close);
        while (!owned.isEmpty()) {
            close(owned.pop());
        }
    }

    private static void close(AutoCloseable part) {
        Closing.close(part.getClass().getName(), part);
    }
}
