package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.OpenMetrics;
import dev.rollcall.kit.testing.RawReply;
import dev.rollcall.kit.testing.RawRequest;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsServletTest {

    private static final ServiceName SHOP = new ServiceName("Shop");
    private static final LinkedBlockingQueue<AsyncContext> WAITING = new LinkedBlockingQueue<>();

    @TempDir
    private static Path data;

    private static EmbeddedTomcat tomcat;

    /** Answers as it is asked to. */
    private static final class Hello extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            switch (String.valueOf(request.getPathInfo())) {
                case "/defect" -> throw new IllegalStateException("the test wants it");
                case "/broken" -> {
                    response.flushBuffer();
                    throw new IllegalStateException("the test wants it");
                }
                case "/wait" -> WAITING.add(request.startAsync());
                case "/again" -> {
                    if (request.getAttribute("again") == null) {
                        request.setAttribute("again", true);
                        AsyncContext async = request.startAsync();
                        async.dispatch();
                    } else {
                        WAITING.add(request.startAsync());
                    }
                }
                default -> response.setStatus(200);
            }
        }
    }

    /** In the place of the container's servlet for files, which this Tomcat lacks. */
    private static final class Nothing extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(404);
        }
    }

    /** A service that requires another. */
    public static final class Shop extends WarApplication {
        public Shop() {
            super(SHOP, ServiceName.LOG);
        }

        @Override
        protected List<String> patterns() {
            return List.of("/hello/*", "");
        }

        @Override
        protected void build(Wiring wiring) {
            wiring.serve("/hello/*", new Hello());
            wiring.serve("", new Hello());
            wiring.metrics().gauge("shop_open", "Whether it is open.", () -> 1);
        }
    }

    @BeforeAll
    static void start() {
        tomcat = EmbeddedTomcat.start("", app -> {
            KitTomcat.nameEngine(app);
            app.parameter("rollcall.data.dir", data.toString())
                    .parameter("rollcall.registry.url", "http://127.0.0.1:1");
            app.servlet("/", new Nothing());
            app.servlet("/plain/*", new Hello());
            app.context().addApplicationListener(Shop.class.getName());
        });
    }

    @AfterAll
    static void stop() {
        tomcat.close();
    }

    private static OpenMetrics scrape() {
        HttpResponse<String> answer = Http.get(tomcat.uri("/metrics"));
        assertEquals(200, answer.statusCode(), answer.body());
        return OpenMetrics.parse(answer.body());
    }

    private static double count(String kind, String method, String route, String status) {
        String sample = "rollcall_http_" + kind + "request_seconds_count{method=\"" + method + "\",route=\"" + route
                + "\",status=\"" + status + "\"}";
        return scrape().samples().getOrDefault(sample, 0.0);
    }

    @Test
    void tellsWhatEveryServiceIsMeasuredByAndWhatItAddsItself() {
        OpenMetrics page = scrape();

        assertEquals(1, page.value("rollcall_build_info{service=\"Shop\",version=\"unknown\"}"));
        assertEquals(0, page.value("rollcall_registered"));
        assertEquals(0, page.value("rollcall_providers{service=\"LogService\"}"));
        assertTrue(page.value("rollcall_uptime_seconds") >= 0);
        assertEquals(0, page.value("rollcall_client_calls_total{outcome=\"2xx\"}"));
        assertEquals(0, page.value("rollcall_log_events_total{outcome=\"dropped\"}"));
        assertEquals(1, page.value("shop_open"));
    }

    @Test
    void theTypeIsOpenMetricsAndNobodyKeepsIt() {
        HttpResponse<String> answer = Http.get(tomcat.uri("/metrics"));

        assertEquals(
                "application/openmetrics-text;version=1.0.0;charset=utf-8",
                answer.headers().firstValue("Content-Type").orElse("").replace(" ", ""));
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /hello/x, GET, /hello/*, 2xx",
        "POST, /hello/y, POST, /hello/*, 2xx",
        "GET, /, GET, /, 2xx",
        "GET, /hello/defect, GET, /hello/*, 5xx",
        "GET, /hello/broken, GET, /hello/*, aborted",
        "GET, /plain/defect, GET, /plain/*, 5xx",
        "GET, /plain/broken, GET, /plain/*, aborted",
        "GET, /nowhere, GET, default, 4xx",
        "BREW, /hello/x, other, /hello/*, 2xx"
    })
    void aRequestIsCountedByMethodRouteAndStatus(
            String method, String path, String label, String route, String status) {
        double before = count("", label, route, status);

        RawRequest.of(method, path).send(tomcat.port());

        Eventually.isTrue(KitTomcat.SOON, "counted", () -> count("", label, route, status) == before + 1);
    }

    @Test
    void whoeverAsksForManyThingsMakesNoNewSeries() {
        RawRequest.of("GET", "/nowhere").send(tomcat.port());
        RawRequest.of("A0", "/hello/x").send(tomcat.port());
        scrape();
        Eventually.isTrue(
                KitTomcat.SOON,
                "counted",
                () -> count("", "GET", "default", "4xx") > 0
                        && count("", "other", "/hello/*", "2xx") > 0
                        && count("", "GET", "/metrics", "2xx") > 0);
        int before = scrape().samples().size();

        for (int i = 0; i < 100; i++) {
            RawRequest.of("GET", "/nowhere/" + i).send(tomcat.port());
            RawRequest.of("A" + i, "/hello/" + i)
                    .header("X-Forwarded-For", "10.0.0." + i)
                    .send(tomcat.port());
        }

        assertEquals(before, scrape().samples().size());
    }

    @ParameterizedTest
    @CsvSource({"/hello/wait", "/hello/again"})
    void aRequestThatWaitsIsCountedOnceWhenItEndsAndNotAmongTheOthers(String path) throws Exception {
        double waited = count("waiting_", "GET", "/hello/*", "2xx");
        double answered = count("", "GET", "/hello/*", "2xx");
        CompletableFuture<HttpResponse<String>> answer =
                CompletableFuture.supplyAsync(() -> Http.get(tomcat.uri(path)));
        AsyncContext async = WAITING.poll(10, TimeUnit.SECONDS);
        assertEquals(waited, count("waiting_", "GET", "/hello/*", "2xx"));

        async.complete();

        assertEquals(200, answer.get(10, TimeUnit.SECONDS).statusCode());
        Eventually.isTrue(KitTomcat.SOON, "counted", () -> count("waiting_", "GET", "/hello/*", "2xx") == waited + 1);
        assertEquals(answered, count("", "GET", "/hello/*", "2xx"));
    }

    @ParameterizedTest
    @CsvSource({
        "Host, example.org",
        "X-Forwarded-For, 192.0.2.1",
        "Authorization, Bearer x",
        "Authorization, Basic YTpi"
    })
    void whoIsNotKnownIsToldNothing(String header, String value) {
        RawReply reply = RawRequest.of("GET", "/metrics").header(header, value).send(tomcat.port());

        assertEquals(401, reply.status(), reply.text());
    }

    @Test
    void aServiceMayReadThemFromAnywhere() throws IOException {
        String token = KitTomcat.bearer(data, ServiceName.PORTAL, SHOP);

        RawReply reply = RawRequest.of("GET", "/metrics")
                .header("Authorization", token)
                .header("X-Forwarded-For", "192.0.2.1")
                .send(tomcat.port());

        assertEquals(200, reply.status());
    }

    @Test
    void otherAddressesAreLetInByTheSettingAndOnlyThose(@TempDir Path other) {
        try (EmbeddedTomcat far = EmbeddedTomcat.start("", app -> {
            KitTomcat.nameEngine(app);
            app.parameter("rollcall.data.dir", other.toString())
                    .parameter("rollcall.registry.url", "http://127.0.0.1:1")
                    .parameter("rollcall.metrics.from", "192.0.2.0/24");
            app.context().addApplicationListener(Shop.class.getName());
        })) {
            assertEquals(401, Http.get(far.uri("/metrics")).statusCode());
        }
    }

    @Test
    void aWebApplicationOfAUserHasThemToo(@TempDir Path own) {
        try (EmbeddedTomcat stock = user(own, app -> app.servlet("/hello/*", new Hello()))) {
            assertEquals(200, Http.get(stock.uri("/hello/x")).statusCode());
            HttpResponse<String> answer = Http.get(stock.uri("/metrics"));

            assertEquals(200, answer.statusCode(), answer.body());
            OpenMetrics page = OpenMetrics.parse(answer.body());
            assertEquals(1, page.value("rollcall_build_info{service=\"Stock\",version=\"unknown\"}"));
            assertEquals(
                    1,
                    page.value(
                            "rollcall_http_request_seconds_count{method=\"GET\",route=\"/hello/*\",status=\"2xx\"}"));
        }
    }

    @Test
    void whatAUserHasAtThatAddressStays(@TempDir Path own) {
        try (EmbeddedTomcat stock = user(own, app -> app.servlet("/metrics", new Hello()))) {
            HttpResponse<String> answer = Http.get(stock.uri("/metrics"));

            assertEquals("200 ", answer.statusCode() + " " + answer.body());
        }
    }

    @Test
    void aWebApplicationThatIsNoServiceHasNone(@TempDir Path own) {
        try (EmbeddedTomcat plain = EmbeddedTomcat.start(
                "/plain", app -> app.context().addApplicationListener(ServiceListener.class.getName()))) {
            assertEquals(404, Http.get(plain.uri("/metrics")).statusCode());
        }
        assertFalse(own.toFile().list().length > 0);
    }

    private static EmbeddedTomcat user(Path data, Consumer<EmbeddedTomcat.App> content) {
        return EmbeddedTomcat.start("/stock", app -> {
            KitTomcat.nameEngine(app);
            app.parameter("rollcall.data.dir", data.toString())
                    .parameter("rollcall.registry.url", "http://127.0.0.1:1")
                    .parameter("rollcall.service.name", "Stock");
            app.context().addApplicationListener(ServiceListener.class.getName());
            content.accept(app);
        });
    }
}
