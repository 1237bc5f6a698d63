package dev.rollcall.launcher.roll;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The four services as the launcher sees them over HTTP, with tokens of the portal. Thread-safe. */
public final class Services {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Hashing a password is meant to be slow. */
    private static final Duration PASSWORD_PATIENCE = Duration.ofSeconds(30);

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    /** Which WAR is which service. */
    private static final Map<String, String> SERVICES = Map.of(
            "registry",
            "RegistryService",
            "log",
            "LogService",
            "grading",
            "GradingService",
            "portal",
            ServiceKeys.PORTAL);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI tomcat;
    private final URI registry;
    private final ServiceKeys keys;
    private final InstantSource clock = InstantSource.system();

    /**
     * Knows where to ask.
     *
     * @param tomcat where the Tomcat of this base answers, with a slash at the end
     * @param registry where the registry answers, with a slash at the end
     */
    public Services(URI tomcat, URI registry, ServiceKeys keys) {
        this.tomcat = tomcat;
        this.registry = registry;
        this.keys = keys;
    }

    /** Returns what is still missing, in words; nothing when all four are up and know their providers. */
    public List<String> missing() {
        HttpResponse<String> answer;
        try {
            answer = send(
                    request(registry.resolve("services"), "RegistryService").GET());
        } catch (IOException e) {
            return List.of("the registry at " + registry + " does not answer yet");
        }
        if (answer.statusCode() != OK) {
            return List.of("the registry at " + registry + " answers " + answer.statusCode() + brief(answer.body()));
        }
        try {
            return missing(Instance.listOf(answer.body()));
        } catch (IllegalArgumentException e) {
            return List.of("what answers at " + registry + " is not a registry");
        }
    }

    private static List<String> missing(List<Instance> roll) {
        Map<String, Instance> known =
                roll.stream().collect(Collectors.toMap(Instance::name, Function.identity(), Services::better));
        List<String> missing = new ArrayList<>();
        for (String service : new TreeMap<>(SERVICES).values()) {
            Instance instance = known.get(service);
            if (instance == null) {
                missing.add(service + " is not registered");
            } else if (!instance.isReady()) {
                missing.add(instance.state());
            }
        }
        return missing;
    }

    /**
     * Returns the WARs that Tomcat could not start. Tomcat accepts calls only after it has tried all of them, so that a WAR
     * without a heartbeat is one that failed; before that the answer is empty.
     */
    public List<String> failed() {
        List<String> failed = new ArrayList<>();
        for (String context : new TreeMap<>(SERVICES).keySet()) {
            try {
                URI heartbeat = tomcat.resolve(context + "/rollcall/heartbeat");
                if (send(HttpRequest.newBuilder(heartbeat).timeout(PATIENCE).GET())
                                .statusCode()
                        == NOT_FOUND) {
                    failed.add(context + ".war");
                }
            } catch (IOException e) {
                return List.of();
            }
        }
        return failed;
    }

    /**
     * Sends JSON to the portal, in the portal's own name.
     *
     * @return the status and the text of the answer
     * @throws IOException if the portal does not answer
     */
    public Answer tellPortal(String path, String json) throws IOException {
        HttpResponse<String> answer = send(request(tomcat.resolve("portal/" + path), ServiceKeys.PORTAL)
                .timeout(PASSWORD_PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
        return new Answer(answer.statusCode(), answer.body());
    }

    /** A status and the problem's detail, or the text of the answer. */
    public record Answer(int status, String text) {

        /** Returns the problem's detail in words, or nothing. */
        public Optional<String> detail() {
            try {
                return Json.read(text) instanceof Map<?, ?> problem
                        ? Optional.ofNullable(problem.get("detail")).map(String::valueOf)
                        : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    private HttpRequest.Builder request(URI uri, String addressee) {
        String token = keys.token(ServiceKeys.PORTAL, addressee, clock.instant(), Optional.empty());
        return HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static Instance better(Instance one, Instance other) {
        return one.isReady() ? one : other;
    }

    private static String brief(String body) {
        return new Answer(0, body).detail().map(detail -> ": " + detail).orElse("");
    }
}
