package dev.rollcall.kit.juli;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.http.HttpCall;
import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.log.LogTransport;
import dev.rollcall.kit.security.ClockOffsets;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.security.Trust;
import dev.rollcall.kit.settings.DataRoot;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.kit.tomcat.Connectors;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Finds the log service as a web application would, but without being a service itself: asks the registry for it, and
 * again when it cannot be reached any more. Calls in the name {@code Tomcat}, with the key that follows from
 * {@code master.key}; as long as there is no such file nothing is sent. Used by one thread.
 */
final class LogServiceTransport implements LogTransport, AutoCloseable {

    private static final ServiceName SELF = new ServiceName(CentralLogHandler.SERVICE);
    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final String ADDRESSES = "text/uri-list";

    /** Answers that would be the same next time. */
    private static final Set<Integer> FINAL = Set.of(400, 413, 415, 422);

    private final Path data;
    private final Supplier<List<URI>> registries;
    private final HttpCaller http;
    private final ClockOffsets offsets = new ClockOffsets(SystemTime.INSTANCE);
    private @Nullable Tokens tokens;
    private @Nullable URI logService;

    /**
     * Sends nothing yet.
     *
     * @param data where the master key is, or will be
     * @param registries where a registry may be, the likeliest first
     */
    LogServiceTransport(Path data, Supplier<List<URI>> registries, HttpCaller http) {
        this.data = data;
        this.registries = registries;
        this.http = http;
    }

    /** Returns the transport of the Tomcat whose log manager asks. */
    static LogServiceTransport ofThisTomcat() {
        Settings settings = Settings.of(key -> null);
        return new LogServiceTransport(
                DataRoot.of(settings),
                () -> settings.uri("rollcall.registry.url").map(List::of).orElseGet(() -> neighbours(settings)),
                new HttpCaller("juli", trust(settings)));
    }

    /** A file that cannot be read is reported by every web application; here the JDK's authorities do. */
    private static Optional<SSLContext> trust(Settings settings) {
        try {
            return Trust.from(settings);
        } catch (SettingException e) {
            return Optional.empty();
        }
    }

    /** Where none is set: the neighbour that every web application would ask, or the only one of a Tomcat of its own. */
    private static List<URI> neighbours(Settings settings) {
        return Stream.of("/registry", "/")
                .flatMap(path ->
                        Connectors.here(Connectors.ofAllEngines().list(), settings.host("rollcall.host"), path)
                                .stream())
                .toList();
    }

    /** Returns what tells this Tomcat from others: the machine, a slash, the name of its base directory. */
    static String nodeName() {
        Path base = Path.of(System.getProperty("catalina.base", "."))
                .toAbsolutePath()
                .normalize();
        return machine() + "/" + base.getFileName();
    }

    /** Never the network, which may keep us waiting. */
    private static String machine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return Optional.ofNullable(System.getenv("COMPUTERNAME"))
                    .or(() -> Optional.ofNullable(System.getenv("HOSTNAME")))
                    .orElse("localhost");
        }
    }

    @Override
    public Outcome send(byte[] ndjson, int events) throws InterruptedException {
        try {
            URI target = target();
            if (target == null) {
                return Outcome.RETRY;
            }
            HttpAnswer answer =
                    call(ServiceName.LOG, HttpCall.of("POST", target).body("application/x-ndjson", ndjson));
            if (answer.successful()) {
                return Outcome.ACCEPTED;
            }
            logService = null;
            return FINAL.contains(answer.status()) ? Outcome.REFUSED : Outcome.RETRY;
        } catch (InterruptedIOException e) {
            Thread.interrupted();
            throw new InterruptedException();
        } catch (IOException | IllegalArgumentException e) { // not there, or not an address after all
            logService = null;
            return Outcome.RETRY;
        }
    }

    private @Nullable URI target() throws IOException {
        if (tokens == null) {
            tokens = MasterKey.load(data)
                    .map(key -> new Tokens(key, SystemTime.INSTANCE))
                    .orElse(null);
        }
        if (logService == null && tokens != null) {
            logService = registries.get().stream()
                    .flatMap(base -> ask(base).stream())
                    .findFirst()
                    .orElse(null);
        }
        return logService;
    }

    /** Asks for the addresses of the log service, one a line, and takes the first. */
    private Optional<URI> ask(URI base) {
        try {
            HttpAnswer answer = call(
                    ServiceName.REGISTRY,
                    HttpCall.of("GET", URI.create(withoutSlash(base) + "/services?name=" + ServiceName.LOG))
                            .header("Accept", ADDRESSES));
            return answer.status() != 200 || !isListOfAddresses(answer)
                    ? Optional.empty()
                    : answer.text()
                            .lines()
                            .filter(line -> !line.startsWith("#") && !line.isBlank())
                            .findFirst()
                            .map(url -> URI.create(withoutSlash(URI.create(url.strip())) + "/log"));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whatever else answers at the root of a Tomcat is no registry. */
    private static boolean isListOfAddresses(HttpAnswer answer) {
        return answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith(ADDRESSES))
                .isPresent();
    }

    private static String withoutSlash(URI uri) {
        return uri.toString().replaceAll("/+$", "");
    }

    /** Calls with a token, a second time if the addressee's clock differs. */
    private HttpAnswer call(ServiceName to, HttpCall call) throws IOException {
        HttpAnswer answer = http.call(signed(to, call.deadline(DEADLINE)));
        boolean worthwhile = answer.status() == 401
                && answer.headers()
                        .firstValue("Date")
                        .flatMap(LogServiceTransport::time)
                        .filter(theirs -> offsets.learn(to, theirs))
                        .isPresent();
        return worthwhile ? http.call(signed(to, call.deadline(DEADLINE))) : answer;
    }

    private HttpCall signed(ServiceName to, HttpCall call) {
        Tokens signer = tokens;
        return signer == null
                ? call
                : signer.sign(SELF, to, Optional.empty(), offsets.of(to))
                        .map(token -> call.header("Authorization", "Bearer " + token))
                        .orElse(call);
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
