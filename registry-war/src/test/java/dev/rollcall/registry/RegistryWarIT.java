package dev.rollcall.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.time.SystemTime;
import dev.rollcall.registry.testing.TutorialService;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WAR as it is built, on a real Tomcat, from outside. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RegistryWarIT {

    private static final Path DATA = Path.of(System.getProperty("arquillian.catalina.base"), "data");
    private static final long MAX_BYTES = 12L << 20;
    private static final Duration SOON = Duration.ofSeconds(20);

    @ArquillianResource
    private URI base;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/registry.war"));
    }

    @Test
    void theWarIsSmall() {
        long bytes = new File("target/registry.war").length();

        assertTrue(bytes <= MAX_BYTES, bytes + " bytes");
    }

    @Test
    void theRegistryPutsItselfOnItsRoll() {
        Eventually.passes(SOON, () -> {
            String roll = roll("RegistryService");
            assertTrue(roll.contains("\"Status\":\"UP\"") && roll.contains("\"Signed\":true"), roll);
        });
    }

    @Test
    void aProviderIsToldWithinHalfASecondAndItsDeathWithinOneAndAHalf() {
        List<Duration> took = livesAndDies();
        for (int again = 0; again < 2 && !isInTime(took); again++) {
            took = livesAndDies(); // a machine that was busy meanwhile proves nothing
        }

        assertTrue(isInTime(took), took::toString);
    }

    private static boolean isInTime(List<Duration> took) {
        return took.get(0).compareTo(Duration.ofMillis(500)) < 0 && took.get(1).compareTo(Duration.ofMillis(1500)) < 0;
    }

    /** Returns when a dependent was told that there is a provider, and when that it is gone. */
    private List<Duration> livesAndDies() {
        TutorialService provider = TutorialService.start();
        try (TutorialService dependent = TutorialService.start()) {
            register("Dependent", dependent, "Provider");
            long registered = System.nanoTime();
            register("Provider", provider, "");

            Eventually.passes(SOON, () -> assertEquals(2, dependent.pushes().size()));

            Eventually.passes(SOON, () -> assertFalse(provider.requests("GET").isEmpty()));
            long killed = System.nanoTime();
            provider.close();

            Eventually.passes(SOON, () -> assertEquals(3, dependent.pushes().size()));
            leave(dependent);
            leave(provider);
            return List.of(after(registered, dependent, 1), after(killed, dependent, 2));
        }
    }

    private static Duration after(long begun, TutorialService dependent, int push) {
        return Duration.ofNanos(dependent.requests("POST").get(push).completeAt() - begun);
    }

    private void register(String name, TutorialService service, String required) {
        String url = "http://localhost:" + service.port();
        String needs = required.isEmpty() ? "" : "\"" + required + "\"";
        HttpResponse<String> answer = Http.post(
                base.resolve("services"),
                "application/json",
                "{\"ServiceName\":\"" + name + "\",\"ServiceURL\":\"" + url + "\",\"RequiredServices\":[" + needs
                        + "],\"ServiceUpdateURL\":\"" + url + "/services\",\"HeartbeatURL\":\"" + url
                        + "/heartbeat\"}");
        assertEquals(List.of(200, ""), List.of(answer.statusCode(), answer.body()));
    }

    private void leave(TutorialService service) {
        String url = "http://localhost:" + service.port();
        assertEquals(
                200,
                Http.send("DELETE", base.resolve("services"), url, "Content-Type", "text/plain")
                        .statusCode());
    }

    private String roll(String name) throws IOException {
        Tokens tokens = new Tokens(MasterKey.load(DATA).orElseThrow(), SystemTime.INSTANCE);
        String token = tokens.sign(ServiceName.PORTAL, ServiceName.REGISTRY, Optional.empty(), Duration.ZERO)
                .orElseThrow();
        HttpResponse<String> answer =
                Http.get(base.resolve("services?name=" + name), "Authorization", "Bearer " + token);
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    @Test
    void thePageIsForPeople() {
        HttpResponse<String> answer = Http.get(base);

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("<h1>Rollcall registry</h1>"), answer.body());
        assertFalse(answer.headers().firstValue("Set-Cookie").isPresent());
    }

    @Test
    void theHeartbeatIsAnswered() {
        assertEquals(200, Http.get(base.resolve("rollcall/heartbeat")).statusCode());
    }

    @Test
    void theContainersOwnErrorsLookLikeAllOthers() {
        HttpResponse<String> answer = Http.get(base.resolve("elsewhere"));

        assertEquals(404, answer.statusCode());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
    }
}
