package dev.rollcall.system.harness;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Http;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The roll of a registry, read as the portal reads it. */
public final class Roll {
    private final URI services;
    private final Supplier<Keys> keys;

    private Roll(URI services, Supplier<Keys> keys) {
        this.services = services;
        this.keys = keys;
    }

    /** Returns the roll of the registry at {@code /registry} of a base. */
    public static Roll of(Base registry) {
        return at(registry.uri("/registry/services"), () -> Keys.of(registry));
    }

    /** Returns the roll at an address; whoever may read it has one of the keys. */
    public static Roll at(URI services, Supplier<Keys> keys) {
        return new Roll(services, keys);
    }

    /**
     * A line of the roll.
     *
     * @param name ServiceName
     * @param url ServiceURL
     * @param generation of the registration
     * @param status UP, SUSPECT or DOWN
     * @param informed whether it has acknowledged its newest providers
     */
    public record Listed(String name, String url, String instanceId, long generation, String status, boolean informed) {
        private static Listed of(JsonObject json) {
            return new Listed(
                    json.getString("ServiceName"),
                    json.getString("ServiceURL"),
                    json.getString("InstanceId"),
                    json.getJsonNumber("Generation").longValue(),
                    json.getString("Status"),
                    json.getBoolean("Informed"));
        }

        /** Returns whether it is up and knows its providers. */
        public boolean ready() {
            return status.equals("UP") && informed;
        }
    }

    /** Reads the roll. */
    public List<Listed> read() {
        return get(URI.create(services + "?details=true"))
                .getJsonArray("Services")
                .getValuesAs(JsonObject.class)
                .stream()
                .map(Listed::of)
                .toList();
    }

    /** Reads the lines of one service. */
    public List<Listed> of(String name) {
        return read().stream().filter(line -> line.name().equals(name)).toList();
    }

    /** Returns what the registry says of the cluster. */
    public JsonObject cluster() {
        return get(services.resolve("cluster"));
    }

    /** Returns how many registries it sees that know the roll; throws as long as it does not answer. */
    public long working() {
        return cluster().getJsonArray("Members").getValuesAs(JsonObject.class).stream()
                .filter(member -> member.getBoolean("Working"))
                .count();
    }

    private JsonObject get(URI address) {
        String token = keys.get().bearer(ServiceName.PORTAL, ServiceName.REGISTRY);
        try (var reader = Json.createReader(new StringReader(ok(Http.get(address, "Authorization", token))))) {
            return reader.readObject();
        }
    }

    private static String ok(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the registry answers " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Registers an instance that does nothing and is not asked whether it lives. */
    public void register(String name, String instanceId) {
        String json = """
                {"ServiceName":"%s","ServiceURL":"http://127.0.0.1:9/%s","InstanceId":"%s","Generation":1,"LeaseSeconds":3600}""".formatted(name, instanceId, instanceId);
        String token = keys.get().bearer(new ServiceName(name), ServiceName.REGISTRY);
        ok(Http.post(services, "application/json", json, "Authorization", token));
    }

    /** Takes an instance out of use, as an operator does. */
    public void drain(String instanceId, String reason) {
        operate("PUT", instanceId, "{\"Reason\":\"" + reason + "\"}");
    }

    /** Takes it into use again. */
    public void undrain(String instanceId) {
        operate("DELETE", instanceId, null);
    }

    private void operate(String method, String instanceId, @Nullable String body) {
        ok(Http.send(
                method,
                URI.create(services + "/" + instanceId + "/drain"),
                body,
                "Authorization",
                keys.get().bearer(ServiceName.PORTAL, ServiceName.REGISTRY, "olga", "operator"),
                "Content-Type",
                "application/json"));
    }

    /** Waits until exactly these services are listed, each as often as it is named, up, and know their providers. */
    public void awaitReady(Duration limit, String... names) {
        List<String> expected = Arrays.stream(names).sorted().toList();
        Eventually.passes(limit, () -> {
            List<Listed> roll = read();
            List<String> ready = roll.stream()
                    .filter(Listed::ready)
                    .map(Listed::name)
                    .sorted()
                    .toList();
            if (!ready.equals(expected) || roll.size() != expected.size()) {
                throw new AssertionError("expected " + expected + " but the roll is " + roll);
            }
        });
    }
}
