package dev.rollcall.system.harness;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** Tomcat's manager. A context is named as the manager prints it, with its version: {@code /app##002}. */
public final class Manager {
    /** What it says, and does nothing, while Tomcat itself looks whether the application has changed. */
    private static final String BUSY = "already being serviced";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI tomcat;
    private final String authorization;

    Manager(Base base) {
        this(base.uri("/"), base.managerPassword());
    }

    /**
     * The manager of a Tomcat.
     *
     * @param tomcat its address, ending in a slash
     * @param password of the user {@code manager}
     */
    Manager(URI tomcat, String password) {
        this.tomcat = tomcat;
        String credentials = Base.MANAGER + ":" + password;
        this.authorization =
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    /** Deploys a copy of a WAR; what runs there is replaced. */
    public void deploy(String context, Path war) {
        command("deploy", context, "&update=true&war=" + encoded(war.toUri().toString()));
    }

    /** Deploys a WAR that is sent to it, as {@code curl -T} does; what runs there is replaced. */
    public void upload(String context, Path war) {
        String command = command("deploy", context) + "&update=true";
        taken(
                command,
                () -> HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(tomcat.resolve("manager/text/" + command))
                                        .header("Authorization", authorization)
                                        .PUT(HttpRequest.BodyPublishers.ofFile(war))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString()));
    }

    /** Ends a web application and deletes it. */
    public void undeploy(String context) {
        command("undeploy", context, "");
    }

    /** Ends a web application and starts it again in a new class loader. */
    public void reload(String context) {
        command("reload", context, "");
    }

    /** Starts a web application that was stopped. */
    public void start(String context) {
        command("start", context, "");
    }

    /** Stops a web application and leaves it deployed. */
    public void stop(String context) {
        command("stop", context, "");
    }

    /** Lists the web applications that were stopped and are still in memory. */
    public List<String> leaks() {
        return text("findleaks?statusLine=true")
                .lines()
                .filter(line -> line.startsWith("/"))
                .toList();
    }

    private void command(String verb, String context, String more) {
        text(command(verb, context) + more);
    }

    private static String command(String verb, String context) {
        String[] parts = context.split("##", 2);
        String version = parts.length == 2 ? "&version=" + encoded(parts[1]) : "";
        return verb + "?path=" + encoded(parts[0]) + version;
    }

    private String text(String command) {
        return taken(
                command, () -> Http.get(tomcat.resolve("manager/text/" + command), "Authorization", authorization));
    }

    private static String taken(String command, Callable<HttpResponse<String>> sending) {
        AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
        Eventually.isTrue(PATIENCE, command + " is taken", () -> {
            answer.set(sending.call());
            return !answer.get().body().contains(BUSY);
        });
        return succeeded(command, answer.get());
    }

    private static String succeeded(String command, HttpResponse<String> answer) {
        if (answer.statusCode() != 200 || !answer.body().startsWith("OK")) {
            throw new IllegalStateException(command + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
