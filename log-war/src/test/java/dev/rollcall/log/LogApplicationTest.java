package dev.rollcall.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.MasterKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.EmbeddedTomcat;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.time.SystemTime;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole web application, started and stopped. */
class LogApplicationTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void whatWasLoggedIsFoundAfterARestartAndNothingIsLeftOfTheApplication() throws IOException {
        for (int round = 1; round <= 3; round++) {
            try (EmbeddedTomcat tomcat = start()) {
                String token = token();
                assertEquals(
                        200,
                        Http.post(
                                        tomcat.uri("/log"),
                                        "application/x-ndjson",
                                        "{\"message\":\"round " + round + "\"}\n",
                                        "Authorization",
                                        token)
                                .statusCode());
                assertEquals(round, count(tomcat, token));
            }
            Eventually.isTrue(LIMIT, "no thread is left", () -> threads().isEmpty());
            assertTrue(
                    !Files.readString(Path.of("/proc/self/maps"))
                            .contains(folder.toRealPath().toString()),
                    "a file is still mapped");
        }
        assertTrue(Files.exists(folder.resolve("log").resolve("index")), "there is an index");
    }

    private static long count(EmbeddedTomcat tomcat, String token) {
        HttpResponse<String> answer =
                Http.get(tomcat.uri("/log?q=round&after=0"), "Authorization", token, "Accept", "application/x-ndjson");
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body()
                .lines()
                .filter(line -> line.contains("\"text\":\"round "))
                .count();
    }

    private EmbeddedTomcat start() {
        EmbeddedTomcat tomcat = EmbeddedTomcat.start(
                "/log",
                app -> app.parameter("rollcall.data.dir", folder.toString())
                        .parameter("rollcall.registry.url", "http://127.0.0.1:9/registry")
                        .context()
                        .addApplicationListener(LogApplication.class.getName()));
        Eventually.isTrue(
                LIMIT, "the log service serves", () -> Http.get(tomcat.uri("/")).statusCode() == 200);
        return tomcat;
    }

    private String token() throws IOException {
        return "Bearer "
                + new Tokens(MasterKey.loadOrCreate(folder), SystemTime.INSTANCE)
                        .sign(ServiceName.REGISTRY, ServiceName.LOG, Optional.empty(), Duration.ZERO)
                        .orElseThrow();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("rollcall-log-") || name.startsWith("Lucene"))
                .toList();
    }
}
