package dev.rollcall.kit.registry;

import dev.rollcall.kit.json.JsonBytes;
import dev.rollcall.kit.json.JsonInvalidException;
import dev.rollcall.kit.json.JsonUnreadableException;
import jakarta.json.stream.JsonGenerator;
import java.util.List;

/**
 * {@link ProviderUpdate} as JSON: {@code {"Added":[{"Name":"LogService","URL":"http://localhost:4000","InstanceId":"log-1",
 * "Version":"0.1.0"}],"Removed":[],"View":"2f1c","PreviousView":"98aa","Full":false}}. In the tutorial's form there are
 * only {@code Added} and {@code Removed}, and in them only {@code Name} and {@code URL}.
 */
public final class ProviderUpdateCodec {

    /** How many providers an update may add, and how many it may remove. */
    public static final int MAX_PROVIDERS = 10_000;

    private ProviderUpdateCodec() {}

    /** Returns {@code update} as UTF-8 JSON; lists are always present. */
    public static byte[] write(ProviderUpdate update) {
        return JsonBytes.object(json -> members(update, json));
    }

    /** Returns {@code update} as clients of the tutorial expect it, as UTF-8 JSON. */
    public static byte[] writePlain(ProviderUpdate update) {
        return JsonBytes.object(json -> {
            providers("Added", update.added(), false, json);
            providers("Removed", update.removed(), false, json);
        });
    }

    /**
     * Reads an update in either form.
     *
     * @throws JsonUnreadableException if {@code bytes} are not a JSON object of this shape
     * @throws JsonInvalidException if an invariant of {@link ProviderUpdate} or {@link Provider} is broken, or if there are
     *     more than 10,000 providers
     */
    public static ProviderUpdate read(byte[] bytes) {
        return Wire.read(bytes, ProviderUpdateCodec::update);
    }

    /** Writes the members of {@code update}, which may be part of an answer. */
    static void members(ProviderUpdate update, JsonGenerator json) {
        providers("Added", update.added(), true, json);
        providers("Removed", update.removed(), true, json);
        update.view().ifPresent(view -> json.write("View", view));
        update.previousView().ifPresent(view -> json.write("PreviousView", view));
        if (update.view().isPresent()) {
            json.write("Full", update.full());
        }
    }

    static ProviderUpdate update(Wire json) {
        return new ProviderUpdate(
                providers(json, "Added"),
                providers(json, "Removed"),
                json.text("View"),
                json.text("PreviousView"),
                json.flag("Full"));
    }

    /** Limited when read only: the registry writes all providers it has. */
    private static List<Provider> providers(Wire json, String member) {
        List<Provider> providers = json.objects(member, ProviderUpdateCodec::provider);
        Limits.require(providers.size() <= MAX_PROVIDERS, member + " must name at most " + MAX_PROVIDERS);
        return providers;
    }

    private static Provider provider(Wire json) {
        return new Provider(
                RegistrationCodec.name("Name", json.requiredText("Name")),
                json.requiredUrl("URL"),
                json.text("InstanceId").map(InstanceId::new),
                json.text("Version"));
    }

    private static void providers(String member, List<Provider> providers, boolean everything, JsonGenerator json) {
        json.writeStartArray(member);
        for (Provider provider : providers) {
            json.writeStartObject();
            json.write("Name", provider.name().value());
            json.write("URL", provider.url().toString());
            if (everything) {
                provider.instanceId().ifPresent(id -> json.write("InstanceId", id.value()));
                provider.version().ifPresent(version -> json.write("Version", version));
            }
            json.writeEnd();
        }
        json.writeEnd();
    }
}
