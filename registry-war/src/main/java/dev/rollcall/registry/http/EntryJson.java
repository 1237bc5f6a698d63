package dev.rollcall.registry.http;

import dev.rollcall.kit.registry.RegistrationCodec;
import dev.rollcall.registry.health.LastProbe;
import dev.rollcall.registry.health.Prober;
import dev.rollcall.registry.push.Subscribers;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Operator;
import jakarta.json.stream.JsonGenerator;
import java.time.Duration;
import java.util.Optional;

/** A registration as JSON: its own members, and what the registry has found out. Thread-safe. */
final class EntryJson {

    private final Prober prober;
    private final Subscribers subscribers;

    EntryJson(Prober prober, Subscribers subscribers) {
        this.prober = prober;
        this.subscribers = subscribers;
    }

    /** Writes the members that change only when the roll does. */
    static void members(Entry entry, JsonGenerator json) {
        RegistrationCodec.members(entry.registration(), json);
        if (entry.registration().generation().isEmpty()) { // else it is among them: the same, or it would not be listed
            json.write("Generation", entry.generation().number());
        }
        json.write("Status", entry.health().name());
        json.write("StatusSince", entry.status().since().toString());
        text("Reason", Optional.ofNullable(entry.status().reason()), json);
        json.write("RegisteredAt", entry.registeredAt().toString());
        json.write("Signed", entry.origin().signed());
        drained(entry.operator(), json);
    }

    /** Writes the same, and the members that change all the time. */
    void details(Entry entry, JsonGenerator json) {
        members(entry, json);
        Optional<LastProbe> lastProbe = prober.lastProbe(entry.id());
        text("LastProbe", lastProbe.map(c -> c.at().toString()), json);
        lastProbe
                .flatMap(LastProbe::took)
                .map(Duration::toMillis)
                .ifPresentOrElse(m -> json.write("ProbeMillis", m), () -> json.writeNull("ProbeMillis"));
        json.write("Informed", subscribers.informed(entry));
        text("Degraded", lastProbe.flatMap(LastProbe::degraded), json);
        text("Store", lastProbe.flatMap(LastProbe::store), json);
    }

    private static void drained(Operator operator, JsonGenerator json) {
        if (operator.drained()) {
            json.writeStartObject("Drained")
                    .write("By", operator.by())
                    .write("Reason", operator.why())
                    .write("Since", operator.at().toString())
                    .writeEnd();
        } else {
            json.writeNull("Drained");
        }
    }

    /** Writes a member that is null if there is nothing to say. */
    static void text(String member, Optional<String> text, JsonGenerator json) {
        text.ifPresentOrElse(value -> json.write(member, value), () -> json.writeNull(member));
    }
}
