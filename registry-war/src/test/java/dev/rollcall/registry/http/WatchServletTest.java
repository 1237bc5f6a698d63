package dev.rollcall.registry.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.LogCapture;
import dev.rollcall.kit.testing.OpenMetrics;
import dev.rollcall.registry.testing.RunningRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.apache.catalina.core.ContainerBase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Conditional reads and long polls. */
class WatchServletTest {

    private static final int MANY = 500;
    private static final int THREADS = 8;

    private RunningRegistry registry;

    @BeforeEach
    void start() throws IOException {
        registry = RunningRegistry.startWithThreads(
                THREADS, "rollcall.registry.probe.period", "PT1H", "rollcall.registry.watch.beat", "PT0.1S");
        registry.register("Stock", 9);
        Eventually.isTrue(
                Duration.ofSeconds(10),
                "the registry is on its roll",
                () -> !registry.listed("RegistryService").isEmpty());
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    private HttpResponse<String> read(String query, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", registry.bearer("Portal")));
        all.addAll(List.of(headers));
        return registry.send("GET", "/services" + query, null, all.toArray(String[]::new));
    }

    private CompletableFuture<HttpResponse<String>> waiting(HttpClient client, String query, String... headers) {
        List<String> all = new ArrayList<>(List.of("Authorization", registry.bearer("Portal")));
        all.addAll(List.of(headers));
        return client.sendAsync(
                HttpRequest.newBuilder(registry.tomcat().uri("/services" + query))
                        .headers(all.toArray(String[]::new))
                        .build(),
                BodyHandlers.ofString());
    }

    private String revision(String query) {
        return RunningRegistry.json(read(query).body()).getString("Revision");
    }

    private static String tag(HttpResponse<?> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void whatTheAskerHasIsNotSentAgain() {
        for (String query : List.of("", "?name=Stock", "?name=Nobody", "?name=Stock&details=true")) {
            HttpResponse<String> first = read(query);
            HttpResponse<String> again = read(query, "If-None-Match", "\"x\", W/" + tag(first));

            assertEquals(304, again.statusCode(), query);
            assertEquals("", again.body());
            assertEquals(tag(first), tag(again));
        }
    }

    @Test
    void aChangeOfOneServiceIsNoneOfAnother() {
        String stock = tag(read("?name=Stock"));
        String all = tag(read(""));

        registry.register("Shop", 10);

        assertEquals(stock, tag(read("?name=Stock")));
        assertNotEquals(all, tag(read("")));
    }

    @Test
    void whoHasTheNewestIsToldSoAtOnceUnlessItWaits() {
        assertEquals(304, read("?name=Stock&since=" + revision("?name=Stock")).statusCode());
        assertEquals(200, read("?name=Stock&since=older").statusCode());
        assertEquals(200, read("?name=Stock&since=older&wait=PT30S").statusCode());
    }

    @Test
    void whoWaitsForLessThanAMillisecondIsAnsweredAtOnce() throws Exception {
        String query = "?name=Stock&wait=PT0.0001S&since=" + revision("?name=Stock");

        assertEquals(
                304,
                waiting(HttpClient.newHttpClient(), query)
                        .get(10, TimeUnit.SECONDS)
                        .statusCode());
    }

    @Test
    void whoWaitsIsAnsweredWhenItsServiceChanges() throws Exception {
        CompletableFuture<HttpResponse<String>> one =
                waiting(HttpClient.newHttpClient(), "?name=Stock&wait=PT30S&since=" + revision("?name=Stock"));
        CompletableFuture<HttpResponse<String>> all =
                waiting(HttpClient.newHttpClient(), "?wait=PT30S&since=" + revision(""));

        registry.register("Shop", 10);
        assertEquals(200, all.get(10, TimeUnit.SECONDS).statusCode());
        assertFalse(one.isDone());
        registry.register("Stock", 11);

        HttpResponse<String> answer = one.get(10, TimeUnit.SECONDS);
        assertEquals(200, answer.statusCode());
        assertEquals(
                2, RunningRegistry.json(answer.body()).getJsonArray("Services").size());
        assertEquals(tag(read("?name=Stock")), tag(answer));
    }

    @Test
    void whoWaitsForNobodyIsToldOfTheFirst() throws Exception {
        CompletableFuture<HttpResponse<String>> first =
                waiting(HttpClient.newHttpClient(), "?name=Cafe&wait=PT30S&since=" + revision("?name=Cafe"));

        registry.register("Cafe", 12);

        assertEquals(200, first.get(10, TimeUnit.SECONDS).statusCode());
    }

    @Test
    void whoWaitsInVainIsToldSo() {
        HttpResponse<String> answer = read("?name=Stock&wait=PT0.2S&since=" + revision("?name=Stock"));

        assertEquals(304, answer.statusCode());
        assertEquals(tag(read("?name=Stock")), tag(answer));
    }

    @Test
    void whoeverWaitsTakesNoThread() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        String query = "?name=Stock&wait=PT60S&since=" + revision("?name=Stock");
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            waiting.add(waiting(client, query));
        }
        untilSoManyWait(MANY);

        assertEquals(200, read("?name=Stock").statusCode(), "though there are " + THREADS + " threads");
        registry.register("Stock", 13);

        for (CompletableFuture<HttpResponse<String>> answer : waiting) {
            assertEquals(200, answer.get(20, TimeUnit.SECONDS).statusCode());
        }
    }

