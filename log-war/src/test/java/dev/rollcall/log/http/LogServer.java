package dev.rollcall.log.http;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.servlet.ProblemFilter;
import dev.rollcall.kit.servlet.TokenGuard;
import dev.rollcall.kit.servlet.TraceFilter;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.log.ingest.Ingest;
import dev.rollcall.log.search.EventIndex;
import dev.rollcall.log.store.InMemoryLogStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The servlets of the log service on an embedded Tomcat, with a store in memory and tokens for everybody. */
final class LogServer implements AutoCloseable {

    private final ManualTime time = new ManualTime();
    private final InMemoryLogStore store = new InMemoryLogStore();
    private final Json json = new Json();
    private final Tokens tokens;
    private final Reading reading;
    private final EmbeddedTomcat tomcat;

    private LogServer() throws IOException {
        store.receiveAt(time.instant());
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "keys")), "key");
        tokens = new Tokens(MasterKey.loadOrCreate(folder), time);
        TokenGuard guard = new TokenGuard(ServiceName.LOG, tokens, time, Settings.of(Map.of()));
        reading = new Reading(json, guard, store, EventIndex.NONE, time);
        LogServlet log = new LogServlet(json, guard, new Ingest(store, time), reading.log());
        tomcat = EmbeddedTomcat.start(
                "/log",
                app -> reading.addTo(app.filter(new TraceFilter())
                        .filter(new ProblemFilter())
                        .servlet("/log", log)
                        .servlet("", new IndexServlet(json, () -> 5L << 20))));
    }

    static LogServer start() {
        try {
            return new LogServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InMemoryLogStore store() {
        return store;
    }

    Reading reading() {
        return reading;
    }

    Instant now() {
        return time.instant();
    }

    int port() {
        return tomcat.port();
    }

    URI uri(String path) {
        return tomcat.uri(path);
    }

    String token(String from) {
        return sign(from, ServiceName.LOG, Optional.empty(), Duration.ZERO);
    }

    String expiredToken(String from) {
        return sign(from, ServiceName.LOG, Optional.empty(), Duration.ofMinutes(-5));
    }

    String tokenForAnother(String from) {
        return sign(from, ServiceName.REGISTRY, Optional.empty(), Duration.ZERO);
    }

    /** Returns a token of the portal for somebody with one role, or none. */
    String tokenOfPerson(String role) {
        Person person = new Person("someone", role.isEmpty() ? Set.of() : Set.of(role));
        return sign("Portal", ServiceName.LOG, Optional.of(person), Duration.ZERO);
    }

    private String sign(String from, ServiceName to, Optional<Person> person, Duration offset) {
        return "Bearer "
                + tokens.sign(new ServiceName(from), to, person, offset).orElseThrow();
    }

    @Override
    public void close() {
        reading.close();
        tomcat.close();
        json.close();
    }
}
