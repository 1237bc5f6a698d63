package dev.rollcall.kit.registry;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
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
        return Wire.bytes(object(registration).build());
    }

    /** Returns the members of {@code registration}, for answers that tell more about it. */
    public static JsonObjectBuilder object(Registration registration) {
        JsonArrayBuilder required = Wire.JSON.createArrayBuilder();
        registration.required().forEach(name -> required.add(name.value()));
        JsonObjectBuilder json = Wire.JSON
                .createObjectBuilder()
                .add("ServiceName", registration.name().value())
                .add("ServiceURL", registration.url().toString())
                .add("RequiredServices", required);
        registration.updateUrl().ifPresent(u -> json.add("ServiceUpdateURL", u.toString()));
        registration.heartbeatUrl().ifPresent(u -> json.add("HeartbeatURL", u.toString()));
        json.add("InstanceId", registration.instanceId().value());
        registration.generation().ifPresent(g -> json.add("Generation", g));
        registration.version().ifPresent(v -> json.add("Version", v));
        registration.zone().ifPresent(z -> json.add("Zone", z));
        if (!registration.metadata().isEmpty()) {
            JsonObjectBuilder metadata = Wire.JSON.createObjectBuilder();
            registration.metadata().forEach(metadata::add);
            json.add("Metadata", metadata);
        }
        registration.lease().ifPresent(l -> json.add("LeaseSeconds", l.toSeconds()));
        return json;
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

    private static Registration registration(Wire json) {
        ServiceName name = name("ServiceName", json.requiredText("ServiceName"));
        URI url = Limits.url("ServiceURL", json.requiredUrl("ServiceURL"));
        List<ServiceName> required = json.texts("RequiredServices").stream()
                .map(text -> name("RequiredServices", text))
                .toList();
        Optional<InstanceId> instanceId = json.text("InstanceId").map(InstanceId::new);
        return new Registration(
                name,
                instanceId.orElseGet(() -> InstanceId.of(url)),
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
        return Wire.bytes(Wire.JSON
                .createObjectBuilder()
                .add("InstanceId", registered.instanceId().value())
                .add("Generation", registered.generation())
                .add("LeaseSeconds", registered.lease().toSeconds())
                .add("Update", ProviderUpdateCodec.object(registered.update()))
                .build());
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
