package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.TraceContext;
import dev.rollcall.kit.registry.InMemoryRegistry;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.ProviderUpdateCodec;
import dev.rollcall.kit.registry.Registrar;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.LogCapture;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceListenerTest {

    private static final ServiceName STOCK = new ServiceName("Stock");
    private static final InMemoryRegistry REGISTRY = new InMemoryRegistry();
    private static EmbeddedTomcat registryTomcat;

    @TempDir
    static Path data;

    @BeforeAll
    static void start() throws IOException {
        registryTomcat = KitTomcat.registry(REGISTRY);
        MasterKey.loadOrCreate(data);
    }

    @AfterAll
    static void stop() {
        registryTomcat.close();
    }

    @BeforeEach
    void forget() {
        REGISTRY.forget();
        REGISTRY.away(false);
    }

    @Test
    void doesNothingInAWebApplicationThatIsNoService() {
        AtomicReference<ServletContext> context = new AtomicReference<>();
        try (EmbeddedTomcat tomcat = start(context, Map.of())) {
            assertEquals(404, Http.get(tomcat.uri("/rollcall/heartbeat")).statusCode());
            assertThrows(IllegalStateException.class, () -> Service.of(context.get()));
        }
    }

    @Test
    void settingsWithoutANameAreSaidToMakeNoService() {
        assertEquals(
                List.of("/shop is no service: the context parameter rollcall.service.name is not set, but"
                        + " rollcall.data.dir, rollcall.registry.url, rollcall.service.nane"),
                warnings(Map.of("rollcall.service.nane", "Stock")));
    }

    @Test
    void aMisspelledContextParameterIsNamed() {
        assertEquals(
                List.of("/shop: unknown setting rollcall.service.require, did you mean rollcall.service.requires?"),
                warnings(Map.of("rollcall.service.name", "Stock", "rollcall.service.require", "LogService")));
    }

    @Test
    void whatCannotBecomeAServiceLeavesNothingOpen() throws Exception {
        AtomicReference<ServletContext> context = new AtomicReference<>();
        Map<String, String> wrong = Map.of("rollcall.service.name", "Stock", "rollcall.metrics.from", "everywhere");
        try (EmbeddedTomcat tomcat = start(context, wrong)) {
            assertEquals(404, Http.get(tomcat.uri("/rollcall/heartbeat")).statusCode());

            for (int asked = 0; asked < 2; asked++) {
                IllegalStateException thrown =
                        assertThrows(IllegalStateException.class, () -> Service.of(context.get()));
                assertTrue(
                        thrown.getMessage().startsWith("/shop is no service: rollcall.metrics.from"),
                        thrown.getMessage());
            }

            DataDirectory.open(data, "kit/shop", "nobody else").close();
        }
    }

    @Test
    void aNameIsAllItNeedsToBeListed() {
        AtomicReference<ServletContext> context = new AtomicReference<>();
        try (EmbeddedTomcat tomcat = start(context, Map.of("rollcall.service.name", "Stock"))) {
            Eventually.isTrue(KitTomcat.SOON, "listed", () -> REGISTRY.listed().size() == 1);

            Registration listed = REGISTRY.listed().get(0);
            assertEquals(STOCK, listed.name());
            assertEquals(tomcat.uri(""), listed.url());
            assertEquals(Optional.of(tomcat.uri("/rollcall/providers")), listed.updateUrl());
            assertEquals(200, Http.get(listed.heartbeatUrl().orElseThrow()).statusCode());
            Eventually.isTrue(
                    KitTomcat.SOON, "state", () -> Service.of(context.get()).state() == Registrar.State.REGISTERED);
        }
        assertEquals(List.of(), REGISTRY.listed());
        Eventually.isTrue(KitTomcat.SOON, "threads ended", () -> !KitTomcat.threadsLeft("shop"));
    }

    /** Of a web application: has another thread ask for the service, and waits for it. */
    public static final class Waiting implements ServletContextListener {
        static final String ENDED = "ended";

        @Override
        public void contextInitialized(ServletContextEvent event) {
            Thread other = new Thread(() -> Service.of(event.getServletContext()));
            other.setDaemon(true);
            other.start();
            try {
                other.join(KitTomcat.SOON.toMillis());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            event.getServletContext().setAttribute(ENDED, !other.isAlive());
        }
    }

    @Test
    void theStartOfAWebApplicationMayWaitForAThreadThatAsksForTheService() {
        AtomicReference<ServletContext> context = new AtomicReference<>();
        Map<String, String> stock = Map.of("rollcall.service.name", "Stock");
        try (EmbeddedTomcat tomcat = start(context, stock, Waiting.class.getName())) {
            assertEquals(true, context.get().getAttribute(Waiting.ENDED));
            Eventually.isTrue(KitTomcat.SOON, "listed", () -> REGISTRY.listed().size() == 1);
            assertEquals(tomcat.uri(""), REGISTRY.listed().get(0).url());
        }
        assertEquals(List.of(), REGISTRY.listed());
    }

    @Test
    void aNameThatIsNoneIsSaidAndTheWebApplicationWorksOn() {
        AtomicReference<ServletContext> context = new AtomicReference<>();
        try (EmbeddedTomcat tomcat = start(context, Map.of("rollcall.service.name", " x\u0007 "))) {
            assertEquals(404, Http.get(tomcat.uri("/rollcall/heartbeat")).statusCode());
            IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> Service.of(context.get()));
            assertTrue(
                    thrown.getMessage().startsWith("/shop is no service: rollcall.service.name"), thrown.getMessage());
        }
    }

    @Test
    void whatIsMissingInAWebApplicationIsSaidWithItsPath() {
        AtomicReference<ServletContext> context = new AtomicReference<>();
        try (EmbeddedTomcat tomcat = start(context, Map.of("rollcall.service.name", "Stock"))) {
            String missing = ServiceListener.noService(context.get(), new NoClassDefFoundError("jakarta/json/Json"));

            assertTrue(missing.startsWith("/shop is no service: a class is missing; WEB-INF/lib must have"), missing);
            assertEquals(
                    "/shop is no service", ServiceListener.noService(context.get(), new IllegalArgumentException()));
        }
    }

    /** Of a web application: has a filter of the kit's name already. */
    public static final class Taking implements ServletContextListener {
        @Override
        public void contextInitialized(ServletContextEvent event) {
            event.getServletContext().addFilter("rollcall TraceFilter", new TraceFilter());
        }
    }

    @Test
    void aFailureOfTheKitLeavesTheWebApplicationWorking() throws Exception {
        AtomicReference<ServletContext> context = new AtomicReference<>();
        Map<String, String> stock = Map.of("rollcall.service.name", "Stock");
        try (EmbeddedTomcat tomcat = start(context, stock, Taking.class.getName())) {
            assertEquals(200, Http.get(tomcat.uri("/own")).statusCode());
            assertEquals(404, Http.get(tomcat.uri("/rollcall/heartbeat")).statusCode());
            assertEquals(List.of(), REGISTRY.listed());
            IllegalStateException thrown = assertThrows(IllegalStateException.class, () -> Service.of(context.get()));
            assertEquals("/shop is no service", thrown.getMessage());
            DataDirectory.open(data, "kit/shop", "nobody else").close();
        }
    }

    @Test
    void everyRequestOfTheWebApplicationHasTheTraceOfItsCaller() {
        Map<String, String> stock = Map.of("rollcall.service.name", "Stock");
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        try (EmbeddedTomcat tomcat = start(new AtomicReference<>(), stock)) {
            for (String path : List.of("/own", "/own?later")) {
                HttpResponse<String> answer =
                        Http.get(tomcat.uri(path), TraceContext.HEADER, "00-" + trace + "-00f067aa0ba902b7-01");

                assertEquals("200 " + trace, answer.statusCode() + " " + answer.body());
                assertTrue(answer.headers()
                        .firstValue(TraceContext.HEADER)
                        .orElseThrow()
                        .contains(trace));
            }
        }
    }

    @Test
    void findsItsProvidersAgainThoughTheRegistryIsAway() {
        AtomicReference<ServletContext> context = new AtomicReference<>();
        Map<String, String> requires =
                Map.of("rollcall.service.name", "Stock", "rollcall.service.requires", "LogService");
        REGISTRY.register(Registration.of(ServiceName.LOG, URI.create("http://127.0.0.1:4000"))
                .withGeneration(1));
        try (EmbeddedTomcat tomcat = start(context, requires)) {
            Eventually.isTrue(KitTomcat.SOON, "told", () -> logs(context) == 1);
            REGISTRY.away(true);

            tomcat.reload();

            assertEquals(1, logs(context));
            Eventually.isTrue(
                    KitTomcat.SOON, "away", () -> Service.of(context.get()).state() == Registrar.State.AWAY);
            REGISTRY.away(false);
            Eventually.isTrue(
                    KitTomcat.SOON, "back", () -> Service.of(context.get()).state() == Registrar.State.REGISTERED);
        }
    }

    @Test
    void takesItsProvidersFromTheRegistryOnly() throws IOException {
        AtomicReference<ServletContext> context = new AtomicReference<>();
        try (EmbeddedTomcat tomcat = start(context, Map.of("rollcall.service.name", "Stock"))) {
            Eventually.isTrue(KitTomcat.SOON, "listed", () -> REGISTRY.listed().size() == 1);
            REGISTRY.away(true); // or the next renewal would tell what it really has
            ProviderUpdate full = ProviderUpdate.full(
                    "b", List.of(Provider.of(ServiceName.LOG, URI.create("http://127.0.0.1:4000"))));
            String registry = KitTomcat.bearer(data, ServiceName.REGISTRY, STOCK);

            assertEquals(401, push(tomcat, full).statusCode());
            assertEquals(
                    403,
                    push(tomcat, full, "Authorization", KitTomcat.bearer(data, ServiceName.PORTAL, STOCK))
                            .statusCode());
            assertEquals(
                    403,
                    push(tomcat, full, "Authorization", registry, "Origin", "http://evil.example")
                            .statusCode());
            assertEquals(0, logs(context));

            HttpResponse<String> taken = push(tomcat, full, "Authorization", registry);
            assertEquals("200 ", taken.statusCode() + " " + taken.body());
            assertEquals(1, logs(context));

            ProviderUpdate other = ProviderUpdate.patch("x", "c", List.of(), full.added());
            assertEquals(409, push(tomcat, other, "Authorization", registry).statusCode());
            assertEquals(1, logs(context));
        }
    }

    @Test
    void tellsReasonsOnlyToWhomItKnows() throws IOException {
        AtomicReference<ServletContext> context = new AtomicReference<>();
        try (EmbeddedTomcat tomcat = start(context, Map.of("rollcall.service.name", "Stock"))) {
            Service.of(context.get()).health("shelf", () -> Health.down("empty"));
            URI heartbeat = tomcat.uri("/rollcall/heartbeat");

            HttpResponse<String> stranger = Http.get(heartbeat, "Authorization", "Bearer nonsense");
            HttpResponse<String> registry =
                    Http.get(heartbeat, "Authorization", KitTomcat.bearer(data, ServiceName.REGISTRY, STOCK));

            assertEquals("503 ", stranger.statusCode() + " " + stranger.body());
            assertEquals(
                    "503 {\"Status\":\"DOWN\",\"Reasons\":[\"shelf: empty\"]}",
                    registry.statusCode() + " " + registry.body());
            Service.of(context.get()).health("shelf", Health::up);
            assertEquals(200, Http.get(heartbeat).statusCode());
            assertEquals(405, Http.post(heartbeat, "text/plain", "").statusCode());
            assertEquals(405, Http.send("DELETE", heartbeat, null).statusCode());
        }
    }

    /** What the web application was made for. */
    private static final class Own extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print(TraceContext.current().map(TraceContext::traceId).orElse("no trace"));
            if (request.getQueryString() != null) {
                request.startAsync().complete();
            }
        }
    }

    /** Returns what the listener complains about when a web application with these parameters starts. */
    private static List<String> warnings(Map<String, String> parameters) {
        List<LogRecord> records = new CopyOnWriteArrayList<>();
        try (LogCapture capture = LogCapture.of(ServiceListener.class, Level.WARNING, records);
                EmbeddedTomcat tomcat = start(new AtomicReference<>(), parameters)) {
            return records.stream().map(LogRecord::getMessage).toList();
        }
    }

    private static int logs(AtomicReference<ServletContext> context) {
        return Service.of(context.get()).providers().all(ServiceName.LOG).size();
    }

    private static HttpResponse<String> push(EmbeddedTomcat tomcat, ProviderUpdate update, String... headers) {
        return Http.post(
                tomcat.uri("/rollcall/providers"),
                "application/json",
                new String(ProviderUpdateCodec.write(update)),
                headers);
    }

    private static EmbeddedTomcat start(
            AtomicReference<ServletContext> holder, Map<String, String> parameters, String... listeners) {
        return EmbeddedTomcat.start("/shop", app -> {
            KitTomcat.nameEngine(app);
            KitTomcat.configure(app.context(), web -> {
                KitTomcat.parameter(web, "rollcall.data.dir", data.toString());
                KitTomcat.parameter(
                        web, "rollcall.registry.url", registryTomcat.uri("").toString());
                Tomcat.addServlet(web, "own", new Own()).setAsyncSupported(true);
                web.addServletMappingDecoded("/own", "own");
                parameters.forEach((key, value) -> KitTomcat.parameter(web, key, value));
                web.addServletContainerInitializer((classes, context) -> holder.set(context), null);
                List.of(listeners).forEach(web::addApplicationListener);
                web.addApplicationListener(ServiceListener.class.getName());
            });
        });
    }
}
