package dev.rollcall.registry.http;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.registry.chart.ChartReading;
import dev.rollcall.registry.chart.Charts;
import dev.rollcall.registry.chart.Minute;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Tells how the health of an instance was. Thread-safe. */
public final class HealthReader {

    private static final int USUAL = 60;
    private static final double ROUND = 10_000;

    private final Roll roll;
    private final Charts charts;
    private final Callers callers;

    /** Takes its collaborators. */
    public HealthReader(Roll roll, Charts charts, Callers callers) {
        this.roll = roll;
        this.charts = charts;
        this.callers = callers;
    }

    void answer(Exchange exchange, InstanceId id) throws IOException {
        callers.requireReader(exchange.request());
        int minutes =
                (int) Numbers.query(exchange, "minutes", 1, Charts.MINUTES).orElse(USUAL);
        Entry entry = roll.snapshot().present(id).orElseThrow(() -> Operations.unknown(id));
        String json = json(entry, charts.read(entry, minutes)).build().toString();
        exchange.response().setHeader("Cache-Control", "no-store");
        exchange.answer(200, Exchange.JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObjectBuilder json(Entry entry, ChartReading chart) {
        JsonObjectBuilder json = EntryJson.JSON
                .createObjectBuilder()
                .add("ServiceName", entry.name().value())
                .add("InstanceId", entry.id().value())
                .add("Status", entry.health().name())
                .add("StatusSince", entry.status().since().toString());
        EntryJson.add(json, "Reason", Optional.ofNullable(entry.status().reason()));
        EntryJson.add(json, "UpSince", chart.upSince().map(Instant::toString));
        if (chart.uptime().isPresent()) {
            // Never rounded up to what would hide a failure.
            json.add("Uptime", Math.floor(chart.uptime().getAsDouble() * ROUND) / ROUND);
        } else {
            json.addNull("Uptime");
        }
        JsonArrayBuilder minutes = EntryJson.JSON.createArrayBuilder();
        chart.minutes().forEach(minute -> minutes.add(json(minute)));
        return json.add("KeptSince", chart.begun().toString()).add("Minutes", minutes);
    }

    private static JsonObjectBuilder json(Minute minute) {
        return EntryJson.JSON
                .createObjectBuilder()
                .add("Time", minute.time().toString())
                .add("Answered", minute.answered())
                .add("Failed", minute.failed())
                .add("MeanMillis", minute.meanMillis())
                .add("MaxMillis", minute.maxMillis());
    }
}
