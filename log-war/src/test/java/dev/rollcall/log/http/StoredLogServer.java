package dev.rollcall.log.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.metrics.Timer;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.servlet.ProblemFilter;
import dev.rollcall.kit.servlet.ProblemServlet;
import dev.rollcall.kit.servlet.TokenGuard;
import dev.rollcall.kit.servlet.TraceFilter;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.BadRequests;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.log.ingest.Ingest;
import dev.rollcall.log.search.EventIndex;
import dev.rollcall.log.store.EventCursor;
import dev.rollcall.log.store.Fixtures;
import dev.rollcall.log.store.LineFormat;
import dev.rollcall.log.store.SegmentReader;
import dev.rollcall.log.store.SegmentStore;
import dev.rollcall.log.store.StoredEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.connector.Connector;

/** Every address of the log service as the WAR has them, in front of a file, on a Tomcat that soon loses patience. */
final class StoredLogServer implements AutoCloseable {

    private final Json json = new Json();
    private final Path segments;
    private final Tokens tokens;
    private final SegmentStore store;
    private final Reading reading;
    private final EmbeddedTomcat tomcat;

    StoredLogServer(Path folder) throws IOException {
        SystemTime time = SystemTime.INSTANCE;
        segments = folder.resolve("segments");
        tokens = new Tokens(MasterKey.loadOrCreate(folder), time);
        store = SegmentStore.open(
                segments, Fixtures.keepingAll(), new SegmentStore.Surroundings(time, time, Timer.NONE));
        TokenGuard guard = new TokenGuard(ServiceName.LOG, tokens, time, Settings.of(Map.of()));
        reading = new Reading(json, guard, store, EventIndex.NONE, time);
        LogServlet log = new LogServlet(json, guard, new Ingest(store, time), reading.log());
        tomcat = EmbeddedTomcat.start(
                "/log",
                app -> reading.addTo(app.filter(new TraceFilter())
                        .filter(new ProblemFilter())
                        .servlet("/log", log)
                        .servlet("", new IndexServlet(json, store::size))
                        .servlet("/rollcall/problem", new ProblemServlet())
                        .errorPage("/rollcall/problem")),
                StoredLogServer::configure);
    }

    /** As the server.xml of the distribution has it. */
    private static void configure(Connector connector) {
        BadRequests.impatient(connector);
        connector.setProperty("maxHttpRequestHeaderSize", "16384");
    }

    int port() {
        return tomcat.port();
    }

    /** What is stored, line by line as a program reads it that knows line feeds only. */
    List<String> lines() {
        String content = content();
        return content.isEmpty() ? List.of() : List.of(content.split("\n"));
    }

    /** What is stored, as the command line prints it. */
    String content() {
        StringBuilder lines = new StringBuilder();
        try {
            EventCursor events = SegmentReader.read(segments);
            for (StoredEvent event = events.next(); event != null; event = events.next()) {
                LineFormat.write(event.record(), lines);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.toString();
    }

    /** The header value of a service that speaks for itself. */
    String token(String from) {
        return sign(from, ServiceName.LOG, Duration.ZERO);
    }

    String sign(String from, ServiceName to, Duration offset) {
        return "Bearer "
                + tokens.sign(new ServiceName(from), to, Optional.empty(), offset)
                        .orElseThrow();
    }

    /** The header value of a service that claims to speak for a person. */
    String person(String from, String role) {
        Person person = new Person("olga", role.isEmpty() ? Set.of() : Set.of(role));
        return "Bearer "
                + tokens.sign(new ServiceName(from), ServiceName.LOG, Optional.of(person), Duration.ZERO)
                        .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        reading.close();
        tomcat.close();
        store.close();
        json.close();
    }
}
