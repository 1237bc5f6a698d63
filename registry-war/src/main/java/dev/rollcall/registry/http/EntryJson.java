package dev.rollcall.registry.http;

import dev.rollcall.kit.registry.RegistrationCodec;
import dev.rollcall.registry.health.Checkup;
import dev.rollcall.registry.health.Prober;
import dev.rollcall.registry.push.Subscribers;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Operator;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A registration as JSON: its wire members, and what the registry found out. Thread-safe. */
final class EntryJson {

    static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private final Prober prober;
    private final Subscribers subscribers;

    EntryJson(Prober prober, Subscribers subscribers) {
        this.prober = prober;
        this.subscribers = subscribers;
    }

    /** Returns what changes only when the roll does. */
    static JsonObjectBuilder of(Entry entry) {
        JsonObjectBuilder service = RegistrationCodec.object(entry.registration())
                .add("Generation", entry.generation().number())
                .add("Status", entry.health().name())
                .add("StatusSince", entry.status().since().toString());
        add(service, "Reason", Optional.ofNullable(entry.status().reason()));
        service.add("RegisteredAt", entry.registeredAt().toString())
                .add("Signed", entry.origin().signed());
        drained(entry.operator())
                .ifPresentOrElse(drained -> service.add("Drained", drained), () -> service.addNull("Drained"));
        return service;
    }

    /** Returns the same with what changes all the time. */
    JsonObjectBuilder detailed(Entry entry) {
        JsonObjectBuilder service = of(entry);
        Optional<Checkup> checkup = prober.checkup(entry.id());
        add(service, "LastProbe", checkup.map(c -> c.at().toString()));
        Optional<Long> millis = checkup.flatMap(Checkup::took).map(Duration::toMillis);
        millis.ifPresentOrElse(m -> service.add("ProbeMillis", m), () -> service.addNull("ProbeMillis"));
        service.add("Informed", subscribers.informed(entry));
        add(service, "Degraded", checkup.flatMap(Checkup::degraded));
        return service;
    }

    private static Optional<JsonObjectBuilder> drained(Operator operator) {
        return operator.drained()
                ? Optional.of(JSON.createObjectBuilder()
                        .add("By", operator.by())
                        .add("Reason", operator.why())
                        .add("Since", operator.at().toString()))
                : Optional.empty();
    }

    static void add(JsonObjectBuilder object, String member, Optional<String> text) {
        text.ifPresentOrElse(value -> object.add(member, value), () -> object.addNull(member));
    }
}
