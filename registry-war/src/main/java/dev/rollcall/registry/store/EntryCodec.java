package dev.rollcall.registry.store;

import dev.rollcall.kit.registry.RegistrationCodec;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Generation;
import dev.rollcall.registry.roll.Health;
import dev.rollcall.registry.roll.Operator;
import dev.rollcall.registry.roll.Origin;
import dev.rollcall.registry.roll.Status;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@link Entry} as JSON on one line, its registration as on the wire. Thread-safe. */
final class EntryCodec {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final JsonReaderFactory READERS = JSON.createReaderFactory(Map.of());

    private EntryCodec() {}

    static byte[] write(Entry entry) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("Registration", RegistrationCodec.object(entry.registration()))
                .add("Generation", generation(entry.generation()))
                .add("Origin", origin(entry.origin()))
                .add("RegisteredAt", entry.registeredAt().toString())
                .add("Removed", entry.removed())
                .add("Status", status(entry.status()));
        if (!entry.operator().equals(Operator.NONE)) {
            json.add("Operator", operator(entry.operator()));
        }
        return json.build().toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObjectBuilder generation(Generation generation) {
        return JSON.createObjectBuilder()
                .add("Era", generation.era())
                .add("Signed", generation.signed())
                .add("Number", generation.number())
                .add("Node", generation.node());
    }

    private static JsonObjectBuilder origin(Origin origin) {
        JsonObjectBuilder addresses = JSON.createObjectBuilder();
        origin.addresses().forEach((host, resolved) -> {
            JsonArrayBuilder literals = JSON.createArrayBuilder();
            resolved.forEach(address -> literals.add(address.getHostAddress()));
            addresses.add(host, literals);
        });
        return JSON.createObjectBuilder()
                .add("Signed", origin.signed())
                .add("Caller", origin.caller().getHostAddress())
                .add("Addresses", addresses);
    }

    private static JsonObjectBuilder status(Status status) {
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("Generation", generation(status.generation()))
                .add("View", status.view())
                .add("Counter", status.counter())
                .add("Node", status.node())
                .add("Health", status.health().name())
                .add("Since", status.since().toString());
        String reason = status.reason();
        return reason == null ? json : json.add("Reason", reason);
    }

    private static JsonObjectBuilder operator(Operator operator) {
        return JSON.createObjectBuilder()
                .add("Counter", operator.counter())
                .add("Node", operator.node())
                .add("Drained", operator.drained())
                .add("By", operator.by())
                .add("Why", operator.why())
                .add("At", operator.at().toString());
    }

    /**
     * Reads an entry.
     *
     * @throws IllegalArgumentException if {@code bytes} are something else
     */
    static Entry read(byte[] bytes) {
        try (JsonReader reader = READERS.createReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            return entry(reader.readObject());
        } catch (RuntimeException e) { // a missing member, one of another type, a broken invariant: no entry
            throw new IllegalArgumentException("not an entry of the roll", e);
        }
    }

    private static Entry entry(JsonObject json) {
        return new Entry(
                generation(json.getJsonObject("Generation")),
                RegistrationCodec.read(
                        json.getJsonObject("Registration").toString().getBytes(StandardCharsets.UTF_8)),
                origin(json.getJsonObject("Origin")),
                Instant.parse(json.getString("RegisteredAt")),
                json.getBoolean("Removed"),
                status(json.getJsonObject("Status")),
                json.containsKey("Operator") ? operator(json.getJsonObject("Operator")) : Operator.NONE);
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
        if (literal.isEmpty() || Character.digit(literal.charAt(0), 16) < 0 && literal.charAt(0) != ':') {
            throw new IllegalArgumentException("not an address: " + literal);
        }
        try {
            return InetAddress.getByName(literal.indexOf(':') >= 0 ? "[" + literal + "]" : literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + literal, e);
        }
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
