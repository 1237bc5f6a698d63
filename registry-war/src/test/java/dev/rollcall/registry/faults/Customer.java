package dev.rollcall.registry.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.ProviderUpdateCodec;
import dev.rollcall.kit.registry.Providers;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.registry.ViewFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A service that is checked for life, and told its providers as services with the kit are. It does not renew, so all that it holds was
 * pushed to it. Thread-safe.
 */
final class Customer implements AutoCloseable {

    static final ServiceName NAME = new ServiceName("Customer");
    static final long GENERATION = 1;

    private static final int OK = 200;
    private static final int DIFFERENT = 409;
    private static final int ILL = 500;

    private final HttpServer server;
    private final URI url;
    private final InstanceId id;
    private final Providers providers = new Providers(ViewFile.none());
    private volatile Predicate<InetAddress> well = caller -> true;
    private volatile boolean dead;

    /** Listens at an address of this machine. */
    Customer(String host, int number) throws IOException {
        server = HttpServer.create(new InetSocketAddress(host, 0), 50);
        url = URI.create("http://" + host + ":" + server.getAddress().getPort());
        id = new InstanceId("customer-" + number);
        server.createContext("/heartbeat", exchange -> {
            boolean answersWell = well.test(exchange.getRemoteAddress().getAddress());
            answer(exchange, answersWell ? OK : ILL);
        });
        server.createContext("/updates", exchange -> answer(exchange, take(exchange) ? OK : DIFFERENT));
        server.start();
    }

    private boolean take(HttpExchange exchange) throws IOException {
        ProviderUpdate update =
                ProviderUpdateCodec.read(exchange.getRequestBody().readAllBytes());
        synchronized (providers) {
            return providers.apply(update);
        }
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    String id() {
        return id.value();
    }

    /** Returns what it registers: it requires its like, and those that {@link Clients} register. */
    Registration registration() {
        return Registration.of(NAME, id, url)
                .withGeneration(GENERATION)
                .withRequired(List.of(Clients.SHOP, NAME))
                .withUpdateUrl(url.resolve("/updates"))
                .withHeartbeatUrl(url.resolve("/heartbeat"));
    }

    /** Takes what the registration was answered, unless a push was faster. */
    void registered(ProviderUpdate update) {
        synchronized (providers) {
            if (providers.view().isEmpty()) {
                providers.apply(update);
            }
        }
    }

    /** Answers health checks well or not, by who asks. */
    void isWellFor(Predicate<InetAddress> callers) {
        well = callers;
    }

    /** Ends as a killed process does. */
    void die() {
        dead = true;
        server.stop(0);
    }

    boolean isDead() {
        return dead;
    }

    /** Returns the addresses of all providers that it knows. */
    Set<String> held() {
        Set<String> held = new TreeSet<>();
        for (ServiceName name : List.of(Clients.SHOP, NAME)) {
            providers.all(name).stream().map(Provider::url).map(URI::toString).forEach(held::add);
        }
        return held;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
