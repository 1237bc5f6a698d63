package dev.rollcall.portal.page.system;

import dev.rollcall.kit.json.JsonP;
import dev.rollcall.portal.system.Entry;
import dev.rollcall.portal.system.Known;
import jakarta.json.JsonArrayBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The latest checks as {@code live.js} reads them. */
final class LiveJson {
    private LiveJson() {}

    /** For example {@code {"now":"…","taken":"…","checks":[["shop-1","2026-11-22T10:54:00Z","3 ms"]]}}. */
    static byte[] checks(Known known, Instant now) {
        JsonArrayBuilder checks = JsonP.array();
        for (Entry entry : known.roll().entries()) {
            Instant at = entry.checkup().at();
            if (at != null) {
                checks.add(JsonP.array()
                        .add(entry.instanceId())
                        .add(at.toString())
                        .add(entry.checkup().latency()));
            }
        }
        return JsonP.object()
                .add("now", now.toString())
                .add("taken", known.taken().toString())
                .add("checks", checks)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
