package dev.rollcall.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.time.SystemTime;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
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
class LogWarIT {

    private static final Path DATA = Path.of(System.getProperty("arquillian.catalina.base"), "data");
    private static final Duration SOON = Duration.ofSeconds(20);

    @ArquillianResource
    private URI base;

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/log.war"));
    }

    @Test
    void whatATutorialServiceSendsIsFound() throws IOException {
        HttpResponse<String> answer = Http.post(base.resolve("log"), "text/plain", "[Tutorial] - hello from outside\n");
        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());

        String entries = newest("?service=Tutorial");
        assertTrue(entries.contains("\"text\":\"hello from outside\""), entries);
        assertTrue(entries.contains("\"signed\":false"), entries);
    }

    @Test
    void whatAServiceSendsIsFoundUnderItsName() throws IOException {
        HttpResponse<String> answer = Http.post(
                base.resolve("log"),
                "application/x-ndjson",
                "{\"message\":\"with a token\",\"log.level\":\"WARN\"}\n",
                "Authorization",
                token(new ServiceName("Shop")));

        assertTrue(answer.body().startsWith("{\"accepted\":1,\"duplicates\":0,\"lastSequence\":"), answer.body());
        assertTrue(newest("?service=Shop&level=WARN").contains("with a token"));
    }

    @Test
    void onlyTheOwnerMayReadTheSegments() throws IOException {
        try (Stream<Path> paths = Files.walk(DATA.resolve("log").resolve("segments"))) {
            for (Path path : paths.toList()) {
                String wanted = Files.isDirectory(path) ? "rwx------" : "rw-------";
                assertEquals(wanted, PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            }
        }
    }

    @Test
    void whatTheServiceItselfLogsIsFound() {
        Eventually.passes(SOON, () -> {
            String entries = newest("?service=LogService");
            assertTrue(entries.contains("Log store opened"), entries);
            assertTrue(entries.contains("\"signed\":true"), entries);
        });
    }

    @Test
    void thePageIsForPeople() {
        HttpResponse<String> answer = Http.get(base);

        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("<h1>Log service</h1>"), answer.body());
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

    private String newest(String query) throws IOException {
        HttpResponse<String> answer = Http.get(base.resolve("log" + query), "Authorization", token(ServiceName.PORTAL));
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }

    private static String token(ServiceName from) throws IOException {
        Tokens tokens = new Tokens(MasterKey.load(DATA).orElseThrow(), SystemTime.INSTANCE);
        return "Bearer "
                + tokens.sign(from, ServiceName.LOG, Optional.empty(), Duration.ZERO)
                        .orElseThrow();
    }
}
