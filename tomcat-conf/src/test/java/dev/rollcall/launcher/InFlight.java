package dev.rollcall.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A web application whose answers take two seconds, and need another service at the end of that. */
final class InFlight {
    private static final int REQUESTS = 50;
    private static final String SOURCE = """
            public class SlowServlet extends jakarta.servlet.http.HttpServlet {
                static final java.util.concurrent.atomic.AtomicInteger begun = new java.util.concurrent.atomic.AtomicInteger();

                @Override
                protected void doGet(jakarta.servlet.http.HttpServletRequest request,
                        jakarta.servlet.http.HttpServletResponse response) throws java.io.IOException {
                    if (request.getQueryString() == null) {
                        response.getWriter().print(begun.get());
                        return;
                    }
                    begun.incrementAndGet();
                    try {
                        Thread.sleep(2000);
                    } catch (InterruptedException e) {
                        throw new java.io.IOException(e);
                    }
                    java.net.URL other = new java.net.URL(request.getQueryString());
                    int status = ((java.net.HttpURLConnection) other.openConnection()).getResponseCode();
                    response.getWriter().print("answered " + status);
                }
            }
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI slow;
    private final URI needed;

    /**
     * Knows where it was deployed.
     *
     * @param tomcat the Tomcat that carries it
     * @param needed what it asks at the end
     */
    InFlight(URI tomcat, URI needed) {
        this.slow = tomcat.resolve("slow/");
        this.needed = needed;
    }

    /** Puts it into a directory of web applications. */
    static void deploy(Path webapps) throws IOException {
        Path files = Files.createDirectories(webapps.resolve("slow/WEB-INF/classes"));
        FakeClasses.compile(
                files,
                "slow.SlowServlet",
                SOURCE,
                Launched.HOME.resolve("tomcat/lib/servlet-api.jar").toString());
        Files.writeString(
                webapps.resolve("slow/WEB-INF/web.xml"),
                "<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee' version='6.0'><servlet><servlet-name>slow</servlet-name>"
                        + "<servlet-class>slow.SlowServlet</servlet-class></servlet><servlet-mapping>"
                        + "<servlet-name>slow</servlet-name><url-pattern>/*</url-pattern></servlet-mapping></web-app>");
    }

    /** Sends fifty requests and returns when all of them are being worked on. */
    List<CompletableFuture<String>> begin() throws IOException, InterruptedException {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            HttpRequest request =
                    HttpRequest.newBuilder(slow.resolve("?" + needed)).build();
            answers.add(client.sendAsync(request, BodyHandlers.ofString())
                    .handle((answer, failure) -> failure == null ? answer.body() : failure.toString()));
        }
        while (!client.send(HttpRequest.newBuilder(slow).build(), BodyHandlers.ofString())
                .body()
                .equals(Integer.toString(REQUESTS))) {
            Thread.onSpinWait();
        }
        return answers;
    }
}
