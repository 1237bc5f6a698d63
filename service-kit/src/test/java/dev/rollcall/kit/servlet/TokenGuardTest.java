package dev.rollcall.kit.servlet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.Json;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.settings.SettingException;
import dev.rollcall.kit.settings.Settings;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.ManualTime;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenGuardTest {

    private static final Json JSON = new Json();
    private static final ManualTime TIME = new ManualTime();

    @TempDir
    static Path keys;

    private static Tokens tokens;
    private static EmbeddedTomcat tomcat;

    @BeforeAll
    static void start() throws Exception {
        tokens = new Tokens(MasterKey.loadOrCreate(keys), TIME);
        TokenGuard guard = new TokenGuard(ServiceName.LOG, tokens, TIME, Settings.of(Map.of()));
        tomcat = EmbeddedTomcat.start(app -> app.filter(new ProblemFilter()).servlet("/*", new Guarded(guard)));
    }

    @AfterAll
    static void stop() {
        tomcat.close();
        JSON.close();
    }

    static final class Guarded extends JsonServlet {
        private static final long serialVersionUID = 1L;
        private final transient TokenGuard guard;

        Guarded(TokenGuard guard) {
            super(JSON);
            this.guard = guard;
        }

        @Override
        protected void get(Exchange exchange) throws IOException {
            guard.refuseBrowsers(exchange.request());
            boolean unsigned = exchange.path().contains("unsigned") && guard.unsignedAllowed(exchange.request());
            exchange.answer(
                    200,
                    Map.of(
                            "caller",
                            unsigned
                                    ? "unsigned"
                                    : guard.require(exchange.request())
                                            .service()
                                            .value()));
        }
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return Http.get(tomcat.uri(path), headers);
    }

    private static String bearer(ServiceName to) {
        return "Bearer "
                + tokens.sign(ServiceName.PORTAL, to, Optional.empty(), Duration.ZERO)
                        .orElseThrow();
    }

    @Test
    void aGoodTokenNamesItsCaller() {
        assertEquals(
                "{\"caller\":\"Portal\"}",
                get("/", "Authorization", bearer(ServiceName.LOG)).body());
    }

    @Test
    void withoutATokenTheAnswerTellsTheTimeToSignFor() {
        HttpResponse<String> answer = get("/");

        assertEquals(401, answer.statusCode());
        assertEquals(
                "Bearer realm=\"rollcall\"",
                answer.headers().firstValue("WWW-Authenticate").orElseThrow());
        assertTrue(answer.body().contains("\"time\":\"" + TIME.instant() + "\""), answer.body());
    }

    @Test
    void aTokenForAnotherServiceIsForbidden() {
        assertEquals(403, get("/", "Authorization", bearer(ServiceName.GRADING)).statusCode());
    }

    @Test
    void twoCredentialsOrAnotherSchemeAreNoCredentials() {
        String good = bearer(ServiceName.LOG);

        assertEquals(401, get("/", "Authorization", good, "Authorization", good).statusCode());
        assertEquals(401, get("/", "Authorization", "Basic YTpi").statusCode());
        assertEquals(401, get("/", "Authorization", "Bearer x").statusCode());
    }

    @Test
    void aLocalProgramWithoutATokenIsLetInWhereThatIsAllowed() {
        assertEquals("{\"caller\":\"unsigned\"}", get("/unsigned").body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For: 10.0.0.1",
                "x-forwarded-proto: https",
                "X-Forwarded-Host: school.example.org",
                "X-Forwarded-Port: 443",
                "X-Forwarded-Server: proxy",
                "Forwarded: for=10.0.0.1",
                "X-Real-IP: 10.0.0.1",
                "Via: 1.1 proxy"
            })
    void whatAProxyForwardedIsNotLocal(String header) {
        String[] parts = header.split(": ");

        assertEquals(401, get("/unsigned", parts[0], parts[1]).statusCode());
    }

    @Test
    void aReboundNameIsNotLocal() throws Exception {
        String answer =
                Http.raw(tomcat.port(), "GET /unsigned HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");

        assertTrue(answer.startsWith("HTTP/1.1 401"), answer);
    }

    @Test
    void aWebPageIsRefused() {
        String good = bearer(ServiceName.LOG);

        assertEquals(
                403,
                get("/", "Authorization", good, "Origin", "http://evil.example").statusCode());
        assertEquals(
                403,
                get("/", "Authorization", good, "Sec-Fetch-Site", "cross-site").statusCode());
        assertEquals(
                200, get("/", "Authorization", good, "Sec-Fetch-Site", "none").statusCode());
    }

    @Test
    void rangesThatAreNoneAreNamed() {
        Settings settings = Settings.of(Map.of("rollcall.unsigned.from", "everywhere"));

        assertThrows(SettingException.class, () -> new TokenGuard(ServiceName.LOG, tokens, TIME, settings));
    }
}
