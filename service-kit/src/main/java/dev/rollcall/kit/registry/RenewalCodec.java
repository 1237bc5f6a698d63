package dev.rollcall.kit.registry;

import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
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
        return JsonBytes.object(
                json -> json.write("Generation", renewal.generation()).write("View", renewal.view()));
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
        return JsonBytes.object(json -> {
            json.write("State", renewed.state().word());
            json.write("LeaseSeconds", renewed.lease().toSeconds());
            renewed.update().ifPresent(update -> {
                json.writeStartObject("Update");
                ProviderUpdateCodec.members(update, json);
                json.writeEnd();
            });
        });
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
