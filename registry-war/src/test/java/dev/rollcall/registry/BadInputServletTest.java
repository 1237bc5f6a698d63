package dev.rollcall.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.BadRequest;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.LogLines;
import dev.rollcall.kit.testing.RawReply;
import dev.rollcall.kit.testing.RawRequest;
import dev.rollcall.registry.testing.RunningRegistry;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What nobody should send, to every address of the registry: the answer says in words what was wrong, the roll stays as it
 * is, and no log line has a second one.
 */
class BadInputServletTest {

    private static RunningRegistry registry;
    private static LogLines log;

    @BeforeAll
    static void start() throws IOException {
        log = LogLines.listen();
        registry = RunningRegistry.startImpatient();
        assertEquals(200, registry.register("Shop", BadInputs.REGISTERED).statusCode());
        Eventually.isTrue(
                Duration.ofSeconds(10),
                "the registry is on its roll",
                () -> !registry.listed("RegistryService").isEmpty());
    }

    @AfterAll
    static void stop() {
        registry.close();
        log.close();
    }

    /** The roll without what time changes. */
    private static String roll() {
        return registry.roll().getJsonArray("Services").getValuesAs(JsonObject.class).stream()
                .map(service -> service.getString("InstanceId")
                        + service.get("ServiceName")
                        + service.get("Generation")
                        + service.get("ServiceURL")
                        + service.get("RequiredServices")
                        + service.get("Signed"))
                .collect(Collectors.joining("\n"));
    }

    static List<BadRequest> rows() {
        return new BadInputs(registry)
                .all().values().stream().flatMap(List::stream).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isRefusedInWords(BadRequest row) {
        row.mustBeRefused(registry.port(), BadInputServletTest::roll, log);
    }

    @Test
    void everyAddressHasItsTable() {
        assertEquals(
                new TreeSet<>(new RegistryApplication().patterns()),
                new TreeSet<>(new BadInputs(registry).all().keySet()));
    }

    /** Who asks for what nobody has gets what everybody can read. */
    @ParameterizedTest
    @ValueSource(
            strings = {"", "<script>", "*/*;q=x", "text/html", "application/xml;q=1", ",,,;", "application/json;q=0"})
    void anotherMediaTypeIsAnsweredWithJson(String accept) {
        RawReply reply = RawRequest.of("GET", "/services?name=Shop")
                .header("Authorization", registry.bearer("Portal"))
                .header("Accept", accept)
                .send(registry.port());

        assertEquals(
                "200 application/json",
                reply.status() + " " + reply.header("Content-Type").orElse(""));
    }

    /** A name is data, in every script: it comes back as it was sent, as JSON, and on one line of the log. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "${jndi:ldap://127.0.0.1/a}",
                "{} %n %s",
                "'; DROP TABLE services; --",
                "Größe & <Maß>",
                "Журнал",
                "成绩服务",
                "سجل",
                "🦊 1️⃣"
            })
    void namesInEveryScriptAreTakenAsTheyAre(String name) {
        String json = Json.createObjectBuilder()
                .add("ServiceName", name)
                .add("ServiceURL", "http://127.0.0.1:9/named")
                .add("Generation", System.nanoTime())
                .build()
                .toString();
        List<String> earlier = log.broken();

        assertEquals(200, registry.register(name, json).statusCode());
        List<JsonObject> listed = registry.listed(name);
        registry.send(
                "DELETE",
                "/services",
                "http://127.0.0.1:9/named",
                "Content-Type",
                "text/plain",
                "Authorization",
                registry.bearer(name));

        assertEquals(name, listed.get(0).getString("ServiceName"));
        assertEquals(List.of(), registry.listed(name));
        assertEquals(earlier, log.broken());
    }
}
