package dev.rollcall.log.http;

import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ServiceCall;
import dev.rollcall.kit.servlet.TokenGuard;
import dev.rollcall.kit.testing.EmbeddedTomcat.App;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.log.search.EventIndex;
import dev.rollcall.log.search.Finder;
import dev.rollcall.log.store.LogStore;
import dev.rollcall.log.tail.Followers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BiFunction;

/** Everything that reads, as the WAR puts it together, with other log services that a test makes up. */
final class Reading implements AutoCloseable {

    private static final int MAX_FOLLOWERS = 30;

    private final ScheduledExecutorService scheduler = Threads.scheduler("test-tail", 1);
    private final ExecutorService threads = Threads.workers("test-asking", 4);
    private final List<Provider> others = new CopyOnWriteArrayList<>();
    private final Followers followers = new Followers(scheduler, MAX_FOLLOWERS);
    private final Json json;
    private final Readers readers;
    private final Finder finder;
    private final LogStore store;
    private final InstantSource clock;
    private volatile BiFunction<ServiceCall, Provider, HttpAnswer> caller;

    Reading(Json json, TokenGuard guard, LogStore store, EventIndex index, InstantSource clock) {
        this.json = json;
        this.readers = new Readers(guard, 1);
        this.finder = new Finder(store, index, SystemTime.INSTANCE, Duration.ofSeconds(10), 1 << 30);
        this.store = store;
        this.clock = clock;
        store.onAppended(followers::appended);
    }

    /** Returns what answers GET of the log. */
    LogReading log() {
        AllServices all = new AllServices(
                () -> others,
                (call, provider) -> caller.apply(call, provider),
                threads,
                json,
                Duration.ofSeconds(5),
                SystemTime.INSTANCE);
        return new LogReading(readers, finder, all, json, Duration.ofSeconds(30));
    }

    /** Adds the other servlets. */
    void addTo(App app) {
        app.servlet("/log/histogram", new HistogramServlet(json, readers, finder, clock))
                .servlet("/log/facets", new FacetsServlet(json, readers, finder))
                .servlet("/log/context", new ContextServlet(json, readers, finder))
                .servlet("/log/tail", new TailServlet(json, readers, store, followers));
    }

    /** Makes other log services known, and says how a call of one ends. */
    void others(List<Provider> providers, BiFunction<ServiceCall, Provider, HttpAnswer> how) {
        caller = how;
        others.clear();
        others.addAll(providers);
    }

    Followers followers() {
        return followers;
    }

    @Override
    public void close() {
        followers.close();
        Threads.stop(threads, Duration.ofSeconds(5));
        Threads.stop(scheduler, Duration.ofSeconds(5));
    }
}
