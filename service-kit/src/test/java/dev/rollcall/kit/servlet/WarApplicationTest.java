package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InMemoryRegistry;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarApplicationTest {

    private static final InMemoryRegistry REGISTRY = new InMemoryRegistry();
    private static final AtomicInteger FAILURES = new AtomicInteger();
    private static final AtomicBoolean MISSING = new AtomicBoolean();
    private static final AtomicBoolean HANGS = new AtomicBoolean();
    private static final AtomicReference<String> OBSTACLE = new AtomicReference<>("");
    private static final AtomicReference<String> MISTAKE = new AtomicReference<>("");
    private static final List<String> EVENTS = new CopyOnWriteArrayList<>();
    private static EmbeddedTomcat registryTomcat;

    @TempDir
    Path temp;

    /** An application that says hello. */
    public static final class Hello extends WarApplication {
        public Hello() {
            super(ServiceName.GRADING, ServiceName.LOG);
        }

        @Override
        protected List<String> patterns() {
            return List.of("/hello");
        }

        @Override
        protected void build(Wiring wiring) throws Exception {
            EVENTS.add("build");
            wiring.own(() -> EVENTS.add("first closed"));
            wiring.own(() -> EVENTS.add("second closed"));
            if (FAILURES.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                throw new IOException("the database is away");
            }
            if (MISSING.getAndSet(false)) {
                throw new NoClassDefFoundError("org/example/Driver");
            }
            String obstacle = OBSTACLE.get();
            if (!obstacle.isEmpty()) {
                throw new ObstacleException(obstacle, null);
            }
            String mistake = MISTAKE.get();
            if (!mistake.isEmpty()) {
                throw new SettingException(mistake);
            }
            if (HANGS.get()) {
                EVENTS.add("hanging");
                new CountDownLatch(1).await();
            }
            wiring.serve("/hello", new HttpServlet() {
                @Override
                protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    response.getWriter()
                            .print("hello from " + getServletContext().getContextPath());
                }
            });
        }
    }

    @BeforeAll
    static void startRegistry() {
        registryTomcat = KitTomcat.registry(REGISTRY);
    }

    @AfterAll
    static void stopRegistry() {
        registryTomcat.close();
    }

    @BeforeEach
    void forget() {
        REGISTRY.forget();
        EVENTS.clear();
        FAILURES.set(0);
        MISSING.set(false);
        HANGS.set(false);
        OBSTACLE.set("");
        MISTAKE.set("");
    }

    @Test
    void servesAndRegistersOnceBuilt() {
        try (EmbeddedTomcat tomcat = start("unsigned.from", "127.0.0.1")) {
            assertEquals("hello from /grading", Http.get(tomcat.uri("/hello")).body());
            HttpResponse<String> heartbeat = Http.get(tomcat.uri("/rollcall/heartbeat"));
            assertEquals("200 ", heartbeat.statusCode() + " " + heartbeat.body());
            Eventually.passes(
                    KitTomcat.SOON,
                    () -> assertEquals(
                            tomcat.uri("").toString(),
                            REGISTRY.listed().get(0).url().toString()));
            assertTrue(Files.isRegularFile(temp.resolve("data/master.key")));
            assertTrue(Files.isDirectory(temp.resolve("data/grading")));
        }
    }

    @Test
    void leavesNothingBehind() {
        try (EmbeddedTomcat tomcat = start("unsigned.from", "127.0.0.1")) {
            assertEquals(200, Http.get(tomcat.uri("/hello")).statusCode());
            Eventually.isTrue(KitTomcat.SOON, "listed", () -> REGISTRY.listed().size() == 1);
        }

        assertEquals(List.of("build", "second closed", "first closed"), EVENTS);
        assertEquals(List.of(), REGISTRY.listed());
        Eventually.isTrue(KitTomcat.SOON, "threads ended", () -> !KitTomcat.threadsLeft("grading"));
    }

    @Test
    void aReloadRegistersAnew() {
        try (EmbeddedTomcat tomcat = start("unsigned.from", "127.0.0.1")) {
            Eventually.isTrue(KitTomcat.SOON, "listed", () -> REGISTRY.listed().size() == 1);
            long before = REGISTRY.listed().get(0).generation().orElseThrow();

            tomcat.reload();

            Eventually.isTrue(
                    KitTomcat.SOON,
                    "listed anew",
                    () -> REGISTRY.listed().stream()
                            .anyMatch(r -> r.generation().orElseThrow() > before));
            assertEquals(200, Http.get(tomcat.uri("/hello")).statusCode());
        }
    }

    @Test
    void deploysWithoutADataDirectorySaysWhatToDoAndRecovers() throws IOException {
        Path data = temp.resolve("data");
        Files.writeString(data, "in the way");
        try (EmbeddedTomcat tomcat = start("unsigned.from", "127.0.0.1")) {
            HttpResponse<String> page = Http.get(tomcat.uri("/hello"), "Accept", "text/html,*/*");
            assertEquals(503, page.statusCode());
            assertTrue(page.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
            assertTrue(page.body().contains("sudo mkdir -p " + data + "\nsudo chown "), page.body());
            HttpResponse<String> problem = Http.get(tomcat.uri("/hello"), "Accept", "application/json");
            assertEquals(503, problem.statusCode());
            assertTrue(problem.body().contains("\"commands\":[\"sudo mkdir -p "), problem.body());
            assertEquals(503, Http.get(tomcat.uri("/rollcall/heartbeat")).statusCode());
            assertEquals("", Http.get(tomcat.uri("/rollcall/heartbeat")).body());

            Files.delete(data);

            Eventually.passes(
                    KitTomcat.SOON,
                    () -> assertEquals(200, Http.get(tomcat.uri("/hello")).statusCode()));
            Eventually.isTrue(KitTomcat.SOON, "listed", () -> REGISTRY.listed().size() == 1);
        }
    }

    @Test
    void aSecondOpenerIsToldWhoHoldsTheFolder() throws Exception {
        DataDirectory held = DataDirectory.open(temp.resolve("data"), "grading", "GradingService (grading##001)");
        try (EmbeddedTomcat tomcat = start("unsigned.from", "127.0.0.1")) {
            String page = Http.get(tomcat.uri("/hello"), "Accept", "text/html").body();
            assertTrue(page.contains("is in use by GradingService (grading##001)."), page);

            held.close();

            Eventually.passes(
                    KitTomcat.SOON,
                    () -> assertEquals(200, Http.get(tomcat.uri("/hello")).statusCode()));
        }
    }

    @Test
    void aSettingThatCannotBeUnderstoodIsNamed() {
        try (EmbeddedTomcat tomcat = start("registry.url", "nonsense")) {
            HttpResponse<String> problem = Http.get(tomcat.uri("/hello"));

            assertEquals(503, problem.statusCode());
            assertTrue(problem.body().contains("rollcall.registry.url"), problem.body());
            assertFalse(EVENTS.contains("build"));
        }
    }

    /** As a name in a setting that nobody knows yet, because the name server comes up later. */
    @Test
    void aSettingThatCannotBeUnderstoodIsNamedUntilItCanBe() {
        MISTAKE.set("rollcall.grading.host is registry.example.org, which nobody knows");
        try (EmbeddedTomcat tomcat = start("unsigned.from", "127.0.0.1")) {
            HttpResponse<String> problem = Http.get(tomcat.uri("/hello"));
            assertEquals(503, problem.statusCode());
            assertTrue(problem.body().contains(MISTAKE.get() + "."), problem.body());
            assertEquals(List.of("build", "second closed", "first closed"), EVENTS.subList(0, 3));

            MISTAKE.set("");

            Eventually.passes(
                    KitTomcat.SOON,
                    () -> assertEquals(200, Http.get(tomcat.uri("/hello")).statusCode()));
        }
    }

    @Test
    void aBuildThatFailsIsClosedAndTriedAgain() {
        FAILURES.set(1);
        assertClosedAndTriedAgain();
    }

    @Test
    void aBuildThatMissesAClassIsClosedAndTriedAgain() {
        MISSING.set(true);
        assertClosedAndTriedAgain();
    }

    private void assertClosedAndTriedAgain() {
        try (EmbeddedTomcat tomcat = start("unsigned.from", "127.0.0.1")) {
            assertEquals(503, Http.get(tomcat.uri("/hello")).statusCode());
            assertEquals(List.of("build", "second closed", "first closed"), EVENTS);

            Eventually.passes(
                    KitTomcat.SOON,
                    () -> assertEquals(200, Http.get(tomcat.uri("/hello")).statusCode()));
        }
    }

    @Test
    void anObstacleIsSaidInItsOwnSentenceUntilItIsGone() {
        OBSTACLE.set("The database is away.");
        try (EmbeddedTomcat tomcat = start("unsigned.from", "127.0.0.1")) {
            HttpResponse<String> problem = Http.get(tomcat.uri("/hello"));
            assertEquals(503, problem.statusCode());
            assertTrue(problem.body().contains("The database is away."), problem.body());
            assertTrue(problem.headers().firstValue("Retry-After").isPresent());

            OBSTACLE.set("");

            Eventually.passes(
                    KitTomcat.SOON,
                    () -> assertEquals(200, Http.get(tomcat.uri("/hello")).statusCode()));
        }
    }

    @Test
    void aBuildThatHangsDoesNotHoldUpTheUndeploy() {
        FAILURES.set(1);
        HANGS.set(true);
        EmbeddedTomcat tomcat = start("unsigned.from", "127.0.0.1");
        Eventually.isTrue(KitTomcat.SOON, "hanging", () -> EVENTS.contains("hanging"));

        assertTimeoutPreemptively(KitTomcat.SOON, tomcat::close);

        assertEquals(List.of("build", "hanging", "second closed", "first closed"), EVENTS.subList(3, EVENTS.size()));
        Eventually.isTrue(KitTomcat.SOON, "threads ended", () -> !KitTomcat.threadsLeft("grading"));
    }

    @Test
    void anUnsettledApplicationEndsItsAttemptsWithIt() throws IOException {
        Files.writeString(temp.resolve("data"), "in the way");
        start("unsigned.from", "127.0.0.1").close();

        Eventually.isTrue(KitTomcat.SOON, "threads ended", () -> !KitTomcat.threadsLeft("grading"));
        assertEquals(List.of(), EVENTS);
    }

    private EmbeddedTomcat start(String key, String value) {
        return EmbeddedTomcat.start("/grading", app -> {
            KitTomcat.nameEngine(app);
            KitTomcat.configure(app.context(), context -> {
                KitTomcat.parameter(
                        context, "rollcall.data.dir", temp.resolve("data").toString());
                KitTomcat.parameter(context, "rollcall." + key, value);
                if (!key.equals("registry.url")) {
                    KitTomcat.parameter(
                            context,
                            "rollcall.registry.url",
                            registryTomcat.uri("").toString());
                }
                context.addApplicationListener(Hello.class.getName());
            });
        });
    }
}
