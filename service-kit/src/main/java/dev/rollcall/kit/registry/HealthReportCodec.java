package dev.rollcall.kit.registry;

import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import java.util.Arrays;

/** {@link HealthReport} as JSON: {@code {"Status":"DEGRADED","Reasons":["disk: 3 % left"]}}. */
public final class HealthReportCodec {

    private HealthReportCodec() {}

    /** Returns {@code report} as UTF-8 JSON. */
    public static byte[] write(HealthReport report) {
        return JsonBytes.object(json -> {
            json.write("Status", report.status().name());
            json.writeStartArray("Reasons");
            report.reasons().forEach(json::write);
            json.writeEnd();
            report.store().ifPresent(store -> json.write("Store", store));
        });
    }

    /**
     * Reads a report.
     *
     * @throws JsonUnreadableException if {@code bytes} are not a JSON object of this shape
     * @throws JsonInvalidException if the status is missing or unknown
     */
    public static HealthReport read(byte[] bytes) {
        return Wire.read(
                bytes,
                json -> new HealthReport(
                        status(json.requiredText("Status")), json.texts("Reasons"), json.textIfAny("Store")));
    }

    private static HealthReport.Status status(String word) {
        return Arrays.stream(HealthReport.Status.values())
                .filter(status -> status.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Status must be UP, DEGRADED or DOWN"));
    }
}
