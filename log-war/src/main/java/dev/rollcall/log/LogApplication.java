package dev.rollcall.log;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.servlet.Health;
import dev.rollcall.kit.servlet.WarApplication;
import dev.rollcall.kit.servlet.Wiring;
import dev.rollcall.log.http.IndexServlet;
import dev.rollcall.log.http.LogServlet;
import dev.rollcall.log.ingest.Ingest;
import dev.rollcall.log.store.SegmentStore;
import dev.rollcall.log.store.SegmentStore.Surroundings;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Builds the log service. */
public final class LogApplication extends WarApplication {

    /** Where the events are, in the folder of this web application. */
    static final String SEGMENTS = "segments";

    private static final String INDEX = "";
    private static final String LOG = "/log";

    /** Called by the container. */
    public LogApplication() {
        super(ServiceName.LOG, ServiceName.LOG);
    }

    @Override
    protected List<String> patterns() {
        return Stream.concat(Stream.of(INDEX, LOG), Finding.PATTERNS.stream()).toList();
    }

    @Override
    protected void build(Wiring wiring) throws IOException {
        LogConfig config = LogConfig.from(wiring.settings());
        Surroundings around = new Surroundings(wiring.wall(), wiring.ticker(), LogMetrics.forces(wiring.metrics()));
        SegmentStore store = wiring.own(SegmentStore.open(wiring.data().resolve(SEGMENTS), config.segments(), around));
        Ingest ingest = new Ingest(store, wiring.wall());
        LogMetrics.bind(wiring.metrics(), ingest, store);
        wiring.logThrough(new OwnLog(ingest));
        wiring.health("store", () -> health(store));
        wiring.serve(LOG, new LogServlet(wiring.json(), wiring.guard(), ingest, Finding.build(wiring, store)));
        wiring.serve(INDEX, new IndexServlet(wiring.json(), store::size));
    }

    /** Senders still get a store that cannot write: they keep what they have and try again, here or elsewhere. */
    private static Health health(SegmentStore store) {
        return store.failure()
                .map(failure -> Health.degraded("Events cannot be stored: " + failure.getMessage() + "."))
                .orElseGet(Health::up);
    }
}
