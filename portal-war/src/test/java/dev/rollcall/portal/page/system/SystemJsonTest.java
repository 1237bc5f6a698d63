package dev.rollcall.portal.page.system;

import static dev.rollcall.portal.system.Entries.NOW;
import static dev.rollcall.portal.system.Entries.checked;
import static dev.rollcall.portal.system.Entries.down;
import static dev.rollcall.portal.system.Entries.up;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.portal.journal.Stories;
import dev.rollcall.portal.system.Cluster;
import dev.rollcall.portal.system.Entries;
import dev.rollcall.portal.system.Known;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code GET /system.json}, whose members are those of the example in {@code docs/protocol/portal.md}. */
class SystemJsonTest {
    private static final Path PAGE = Path.of("..", "docs", "protocol", "portal.md");

    private final Known known = Entries.known(List.of(
            up(ServiceName.REGISTRY),
            up(ServiceName.LOG),
            checked(down(ServiceName.GRADING, "g1", "connection refused"), 3),
            up(ServiceName.PORTAL, ServiceName.GRADING, ServiceName.LOG)));

    private static JsonObject json(Known known) {
        return read(new String(SystemJson.of(Entries.view(known)), StandardCharsets.UTF_8));
    }

    private static JsonObject read(String text) {
        try (JsonReader reader = JsonP.reader(text)) {
            return reader.readObject();
        }
    }

    private static JsonObject example() throws IOException {
        String text = Files.readString(PAGE);
        int begin = text.indexOf("```json\n", text.indexOf("## GET /system.json")) + "```json\n".length();
        return read(text.substring(begin, text.indexOf("```", begin)));
    }

    private static JsonObject first(JsonObject of, String... path) {
        JsonObject found = of;
        for (String name : path) {
            found = found.getJsonArray(name).getJsonObject(0);
        }
        return found;
    }

    private static JsonObject service(JsonObject json, String name) {
        return json.getJsonArray("services").getValuesAs(JsonObject.class).stream()
                .filter(service -> service.getString("service").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itHasTheMembersOfTheExampleAndNoOthers() throws IOException {
        JsonObject json = json(known);
        JsonObject grades = service(json, "GradingService");
        JsonObject example = example();
        JsonObject shown = first(example, "services");

        assertEquals(example.keySet(), json.keySet());
        assertEquals(
                first(example, "concerns").keySet(), first(json, "concerns").keySet());
        assertEquals(shown.keySet(), grades.keySet());
        assertEquals(
                first(shown, "instances").keySet(), first(grades, "instances").keySet());
        assertEquals(
                first(shown, "requires").keySet(),
                first(service(json, "Portal"), "requires").keySet());
    }

    @Test
    void whatIsDownIsToldWithItsReasonAndWhoRequiresIt() {
        JsonObject json = json(known);
        JsonObject instance = first(service(json, "GradingService"), "instances");

        assertEquals("down", json.getString("state"));
        assertEquals(NOW.toString(), json.getString("taken"));
        assertEquals("GradingService", first(json, "concerns").getString("service"));
        assertEquals("down", instance.getString("state"));
        assertEquals("connection refused", instance.getString("remark"));
        assertEquals("2026-11-22T10:42:00Z", instance.getString("since"));
        assertEquals(NOW.minusSeconds(1).toString(), instance.getString("checked"));
        JsonArray required = service(json, "Portal").getJsonArray("requires");
        assertEquals(
                List.of("Grade book false", "Log service true"),
                required.getValuesAs(JsonObject.class).stream()
                        .map(one -> one.getString("name") + " " + one.getBoolean("available"))
                        .toList());
    }

    @Test
    void whatIsNotKnownIsNull() {
        JsonObject json = json(known);

        assertEquals(JsonValue.NULL, json.get("registryAwaySince"));
        assertEquals(JsonValue.NULL, json.get("cluster"));
        assertEquals(
                JsonValue.NULL, first(service(json, "LogService"), "instances").get("checked"));
        assertEquals(
                JsonValue.NULL, first(service(json, "LogService"), "instances").get("lastError"));
    }

    @Test
    void severalRegistriesAreToldWithWhoWasAsked() {
        Cluster two = new Cluster(
                "b",
                3,
                List.of(new Cluster.Member("a", "r1:7800", false), new Cluster.Member("b", "r2:7800", true)),
                5,
                12,
                Duration.ofMillis(3),
                1,
                List.of(new Cluster.View(NOW, true, List.of("r1:7800"), List.of("r3:7800"))));

        JsonObject cluster = json(new Known(known.roll(), two, NOW, null, Map.of(), Stories.NONE))
                .getJsonObject("cluster");

        assertEquals(
                Set.of("configured", "members", "checks", "instances", "lagMillis", "repaired", "views"),
                cluster.keySet());
        assertEquals(
                "{\"address\":\"r1:7800\",\"working\":false,\"asked\":false}",
                first(cluster, "members").toString());
        assertTrue(cluster.getJsonArray("members").getJsonObject(1).getBoolean("asked"));
        assertEquals(
                "5 12 3 1",
                cluster.getInt("checks") + " " + cluster.getInt("instances") + " " + cluster.getInt("lagMillis") + " "
                        + cluster.getInt("repaired"));
        assertEquals(
                "{\"time\":\"" + NOW + "\",\"merged\":true,\"came\":[\"r1:7800\"],\"left\":[\"r3:7800\"]}",
                first(cluster, "views").toString());
    }
}
