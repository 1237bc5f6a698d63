package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.ProviderUpdateCodec;
import dev.rollcall.kit.registry.Providers;
import dev.rollcall.kit.testing.BadRequest;
import dev.rollcall.kit.testing.BadRequests;
import dev.rollcall.kit.testing.BadTexts;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.LogLines;
import dev.rollcall.kit.testing.RawReply;
import dev.rollcall.kit.testing.RawRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody should send, to the addresses that every service has, and to one of a service's own. */
class BadInputServletTest {

    private static final ServiceName SHOP = new ServiceName("Shop");
    private static final ServiceName STOCK = new ServiceName("Stock");
    private static final List<Order> ORDERS = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path data;

    private static Providers providers;
    private static LogLines log;
    private static EmbeddedTomcat tomcat;

    public record Order(String what, Integer count) {
        public Order {
            if (what == null || what.isBlank()) {
                throw new IllegalArgumentException("what must not be blank");
            }
            if (count == null || count < 1) {
                throw new IllegalArgumentException("count must be > 0 but was " + count);
            }
        }
    }

    /** Takes orders, from anybody who has a token. */
    private static final class Orders extends JsonServlet {
        private static final long serialVersionUID = 1L;
        private final transient TokenGuard guard;

        Orders(Json json, TokenGuard guard) {
            super(json);
            this.guard = guard;
        }

        @Override
        protected void post(Exchange exchange) throws IOException {
            guard.refuseBrowsers(exchange.request());
            guard.require(exchange.request());
            ORDERS.add(exchange.json(Order.class, 4096));
            exchange.empty(200);
        }
    }

    /** A service that requires another. */
    public static final class Shop extends WarApplication {
        public Shop() {
            super(SHOP, STOCK);
        }

        @Override
        protected List<String> patterns() {
            return List.of("/orders");
        }

        @Override
        protected void build(Wiring wiring) {
            providers = wiring.service().providers();
            wiring.serve("/orders", new Orders(wiring.json(), wiring.guard()));
        }
    }

    @BeforeAll
    static void start() {
        log = LogLines.listen();
        tomcat = EmbeddedTomcat.start(
                "",
                app -> {
                    KitTomcat.nameEngine(app);
                    app.parameter("rollcall.data.dir", data.toString())
                            .parameter("rollcall.registry.url", "http://127.0.0.1:1")
                            .servlet("/rollcall/problem", new ProblemServlet())
                            .errorPage("/rollcall/problem");
                    app.context().addApplicationListener(Shop.class.getName());
                },
                BadRequests::impatient);
        Provider stock = Provider.of(STOCK, URI.create("http://127.0.0.1:2"));
        byte[] all = ProviderUpdateCodec.write(ProviderUpdate.full("v1", List.of(stock)));
        assertEquals(200, update().body(all).send(tomcat.port()).status());
        assertEquals(200, order().send(tomcat.port()).status());
    }

    @AfterAll
    static void stop() {
        tomcat.close();
        log.close();
    }

    private static RawRequest update() {
        byte[] patch = ProviderUpdateCodec.write(ProviderUpdate.patch("v1", "v2", List.of(), List.of()));
        return post("/rollcall/providers", new String(patch, StandardCharsets.UTF_8));
    }

    private static RawRequest order() {
        return post("/orders", "{\"what\":\"tea\",\"count\":2}");
    }

    private static RawRequest post(String path, String body) {
        return RawRequest.of("POST", path, "application/json", body)
                .header("Authorization", () -> bearer(ServiceName.REGISTRY, SHOP));
    }

