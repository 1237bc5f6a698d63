package dev.rollcall.log;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.servlet.Wiring;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.log.http.AllServices;
import dev.rollcall.log.http.ContextServlet;
import dev.rollcall.log.http.FacetsServlet;
import dev.rollcall.log.http.HistogramServlet;
import dev.rollcall.log.http.LogReading;
import dev.rollcall.log.http.Readers;
import dev.rollcall.log.http.TailServlet;
import dev.rollcall.log.index.LuceneIndex;
import dev.rollcall.log.search.EventIndex;
import dev.rollcall.log.search.Finder;
import dev.rollcall.log.store.LogStore;
import dev.rollcall.log.tail.Followers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;

/** Builds the parts that find: index, search, tail, and their servlets. */
final class Finding {

    private static final String HISTOGRAM = "/log/histogram";
    private static final String FACETS = "/log/facets";
    private static final String CONTEXT = "/log/context";
    private static final String TAIL = "/log/tail";

    /** The addresses, besides GET of {@code /log}. */
    static final List<String> PATTERNS = List.of(HISTOGRAM, FACETS, CONTEXT, TAIL);

    /** The index, in the folder of this web application. */
    private static final String FOLDER = "index";

    private static final int ASKING_THREADS = 8;

    /** How many times longer than a page a streamed answer may take. */
    private static final int STREAM_DEADLINES = 12;

    private static final Duration STOP = Duration.ofSeconds(5);

    private Finding() {}

    /** Builds all of it over {@code store}, and returns what answers GET of {@code /log}. */
    static LogReading build(Wiring wiring, LogStore store) {
        FindConfig config = FindConfig.from(wiring.settings());
        Finder finder = new Finder(
                store, index(wiring, store, config), wiring.ticker(), config.deadline(), config.maxScanBytes());
        Readers readers = new Readers(wiring.guard(), config.searches());
        wiring.serve(HISTOGRAM, new HistogramServlet(wiring.json(), readers, finder, wiring.wall()));
        wiring.serve(FACETS, new FacetsServlet(wiring.json(), readers, finder));
        wiring.serve(CONTEXT, new ContextServlet(wiring.json(), readers, finder));
        wiring.serve(TAIL, new TailServlet(wiring.json(), readers, store, followers(wiring, store, config)));
        return new LogReading(
                readers,
                finder,
                all(wiring, config),
                wiring.json(),
                config.deadline().multipliedBy(STREAM_DEADLINES));
    }

    private static EventIndex index(Wiring wiring, LogStore store, FindConfig config) {
        if (!config.indexed()) {
            return EventIndex.NONE;
        }
        LuceneIndex index = wiring.own(LuceneIndex.open(
                store, wiring.data().resolve(FOLDER), Threads.named("rollcall-log-indexer"), wiring.ticker()));
        LogMetrics.bind(wiring.metrics(), index);
        return index;
    }

    private static Followers followers(Wiring wiring, LogStore store, FindConfig config) {
        ScheduledExecutorService scheduler = Threads.scheduler("rollcall-log-tail", 1);
        wiring.own(() -> Threads.stop(scheduler, STOP));
        Followers followers = wiring.ownWaiting(new Followers(scheduler, config.followers()));
        store.onAppended(followers::appended);
        LogMetrics.bind(wiring.metrics(), followers);
        return followers;
    }

    private static AllServices all(Wiring wiring, FindConfig config) {
        ExecutorService threads = Threads.workers("rollcall-log-asking", ASKING_THREADS);
        wiring.own(() -> Threads.stop(threads, STOP));
        return new AllServices(
                () -> wiring.service().providers().all(ServiceName.LOG),
                wiring.service().client()::call,
                threads,
                wiring.json(),
                config.deadline(),
                wiring.ticker());
    }
}
