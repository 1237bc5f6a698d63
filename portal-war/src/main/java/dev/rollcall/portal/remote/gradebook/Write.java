package dev.rollcall.portal.remote.gradebook;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.json.JsonP;
import dev.rollcall.kit.registry.ServiceCall;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be written into the grade book. Immutable; every method returns a changed copy.
 *
 * @param path below {@code /api/v1}, encoded
 * @param body null for none
 * @param condition header with which it names the version that its writer saw; empty for none
 * @param seen that header's value
 * @param key by which the grade book knows the same request again; 1 to 128 visible ASCII characters
 */
public record Write(String method, String path, @Nullable JsonObject body, String condition, String seen, String key) {

    private static final String FORM = "form";

    /** Makes something that has no version yet, or does something; with a key of its own. */
    public static Write of(String method, String path, @Nullable JsonObject body) {
        return new Write(method, path, body, "", "", UUID.randomUUID().toString());
    }

    /** Only if this version still stands there. */
    public Write ifMatch(String version) {
        return new Write(method, path, body, "If-Match", "\"" + version + "\"", key);
    }

    /** Only if nothing stands there. */
    public Write ifNothing() {
        return new Write(method, path, body, "If-None-Match", "*", key);
    }

    /** With the key of an earlier attempt: what was done then is not done again. */
    public Write key(String earlier) {
        return new Write(method, path, body, condition, seen, earlier);
    }

    /** As something that was typed into a form of this portal, which the history tells. */
    public Write inForm() {
        if (body == null) {
            return new Write(method, path + "?through=" + FORM, null, condition, seen, key);
        }
        JsonObjectBuilder said = JsonP.object();
        body.forEach(said::add);
        return new Write(method, path, said.add("through", FORM).build(), condition, seen, key);
    }

    ServiceCall call() {
        ServiceCall call = ServiceCall.of(method, ServiceName.GRADING, GradingApi.ROOT + path)
                .header("Idempotency-Key", key);
        if (body != null) {
            call = call.body("application/json", body.toString().getBytes(StandardCharsets.UTF_8));
        }
        return condition.isEmpty() ? call : call.header(condition, seen);
    }
}
