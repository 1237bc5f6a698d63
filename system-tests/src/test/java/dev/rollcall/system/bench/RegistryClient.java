package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.harness.Keys;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.Locale;
import java.util.Map;

/** Registers and leaves as services with the kit do: with a generation, and with a token made for each call. */
final class RegistryClient {
    private static final long GENERATION = 1;
    private static final int LEASE_SECONDS = 3600;

    private final URI services;
    private final Keys keys;

    RegistryClient(URI services, Keys keys) {
        this.services = services;
        this.keys = keys;
    }

    /** Returns the address under which a provider registers; nobody listens there. */
    static String address(String id) {
        return "http://127.0.0.1:9/" + id;
    }

    /** Registers somebody who neither requires anything nor is asked whether it lives. */
    void provider(ServiceName name, String id) throws IOException {
        register(name, registration(name, id, address(id)));
    }

    /** Opens a connection for requests that were written before. */
    Wire wire() throws IOException {
        return new Wire(services);
    }

    /** Returns the request that registers such a provider. */
    byte[] registering(ServiceName name, String id) {
        String json = registration(name, id, address(id)).build().toString();
        return Wire.post(services, keys.bearer(name, ServiceName.REGISTRY), json);
    }

    /** Registers a subscriber of a receiver, who requires a service, is told about it, and is asked whether it lives. */
    void subscriber(ServiceName name, Receiver receiver, int number, ServiceName required) throws IOException {
        String answer = subscriber(name, id(name, number), receiver.address(number), required);
        try (var reader = Receiver.JSON.createReader(new StringReader(answer))) {
            receiver.knowledge(number).take(reader.readObject().getJsonObject("Update"));
        }
    }

    /** Registers a subscriber at an address of its own, and returns the answer. */
    String subscriber(ServiceName name, String id, URI address, ServiceName required) throws IOException {
        return register(
                name,
                registration(name, id, address.toString())
                        .add(
                                "RequiredServices",
                                Receiver.JSON.createArrayBuilder().add(required.value()))
                        .add("ServiceUpdateURL", address + Receiver.UPDATES)
                        .add("HeartbeatURL", address + Receiver.HEARTBEAT));
    }

    /** Returns the id under which a subscriber registers. */
    static String id(ServiceName name, int number) {
        return name.value().toLowerCase(Locale.ROOT) + "-" + number;
    }

    /** Takes somebody off the roll. */
    void leave(ServiceName name, String id) throws IOException {
        URI instance = URI.create(services + "/" + id + "?generation=" + GENERATION);
        new Call("DELETE", instance, authorization(name), "").send();
    }

    private static JsonObjectBuilder registration(ServiceName name, String id, String url) {
        return Receiver.JSON
                .createObjectBuilder()
                .add("ServiceName", name.value())
                .add("ServiceURL", url)
                .add("InstanceId", id)
                .add("Generation", GENERATION)
                .add("LeaseSeconds", LEASE_SECONDS);
    }

    private String register(ServiceName name, JsonObjectBuilder registration) throws IOException {
        return Call.post(services, registration.build().toString(), authorization(name))
                .send();
    }

    private Map<String, String> authorization(ServiceName name) {
        return Map.of("Authorization", keys.bearer(name, ServiceName.REGISTRY));
    }
}
