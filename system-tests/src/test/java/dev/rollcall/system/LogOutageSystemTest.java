package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.log4j.LoggingProgram;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import dev.rollcall.kit.testing.Scale;
import dev.rollcall.kit.testing.Workers;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Keys;
import dev.rollcall.system.harness.TomcatProcess;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log service is killed and away for a while, again and again, under a program that logs a thousand events a second. */
class LogOutageSystemTest {
    private static final ServiceName PROGRAM = new ServiceName("Program");
    private static final Pattern EVENT = Pattern.compile("event (\\d+) of");
    private static final int EVENTS_AT_ONCE = 100;
    private static final Duration READY = Duration.ofSeconds(60);

    /** Whether the program goes on. */
    private final AtomicBoolean logs = new AtomicBoolean(true);

    @TempDir
    Path spool;

    @Test
    void everyEventIsStoredOnce() throws Exception {
        Base base = Base.ours("log-outage").wars("log");
        TomcatProcess tomcat = base.start().awaitStarted();
        Keys keys = Keys.of(base);
        try (var program = new LoggingProgram("INFO", "", keys.serviceKey(PROGRAM), spool, base.uri("/log"))) {
            Workers logging = new Workers();
            logging.start(() -> {
                while (logs.get()) {
                    program.logSteadily(EVENTS_AT_ONCE);
                }
            });
            for (int round = 0; round < Scale.of(2, 20); round++) {
                awaitMoreSent(program);
                tomcat.kill();
                awaitMoreLogged(program, Scale.of(1_000, 30_000));
                tomcat = base.start().awaitStarted();
            }
            logs.set(false);
            logging.end(READY);

            Eventually.isTrue(READY, "everything is acknowledged", program::isIdle);
            Map<Long, Integer> stored = stored(base.uri("/log/log"), keys);

            assertEquals(program.logged(), stored.size());
            assertEquals(
                    program.logged(),
                    stored.values().stream().mapToLong(times -> times).sum());
            Figures.note("events logged while the log service was killed and away, all stored once", stored.size());
        } finally {
            logs.set(false);
            tomcat.close();
        }
    }

    private static void awaitMoreSent(LoggingProgram program) {
        long before = program.figures().sent();
        Eventually.isTrue(READY, "more is stored", () -> program.figures().sent() > before + EVENTS_AT_ONCE);
    }

    private static void awaitMoreLogged(LoggingProgram program, int events) {
        long before = program.logged();
        Eventually.isTrue(READY, "more is logged", () -> program.logged() > before + events);
    }

    /** Returns how often each event is there. */
    private static Map<Long, Integer> stored(URI log, Keys keys) {
        Map<Long, Integer> times = new HashMap<>();
        String after = "0";
        while (after != null) {
            JsonObject page = page(URI.create(log + "?service=Program&limit=1000&after=" + after), keys);
            for (JsonObject entry : page.getJsonArray("entries").getValuesAs(JsonObject.class)) {
                Matcher event = EVENT.matcher(entry.getString("text"));
                if (event.find()) {
                    times.merge(Long.parseLong(event.group(1)), 1, Integer::sum);
                }
            }
            after = page.containsKey("next") ? page.get("next").toString() : null;
        }
        return times;
    }

    private static JsonObject page(URI address, Keys keys) {
        String token = keys.bearer(ServiceName.PORTAL, ServiceName.LOG, "olga", "operator");
        try (var reader = Json.createReader(
                new StringReader(Http.get(address, "Authorization", token).body()))) {
            return reader.readObject();
        }
    }
}
