package dev.rollcall.registry.store;

import dev.rollcall.kit.http.IpLiteral;
import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.registry.RegistrationCodec;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Generation;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Home;
import dev.rollcall.registry.roll.Operator;
import dev.rollcall.registry.roll.Origin;
import dev.rollcall.registry.roll.Status;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonGenerator;
import java.net.InetAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@link Entry} as JSON on one line, its registration as on the wire: in the journal and between registry nodes. Unknown
 * members are ignored, and what a later version adds may be missing. Thread-safe.
 */
public final class EntryCodec {

    private EntryCodec() {}

    /** Writes an entry. */
    public static byte[] write(Entry entry) {
        return JsonBytes.object(json -> {
            json.writeStartObject("Registration");
            RegistrationCodec.members(entry.registration(), json);
            json.writeEnd();
            write(entry.generation(), json);
            write(entry.origin(), json);
            json.write("RegisteredAt", entry.registeredAt().toString());
            json.write("Removed", entry.left()); // not removed(): that a lease has ended is said by its home
            write(entry.status(), json);
            write(entry.home(), json);
            if (!entry.operator().equals(Operator.NONE)) {
                write(entry.operator(), json);
            }
        });
    }

    private static void write(Generation generation, JsonGenerator json) {
        json.writeStartObject("Generation")
                .write("Era", generation.era())
                .write("Signed", generation.signed())
                .write("Number", generation.number())
                .write("Node", generation.node())
                .writeEnd();
    }

    private static void write(Origin origin, JsonGenerator json) {
        json.writeStartObject("Origin")
                .write("Signed", origin.signed())
                .write("Caller", origin.caller().getHostAddress())
                .writeStartObject("Addresses");
        origin.addresses().forEach((host, resolved) -> {
            json.writeStartArray(host);
            resolved.forEach(address -> json.write(address.getHostAddress()));
            json.writeEnd();
        });
        json.writeEnd().writeEnd();
    }

    private static void write(Status status, JsonGenerator json) {
        json.writeStartObject("Status");
        write(status.generation(), json);
        json.write("View", status.view())
                .write("Counter", status.counter())
                .write("Node", status.node())
                .write("Health", status.health().name())
                .write("Since", status.since().toString());
        String reason = status.reason();
        if (reason != null) {
            json.write("Reason", reason);
        }
        json.writeEnd();
    }

    /** Its generation is not written: outside tests it is that of the entry. */
    private static void write(Home home, JsonGenerator json) {
        json.writeStartObject("Home")
                .write("Counter", home.counter())
                .write("Node", home.node())
                .write("Ended", home.ended())
                .writeEnd();
    }

    private static void write(Operator operator, JsonGenerator json) {
        json.writeStartObject("Operator")
                .write("Counter", operator.counter())
                .write("Node", operator.node())
                .write("Drained", operator.drained())
                .write("By", operator.by())
                .write("Why", operator.why())
                .write("At", operator.at().toString())
                .writeEnd();
    }

    /**
     * Reads an entry.
     *
     * @throws IllegalArgumentException if {@code bytes} are no entry
     */
    public static Entry read(byte[] bytes) {
        try (JsonReader reader = JsonP.reader(bytes)) {
            return entry(reader.readObject());
        } catch (RuntimeException e) { // a missing member, one of another type, a broken invariant: no entry
            throw new IllegalArgumentException("not an entry of the roll", e);
        }
    }

    private static Entry entry(JsonObject json) {
        Generation generation = generation(json.getJsonObject("Generation"));
        return new Entry(
                generation,
                RegistrationCodec.read(json.getJsonObject("Registration")),
                origin(json.getJsonObject("Origin")),
                Instant.parse(json.getString("RegisteredAt")),
                json.getBoolean("Removed"),
                status(json.getJsonObject("Status")),
                json.containsKey("Operator") ? operator(json.getJsonObject("Operator")) : Operator.NONE,
                json.containsKey("Home") ? home(generation, json.getJsonObject("Home")) : Home.first(generation));
    }

    private static Home home(Generation generation, JsonObject json) {
        return new Home(generation, number(json, "Counter"), json.getString("Node"), json.getBoolean("Ended"));
    }

    private static Generation generation(JsonObject json) {
        return new Generation(
                number(json, "Era"), json.getBoolean("Signed"), number(json, "Number"), json.getString("Node"));
    }

    private static Origin origin(JsonObject json) {
        Map<String, List<InetAddress>> addresses = new LinkedHashMap<>();
        JsonObject known = json.getJsonObject("Addresses");
        known.keySet()
                .forEach(host -> addresses.put(
                        host,
                        known.getJsonArray(host).getValuesAs(JsonString.class).stream()
                                .map(literal -> address(literal.getString()))
                                .toList()));
        return new Origin(json.getBoolean("Signed"), address(json.getString("Caller")), addresses);
    }

    /** A literal, never a name: reading must not ask the network. */
    private static InetAddress address(String literal) {
        return IpLiteral.parse(literal).orElseThrow(() -> new IllegalArgumentException("not an address: " + literal));
    }

    private static Status status(JsonObject json) {
        return new Status(
                generation(json.getJsonObject("Generation")),
                number(json, "View"),
                number(json, "Counter"),
                json.getString("Node"),
                Health.valueOf(json.getString("Health")),
                Instant.parse(json.getString("Since")),
                json.getString("Reason", null));
    }

    private static Operator operator(JsonObject json) {
        return new Operator(
                number(json, "Counter"),
                json.getString("Node"),
                json.getBoolean("Drained"),
                json.getString("By"),
                json.getString("Why"),
                Instant.parse(json.getString("At")));
    }

    private static long number(JsonObject json, String member) {
        return json.getJsonNumber(member).longValueExact();
    }
}
