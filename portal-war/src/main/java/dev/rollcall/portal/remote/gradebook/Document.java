package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.portal.remote.UnreadableAnswerException;
import jakarta.json.JsonObject;
import java.util.function.Function;

/**
 * A JSON object that the grade book answered with.
 *
 * @param json empty when the answer had none
 */
public record Document(JsonObject json) {

    /**
     * What the object tells.
     *
     * @throws UnreadableAnswerException when it has another shape, or values that break a rule
     */
    <T> T as(Function<JsonObject, T> codec) {
        try {
            return codec.apply(json);
        } catch (RuntimeException e) {
            throw new UnreadableAnswerException(ServiceName.GRADING, e);
        }
    }
}
