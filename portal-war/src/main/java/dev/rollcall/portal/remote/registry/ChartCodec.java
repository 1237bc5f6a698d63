package dev.rollcall.portal.remote.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.health.Chart;
import dev.rollcall.portal.health.Minute;
import dev.rollcall.portal.remote.Answers;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the registry's answer to {@code GET /services/{InstanceId}/health}. */
final class ChartCodec {
    private ChartCodec() {}

    /**
     * Reads a chart.
     *
     * @throws UnreadableAnswerException when that is none
     */
    static Chart read(byte[] json) {
        return Answers.read(ServiceName.REGISTRY, json, reader -> {
            JsonObject chart = reader.readObject();
            List<Minute> minutes = chart.getJsonArray("Minutes").getValuesAs(JsonObject.class).stream()
                    .map(ChartCodec::minute)
                    .sorted(Comparator.comparing(Minute::time))
                    .toList();
            return Chart.of(uptime(chart), minutes);
        });
    }

    private static @Nullable Double uptime(JsonObject chart) {
        return chart.get("Uptime") instanceof JsonNumber number ? number.doubleValue() : null;
    }

    private static Minute minute(JsonObject minute) {
        return new Minute(Instant.parse(minute.getString("Time")), minute.getInt("Answered"), minute.getInt("Failed"));
    }
}
