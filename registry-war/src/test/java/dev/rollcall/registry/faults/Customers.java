package dev.rollcall.registry.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.registry.HttpRegistryClient;
import dev.rollcall.kit.registry.Registered;
import dev.rollcall.kit.registry.RegistryAddresses;
import dev.rollcall.kit.registry.Signer;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.time.SystemTime;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Several of {@link Customer}, and what registries say of them. */
final class Customers implements AutoCloseable {

    private static final Duration RIGHT = Duration.ofSeconds(20);
    private static final Set<String> REQUIRED = Set.of(Clients.SHOP.value(), Customer.NAME.value());

    private final List<Customer> all = new ArrayList<>();

    /** Registers some, each at a registry that it prefers, and returns when all are checked for life. */
    Customers(int count, String host, List<URI> registries, Tokens tokens, Clients clients) throws IOException {
        Signer signer = new Signer(Customer.NAME, tokens, SystemTime.INSTANCE);
        try (HttpCaller http = new HttpCaller("customers")) {
            for (int number = 0; number < count; number++) {
                Customer customer = new Customer(host, number);
                all.add(customer);
                RegistryAddresses preferred = new RegistryAddresses(() -> registries, number, SystemTime.INSTANCE);
                Eventually.passes(
                        RIGHT,
                        () -> customer.registered(
                                ((Registered) new HttpRegistryClient(preferred, http, signer, SystemTime.INSTANCE)
                                                .register(customer.registration()))
                                        .update()));
            }
        }
        Eventually.passes(RIGHT, () -> {
            int checked = 0;
            for (URI registry : registries) {
                checked += checkedBy(clients, registry).size();
            }
            assertEquals(count, checked);
        });
    }

    Customer get(int number) {
        return all.get(number);
    }

    /** Returns whom of them a registry checks for life. */
    static Set<String> checkedBy(Clients clients, URI registry) throws IOException, InterruptedException {
        Set<String> checked = new TreeSet<>();
        for (JsonObject line : roll(clients, registry)) {
            if (isCustomer(line) && !line.isNull("LastProbe")) {
                checked.add(line.getString("InstanceId"));
            }
        }
        return checked;
    }

    private static boolean isCustomer(JsonObject line) {
        return line.getString("ServiceName").equals(Customer.NAME.value());
    }

    private static List<JsonObject> roll(Clients clients, URI registry) throws IOException, InterruptedException {
        return clients.ask(registry, "/services?details=true")
                .getJsonArray("Services")
                .getValuesAs(JsonObject.class);
    }

    /** Lets some of them die. */
    void die(Set<String> ids) {
        all.stream().filter(customer -> ids.contains(customer.id())).forEach(Customer::die);
    }

    /**
     * Waits until registries know who of them lives, and those who live know whom the registries list; returns how long that
     * took.
     */
    Duration awaitRight(Clients clients, List<URI> registries, String what) {
        long begun = System.nanoTime();
        Eventually.passes(RIGHT, () -> {
            for (URI registry : registries) {
                assertEquals(lives(), statuses(clients, registry), what + ", as " + registry + " says");
            }
            Set<String> offered = offered(clients, registries.get(0));
            for (Customer customer : all) {
                if (!customer.isDead()) {
                    assertEquals(offered, customer.held(), what + ", as " + customer.id() + " was told");
                }
            }
        });
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private Map<String, String> lives() {
        Map<String, String> lives = new TreeMap<>();
        all.forEach(customer -> lives.put(customer.id(), customer.isDead() ? "DOWN" : "UP"));
        return lives;
    }

    /** Returns how a registry says that each of them does. */
    static Map<String, String> statuses(Clients clients, URI registry) throws IOException, InterruptedException {
        Map<String, String> statuses = new TreeMap<>();
        for (JsonObject line : roll(clients, registry)) {
            if (isCustomer(line)) {
                statuses.put(line.getString("InstanceId"), line.getString("Status"));
            }
        }
        return statuses;
    }

    private static Set<String> offered(Clients clients, URI registry) throws IOException, InterruptedException {
        Set<String> offered = new TreeSet<>();
        for (JsonObject line : roll(clients, registry)) {
            boolean required = REQUIRED.contains(line.getString("ServiceName"));
            if (required && !line.getString("Status").equals("DOWN")) {
                offered.add(line.getString("ServiceURL"));
            }
        }
        return offered;
    }

    @Override
    public void close() {
        all.forEach(Customer::close);
    }
}
