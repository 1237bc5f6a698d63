package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.Browser;
import dev.rollcall.system.harness.CentralLog;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.Roll;
import dev.rollcall.system.harness.TomcatProcess;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may call what, asked from outside of a running system. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuritySystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ServiceName STRANGER = new ServiceName("Stranger");

    private TomcatProcess tomcat;
    private Base base;
    private Keys keys;

    /** A protected resource of a service. */
    record Resource(ServiceName service, String path) {}

    @BeforeAll
    void start() {
        base = Base.ours("security").wars("registry", "log", "grading", "portal");
        tomcat = base.start().awaitStarted();
        keys = Keys.of(base);
        Roll.of(base).awaitReady(LIMIT, "RegistryService", "LogService", "GradingService", "Portal");
    }

    @AfterAll
    void close() {
        tomcat.close();
    }

    static Stream<Resource> resources() {
        return Stream.of(
                new Resource(ServiceName.REGISTRY, "/registry/services"),
                new Resource(ServiceName.LOG, "/log/log"),
                new Resource(ServiceName.GRADING, "/grading/students"));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void aValidTokenOpens(Resource resource) {
        assertEquals(
                200, get(resource, keys.bearer(ServiceName.PORTAL, resource.service(), "ada", "admin", "teacher")));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void noTokenIs401(Resource resource) {
        HttpResponse<String> answer = Http.get(base.uri(resource.path()));

        assertEquals(401, answer.statusCode());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Bearer"));
        assertTrue(answer.body().contains("https://rollcall.dev/problems/"), answer.body());
    }

    @ParameterizedTest
    @MethodSource("resources")
    void anExpiredTokenIs401(Resource resource) {
        Duration age = Duration.ofMinutes(2);

        assertEquals(401, get(resource, keys.bearerMadeBefore(age, ServiceName.PORTAL, resource.service())));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void aTokenForAnotherServiceIs403(Resource resource) {
        ServiceName other = resource.service().equals(ServiceName.LOG) ? ServiceName.GRADING : ServiceName.LOG;

        assertEquals(403, get(resource, keys.bearer(ServiceName.PORTAL, other)));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void aTokenWithTheWrongSignatureIs401(Resource resource) {
        String right = keys.bearer(ServiceName.PORTAL, resource.service());
        String forged = right.substring(0, right.lastIndexOf('.') + 1) + "A".repeat(43);

        assertEquals(401, get(resource, forged));
    }

    @Test
    void aTokenOfAnotherSystemIs401() {
        Keys others = Keys.create(base.directory().resolve("other-data"));

        assertEquals(
                401,
                get(
                        new Resource(ServiceName.REGISTRY, "/registry/services"),
                        others.bearer(ServiceName.PORTAL, ServiceName.REGISTRY)));
    }

    @Test
    void nobodyRegistersUnderAnotherServicesName() {
        String registration = """
                {"ServiceName":"GradingService","ServiceURL":"%s","RequiredServices":[],"ServiceUpdateURL":"%s",
                 "HeartbeatURL":"%s","InstanceId":"false-friend","Generation":1}""".formatted(base.uri("/x"), base.uri("/x"), base.uri("/x"));

        HttpResponse<String> answer = Http.post(
                base.uri("/registry/services"),
                "application/json",
                registration,
                "Authorization",
                keys.bearer(STRANGER, ServiceName.REGISTRY));

        assertEquals(403, answer.statusCode(), answer.body());
        assertEquals(1, Roll.of(base).of("GradingService").size());
    }

    @Test
    void onlyThePortalSpeaksForAPerson() {
        String token = keys.bearer(STRANGER, ServiceName.GRADING, "mallory", "teacher");

        assertEquals(403, get(new Resource(ServiceName.GRADING, "/grading/students"), token));
    }

    @Test
    void aPersonWithoutTheRoleMayNotReadTheLog() {
        String token = keys.bearer(ServiceName.PORTAL, ServiceName.LOG, "stella", "student");

        assertEquals(403, get(new Resource(ServiceName.LOG, "/log/log"), token));
    }

    @Test
    void aPageInABrowserCannotWriteToTheLog() {
        List<Integer> statuses = new CopyOnWriteArrayList<>();
        try (Browser browser = Browser.open()) {
            Page page = browser.page();
            page.onResponse(response -> {
                if (response.request().method().equals("POST")) {
                    statuses.add(response.status());
                }
            });
            page.navigate(base.uri("/registry/").toString().replace("127.0.0.1", "localhost"));

            page.setContent("<form method='post' enctype='text/plain' action='" + base.uri("/log/log")
                    + "'><input name='[Evil] - written by a page' value='1'><button>go</button></form>");
            page.click("button");

            Eventually.isTrue(LIMIT, "an answer", () -> {
                page.title();
                return !statuses.isEmpty();
            });
        }
        assertEquals(List.of(403), statuses);
        assertFalse(CentralLog.has(base, "Evil", "written by a page"));
    }

    private int get(Resource resource, String authorization) {
        return Http.get(base.uri(resource.path()), "Authorization", authorization)
                .statusCode();
    }
}
