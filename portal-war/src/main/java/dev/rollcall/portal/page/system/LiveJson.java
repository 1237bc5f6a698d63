package dev.rollcall.portal.page.system;

import dev.rollcall.portal.system.Entry;
import dev.rollcall.portal.system.Known;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** The latest checks as {@code live.js} reads them. */
final class LiveJson {
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private LiveJson() {}

    /** For example {@code {"now":"…","taken":"…","checks":[["shop-1","2026-11-22T10:54:00Z","3 ms"]]}}. */
    static byte[] checks(Known known, Instant now) {
        JsonArrayBuilder checks = JSON.createArrayBuilder();
        for (Entry entry : known.roll().entries()) {
            Instant at = entry.checkup().at();
            if (at != null) {
                checks.add(JSON.createArrayBuilder()
                        .add(entry.instanceId())
                        .add(at.toString())
                        .add(entry.checkup().latency()));
            }
        }
        return JSON.createObjectBuilder()
                .add("now", now.toString())
                .add("taken", known.taken().toString())
                .add("checks", checks)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