    private static String bearer(ServiceName from, ServiceName to) {
        try {
            return KitTomcat.bearer(data, from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String state() {
        return providers.view() + providers.all(STOCK) + ORDERS;
    }

    static List<BadRequest> updates() {
        return BadRequests.of(update())
                .bodies(422, "Name", added(BadTexts.names(), "{\"Name\":\"%s\",\"URL\":\"http://127.0.0.1\"}"))
                .bodies(422, "URL", added(BadTexts.addresses(), "{\"Name\":\"Stock\",\"URL\":\"%s\"}"))
                .bodies(
                        422,
                        "at most 10000",
                        added(Map.of("100,000 providers", provider() + ("," + provider()).repeat(99_999)), "%s"))
                .bodies(400, "Added", shapes())
                .bodies(400, "twice", Map.of("the same in another case", "{\"Added\":[],\"ADDED\":[]}"))
                .json(4 << 20)
                .types("application/json")
                .methods("GET", "HEAD", "PUT", "DELETE")
                .credentials()
                .paths()
                .headers()
                .rows();
    }

    private static String provider() {
        return "{\"Name\":\"S\",\"URL\":\"http://h\"}";
    }

    private static Map<String, String> added(Map<String, String> texts, String provider) {
        Map<String, String> bodies = new LinkedHashMap<>();
        texts.forEach((name, text) -> bodies.put(
                name, "{\"Added\":[" + provider.formatted(text) + "],\"View\":\"v2\",\"PreviousView\":\"v1\"}"));
        return bodies;
    }

    private static Map<String, String> shapes() {
        Map<String, String> shapes = new LinkedHashMap<>();
        for (String text : List.of("1", "\"x\"", "{}", "[1]", "[[]]", "[\"x\"]", "true")) {
            shapes.put("Added is " + text, "{\"Added\":" + text + "}");
        }
        return shapes;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("updates")
    void anUpdateIsRefused(BadRequest row) {
        row.mustBeRefused(tomcat.port(), BadInputServletTest::state, log);
    }

    static List<BadRequest> orders() {
        Map<String, String> counts = new LinkedHashMap<>();
        for (String count : List.of("\"x\"", "[]", "{}", "true")) {
            counts.put("count " + count, "{\"what\":\"tea\",\"count\":" + count + "}");
        }
        return BadRequests.of(order())
                .bodies(400, "shape", counts)
                .bodies(
                        400,
                        "number",
                        Map.of("much", "{\"count\":1e99999999999}", "long", "{\"x\":" + "1".repeat(2_000) + "}"))
                .bodies(422, "Count", Map.of("count -1", "{\"what\":\"tea\",\"count\":-1}"))
                .bodies(422, "What", Map.of("nothing in it", "{}"))
                .json(4096)
                .announced()
                .slowness()
                .types("application/json")
                .methods("GET", "PUT", "DELETE")
                .credentials()
                .paths()
                .headers()
                .rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("orders")
    void anOrderIsRefused(BadRequest row) {
        row.mustBeRefused(tomcat.port(), BadInputServletTest::state, log);
    }

    static List<BadRequest> heartbeats() {
        return BadRequests.of(post("/rollcall/heartbeat", "{}"))
                .methods("POST", "PUT", "DELETE")
                .rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("heartbeats")
    void aHeartbeatIsRefused(BadRequest row) {
        row.mustBeRefused(tomcat.port(), BadInputServletTest::state, log);
    }

    static List<BadRequest> metrics() {
        return BadRequests.of(RawRequest.of("GET", "/metrics")
                        .header("X-Forwarded-For", "192.0.2.1")
                        .header("Authorization", () -> bearer(ServiceName.PORTAL, SHOP)))
                .methods("POST", "PUT", "DELETE", "PATCH")
                .credentials()
                .paths()
                .headers()
                .rows();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("metrics")
    void metricsAreRefused(BadRequest row) {
        row.mustBeRefused(tomcat.port(), BadInputServletTest::state, log);
    }

    /** Whether a service lives is told to everybody, why it does not to nobody who is not known. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer x", "Basic YTpi", "<script>", "Bearer a.b.c.d"})
    void aHeartbeatTellsNoMoreToWhoIsNotKnown(String credential) {
        RawReply reply = RawRequest.of("GET", "/rollcall/heartbeat")
                .header("Authorization", credential)
                .send(tomcat.port());

        assertEquals("200 ", reply.status() + " " + reply.body());
    }

    @ParameterizedTest
    @CsvSource({
        "/orders,'OPTIONS, POST'",
        "/rollcall/heartbeat,'GET, HEAD, OPTIONS'",
        "/metrics,'GET, HEAD, OPTIONS'",
        "/rollcall/heartbeat;x=y,'GET, HEAD, OPTIONS'"
    })
    void whatTheContainerRefusesIsToldWhatIsAllowed(String path, String allowed) {
        RawReply reply = RawRequest.of("TRACE", path).send(tomcat.port());

        assertEquals(
                "405 " + allowed, reply.status() + " " + reply.header("Allow").orElse(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/rollcall/problem", "/nowhere", "/"})
    void traceIsRefusedWhereNothingIs(String path) {
        assertEquals(405, RawRequest.of("TRACE", path).send(tomcat.port()).status());
    }
}
