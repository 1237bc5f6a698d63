package dev.rollcall.registry.http;

import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.servlet.Exchange;
import dev.rollcall.registry.chart.ChartReading;
import dev.rollcall.registry.chart.Charts;
import dev.rollcall.registry.chart.Minute;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import jakarta.json.stream.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Answers what the health of an instance was. Thread-safe. */
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
        ChartReading chart = charts.read(entry, minutes);
        exchange.response().setHeader("Cache-Control", "no-store");
        exchange.answer(200, Exchange.JSON, JsonBytes.object(json -> members(entry, chart, json)));
    }

    private static void members(Entry entry, ChartReading chart, JsonGenerator json) {
        json.write("ServiceName", entry.name().value());
        json.write("InstanceId", entry.id().value());
        json.write("Status", entry.health().name());
        json.write("StatusSince", entry.status().since().toString());
        EntryJson.text("Reason", Optional.ofNullable(entry.status().reason()), json);
        EntryJson.text("UpSince", chart.upSince().map(Instant::toString), json);
        if (chart.uptime().isPresent()) {
            // Never rounded up, which would hide a failure.
            json.write("Uptime", Math.floor(chart.uptime().getAsDouble() * ROUND) / ROUND);
        } else {
            json.writeNull("Uptime");
        }
        json.write("KeptSince", chart.begun().toString());
        json.writeStartArray("Minutes");
        chart.minutes().forEach(minute -> write(minute, json));
        json.writeEnd();
    }

    private static void write(Minute minute, JsonGenerator json) {
        json.writeStartObject()
                .write("Time", minute.time().toString())
                .write("Answered", minute.answered())
                .write("Failed", minute.failed())
                .write("MeanMillis", minute.meanMillis())
                .write("MaxMillis", minute.maxMillis())
                .writeEnd();
    }
}