    @Test
    void whoWaitsWhenTheRegistryStopsIsAnswered() throws Exception {
        CompletableFuture<HttpResponse<String>> one =
                waiting(HttpClient.newHttpClient(), "?name=Stock&wait=PT60S&since=" + revision("?name=Stock"));
        untilSoManyWait(1);

        registry.close();

        assertSentAway(one);
    }

    @Test
    void whoWaitsWhileTheRegistryLosesItsAddressIsSentAway() throws Exception {
        CompletableFuture<HttpResponse<String>> one =
                waiting(HttpClient.newHttpClient(), "?name=Stock&wait=PT1S&since=" + revision("?name=Stock"));
        untilSoManyWait(1);

        registry.tomcat().unmap();

        assertSentAway(one);
    }

    @Test
    void whoWaitsOrFollowsIsSentAwayWhileTheUndeployedRegistryStillHasItsAddress() throws Exception {
        List<LogRecord> complaints = new CopyOnWriteArrayList<>();
        CompletableFuture<HttpResponse<String>> poll =
                waiting(HttpClient.newHttpClient(), "?name=Stock&wait=PT1S&since=" + revision("?name=Stock"));
        CompletableFuture<HttpResponse<String>> stream =
                waiting(HttpClient.newHttpClient(), "?name=Stock", "Accept", "text/event-stream");
        untilSoManyWait(2);

        try (LogCapture ignored = LogCapture.of(ContainerBase.class, Level.WARNING, complaints)) {
            registry.tomcat()
                    .undeploy(() -> CompletableFuture.allOf(poll, stream)
                            .orTimeout(10, TimeUnit.SECONDS)
                            .join());
        }

        assertSentAway(poll);
        assertEquals(200, stream.join().statusCode());
        assertEquals(List.of(), complaints.stream().map(LogRecord::getMessage).toList());
    }

    private void untilSoManyWait(int count) {
        Eventually.passes(Duration.ofSeconds(30), () -> {
            String metrics = registry.send("GET", "/metrics", null).body();
            assertEquals(count, OpenMetrics.parse(metrics).value("rollcall_registry_waiters"));
        });
    }

    private static void assertSentAway(CompletableFuture<HttpResponse<String>> waiting) throws Exception {
        HttpResponse<String> answer = waiting.get(10, TimeUnit.SECONDS);
        assertEquals(503, answer.statusCode(), answer.body());
        assertEquals("2", answer.headers().firstValue("Retry-After").orElseThrow());
    }
}
