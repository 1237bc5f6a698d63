package dev.rollcall.registry.testing;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Person;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.servlet.ProblemServlet;
import dev.rollcall.kit.testing.BadRequests;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.registry.RegistryApplication;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.catalina.connector.Connector;

/** The whole registry on an embedded Tomcat, with real HTTP on both sides. */
public final class RunningRegistry implements AutoCloseable {

    private final AtomicLong generations = new AtomicLong();
    private final EmbeddedTomcat tomcat;
    private final Tokens tokens;

    private RunningRegistry(EmbeddedTomcat tomcat, Tokens tokens) {
        this.tomcat = tomcat;
        this.tokens = tokens;
    }

    /** Starts one at the root with settings; keys and values in turn. */
    public static RunningRegistry start(String... settings) {
        return startAt("", settings);
    }

    /** Starts one at a context path with settings; keys and values in turn. */
    public static RunningRegistry startAt(String contextPath, String... settings) {
        try {
            return startOn(newData(), contextPath, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns an empty data directory. */
    public static Path newData() throws IOException {
        return Files.createTempDirectory(Files.createDirectories(Path.of("target", "data")), "registry")
                .toAbsolutePath();
    }

    /** Starts one on a data directory that an earlier one may have used. */
    public static RunningRegistry startOn(Path data, String contextPath, String... settings) {
        return startOn(data, contextPath, connector -> {}, settings);
    }

    /** Starts one at the root that listens at an address of this machine. */
    public static RunningRegistry startAt(Path data, String address, String... settings) {
        return startOn(data, "", connector -> connector.setProperty("address", address), settings);
    }

    /** Starts one at the root that gives up on slow clients soon. */
    public static RunningRegistry startImpatient() throws IOException {
        return startOn(newData(), "", BadRequests::impatient);
    }

    /** Starts one at the root that answers with so many threads at most. */
    public static RunningRegistry startWithThreads(int most, String... settings) throws IOException {
        return startOn(
                newData(), "", connector -> connector.setProperty("maxThreads", Integer.toString(most)), settings);
    }

    private static RunningRegistry startOn(
            Path data, String contextPath, Consumer<Connector> change, String... settings) {
        try {
            Consumer<EmbeddedTomcat.App> content = app -> {
                app.parameters(Map.of("rollcall.data.dir", data.toString()));
                for (int i = 0; i < settings.length; i += 2) {
                    app.parameter(settings[i], settings[i + 1]);
                }
                app.servlet("/rollcall/problem", new ProblemServlet()).errorPage("/rollcall/problem");
                app.context().addApplicationListener(RegistryApplication.class.getName());
            };
            EmbeddedTomcat tomcat = EmbeddedTomcat.start(contextPath, content, change);
            return new RunningRegistry(tomcat, new Tokens(MasterKey.loadOrCreate(data), SystemTime.INSTANCE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return tomcat.port();
    }

    public EmbeddedTomcat tomcat() {
        return tomcat;
    }

    /** Returns the value of an {@code Authorization} header with a token from {@code from} to the registry. */
    public String bearer(String from) {
        return bearer(from, ServiceName.REGISTRY.value());
    }

    public String bearer(String from, String to) {
        return bearer(from, to, Optional.empty());
    }

    /** Returns a header with a token of the portal for a person in one role. */
    public String bearerOfPerson(String role) {
        return bearer("Portal", ServiceName.REGISTRY.value(), Optional.of(new Person("mia", Set.of(role))));
    }

    /** Returns a header with a token of somebody whose clock is wrong. */
    public String bearer(String from, Duration offset) {
        return bearer(from, ServiceName.REGISTRY.value(), Optional.empty(), offset);
    }

    private String bearer(String from, String to, Optional<Person> person) {
        return bearer(from, to, person, Duration.ZERO);
    }

    private String bearer(String from, String to, Optional<Person> person, Duration offset) {
        return "Bearer "
                + tokens.sign(new ServiceName(from), new ServiceName(to), person, offset)
                        .orElseThrow();
    }

    /** Sends a request to the context; {@code headers} are names and values in turn. */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        return Http.send(method, tomcat.uri(path), body, headers);
    }

    /** Registers as {@code name}, signed. */
    public HttpResponse<String> register(String name, String json) {
        return send("POST", "/services", json, "Content-Type", "application/json", "Authorization", bearer(name));
    }

    /** Registers an instance of {@code name} that is never checked, signed; each as if it had just started. */
    public void register(String name, int port) {
        String json = "{\"ServiceName\":\"" + name + "\",\"ServiceURL\":\"http://127.0.0.1:" + port
                + "/\",\"InstanceId\":\"" + name + port + "\",\"Generation\":" + generations.incrementAndGet() + "}";
        HttpResponse<String> answer = register(name, json);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    /** Sends bytes as they are. */
    public RawHttp.Message replay(byte[] request) {
        return RawHttp.exchange(port(), request);
    }

    /** Returns the roll with details. */
    public JsonObject roll() {
        HttpResponse<String> answer = send("GET", "/services?details=true", null, "Authorization", bearer("Portal"));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return json(answer.body());
    }

    /** Returns the registrations of {@code name}. */
    public List<JsonObject> listed(String name) {
        return roll().getJsonArray("Services").getValuesAs(JsonObject.class).stream()
                .filter(service -> service.getString("ServiceName").equals(name))
                .toList();
    }

    public static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    @Override
    public void close() {
        tomcat.close();
    }
}
