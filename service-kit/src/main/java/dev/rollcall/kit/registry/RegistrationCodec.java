package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import jakarta.json.JsonObject;
import jakarta.json.stream.JsonGenerator;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@link Registration} and {@link Registered} as JSON.
 *
 * <p>Example: {@code {"ServiceName":"GradingService","ServiceURL":"http://localhost:6000","RequiredServices":["LogService"],
 * "ServiceUpdateURL":"http://localhost:6000/services","HeartbeatURL":"http://localhost:6000/heartbeat"}}. Read leniently:
 * names in any case, {@code null} or missing lists, unknown members ignored.
 */
public final class RegistrationCodec {

    private RegistrationCodec() {}

    /** Returns {@code registration} as UTF-8 JSON. */
    public static byte[] write(Registration registration) {
        return JsonBytes.object(json -> members(registration, json));
    }

    /** Writes the members of {@code registration}, for objects that tell more about it. */
    public static void members(Registration registration, JsonGenerator json) {
        json.write("ServiceName", registration.name().value());
        json.write("ServiceURL", registration.url().toString());
        json.writeStartArray("RequiredServices");
        registration.required().forEach(name -> json.write(name.value()));
        json.writeEnd();
        registration.updateUrl().ifPresent(u -> json.write("ServiceUpdateURL", u.toString()));
        registration.heartbeatUrl().ifPresent(u -> json.write("HeartbeatURL", u.toString()));
        json.write("InstanceId", registration.instanceId().value());
        registration.generation().ifPresent(g -> json.write("Generation", g));
        registration.version().ifPresent(v -> json.write("Version", v));
        registration.zone().ifPresent(z -> json.write("Zone", z));
        if (!registration.metadata().isEmpty()) {
            json.writeStartObject("Metadata");
            registration.metadata().forEach(json::write);
            json.writeEnd();
        }
        registration.lease().ifPresent(l -> json.write("LeaseSeconds", l.toSeconds()));
    }

    /**
     * Reads a registration.
     *
     * @throws JsonUnreadableException if {@code bytes} are not a JSON object of this shape
     * @throws JsonInvalidException if an invariant of {@link Registration} is broken or a required member is missing
     */
    public static Registration read(byte[] bytes) {
        return Wire.read(bytes, RegistrationCodec::registration);
    }

    /**
     * Reads a registration that is a part of something else.
     *
     * @throws JsonUnreadableException if {@code object} is of another shape
     * @throws JsonInvalidException if an invariant of {@link Registration} is broken or a required member is missing
     */
    public static Registration read(JsonObject object) {
        return Wire.read(object, RegistrationCodec::registration);
    }

    private static Registration registration(Wire json) {
        ServiceName name = name("ServiceName", json.requiredText("ServiceName"));
        URI url = json.requiredUrl("ServiceURL");
        List<ServiceName> required = json.texts("RequiredServices").stream()
                .map(text -> name("RequiredServices", text))
                .toList();
        Optional<InstanceId> instanceId = json.text("InstanceId").map(InstanceId::new);
        return new Registration(
                name,
                instanceId.orElseGet(() -> InstanceId.of(Limits.url("ServiceURL", url))),
                json.number("Generation"),
                url,
                required,
                json.url("ServiceUpdateURL"),
                json.url("HeartbeatURL"),
                json.text("Version"),
                json.text("Zone"),
                json.map("Metadata"),
                json.number("LeaseSeconds").stream()
                        .mapToObj(Duration::ofSeconds)
                        .findFirst());
    }

    static ServiceName name(String member, String text) {
        try {
            return new ServiceName(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(member + ": " + e.getMessage(), e);
        }
    }

    /** Returns the answer to a registration as UTF-8 JSON. */
    public static byte[] write(Registered registered) {
        return JsonBytes.object(json -> {
            json.write("InstanceId", registered.instanceId().value());
            json.write("Generation", registered.generation());
            json.write("LeaseSeconds", registered.lease().toSeconds());
            json.writeStartObject("Update");
            ProviderUpdateCodec.members(registered.update(), json);
            json.writeEnd();
        });
    }

    /**
     * Reads the answer to a registration.
     *
     * @throws JsonUnreadableException if {@code bytes} are not a JSON object of this shape
     * @throws JsonInvalidException if an invariant of {@link Registered} is broken or a required member is missing
     */
    public static Registered readAnswer(byte[] bytes) {
        return Wire.read(
                bytes,
                json -> new Registered(
                        new InstanceId(json.requiredText("InstanceId")),
                        json.requiredNumber("Generation"),
                        Duration.ofSeconds(json.requiredNumber("LeaseSeconds")),
                        json.object("Update")
                                .map(ProviderUpdateCodec::update)
                                .orElseThrow(() -> new IllegalArgumentException("Update is missing"))));
    }
}
