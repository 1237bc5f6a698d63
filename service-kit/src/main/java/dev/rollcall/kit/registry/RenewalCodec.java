package dev.rollcall.kit.registry;

import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Arrays;

/**
 * {@link Renewal} and {@link Renewed} as JSON: {@code {"Generation":7,"View":"2f1c"}} is answered by
 * {@code {"State":"renewed","LeaseSeconds":30}}, with a full {@code Update} if the service holds another view.
 */
public final class RenewalCodec {

    private RenewalCodec() {}

    /** Returns {@code renewal} as UTF-8 JSON. */
    public static byte[] write(Renewal renewal) {
        return Wire.bytes(Wire.JSON
                .createObjectBuilder()
                .add("Generation", renewal.generation())
                .add("View", renewal.view())
                .build());
    }

    /**
     * Reads a renewal.
     *
     * @throws JsonUnreadableException if {@code bytes} are not a JSON object of this shape
     * @throws JsonInvalidException if an invariant of {@link Renewal} is broken or the generation is missing
     */
    public static Renewal read(byte[] bytes) {
        return Wire.read(
                bytes,
                json -> new Renewal(
                        json.requiredNumber("Generation"), json.text("View").orElse("")));
    }

    /** Returns the answer to a renewal as UTF-8 JSON. */
    public static byte[] write(Renewed renewed) {
        JsonObjectBuilder json = Wire.JSON
                .createObjectBuilder()
                .add("State", renewed.state().word())
                .add("LeaseSeconds", renewed.lease().toSeconds());
        renewed.update().ifPresent(update -> json.add("Update", ProviderUpdateCodec.object(update)));
        return Wire.bytes(json.build());
    }

    /**
     * Reads the answer to a renewal.
     *
     * @throws JsonUnreadableException if {@code bytes} are not a JSON object of this shape
     * @throws JsonInvalidException if an invariant of {@link Renewed} is broken or a required member is missing
     */
    public static Renewed readAnswer(byte[] bytes) {
        return Wire.read(
                bytes,
                json -> new Renewed(
                        state(json.requiredText("State")),
                        Duration.ofSeconds(json.requiredNumber("LeaseSeconds")),
                        json.object("Update").map(ProviderUpdateCodec::update)));
    }

    private static Renewed.State state(String word) {
        return Arrays.stream(Renewed.State.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("State must be renewed or superseded"));
    }
}
