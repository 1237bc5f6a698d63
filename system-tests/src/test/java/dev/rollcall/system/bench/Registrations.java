package dev.rollcall.system.bench;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.system.bench.Load.Request;
import dev.rollcall.system.bench.Load.Result;
import dev.rollcall.system.harness.Keys;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How many services can register in a second: 16 clients that each keep a connection, and 5,000 instances, fifty services of a hundred,
 * that register again and again with rising generations. Nobody requires them, and they are not checked for life. Beside it: the
 * same bytes to the bare servlet.
 */
final class Registrations implements Measurement {
    private static final int CLIENTS = 16;
    private static final int INSTANCES = 5000;
    private static final int PER_SERVICE = 100;
    private static final int REPETITIONS = 3;
    private static final int GOAL_PER_SECOND = 10_000;
    private static final Duration GOAL_P99 = Duration.ofMillis(8);
    private static final Load TIMES = new Load(Duration.ofSeconds(10), Duration.ofSeconds(10));

    @Override
    public void into(Table table) throws IOException, InterruptedException {
        List<Result> answered = new ArrayList<>();
        List<Result> beside = new ArrayList<>();
        try (var registry = RegistryAlone.start("registrations")) {
            URI bare = registry.bareServlet();
            for (int repetition = 0; repetition <= REPETITIONS; repetition++) {
                Result reference = repetition(Collections.nCopies(CLIENTS, bare), registry.keys());
                Result result = repetition(Collections.nCopies(CLIENTS, registry.services()), registry.keys());
                if (repetition > 0) {
                    beside.add(reference);
                    answered.add(result);
                }
            }
        }
        var registrations = new Repeated(answered);
        var bytes = new Repeated(beside);
        table.add(Figure.goal(
                        "registrations, " + CLIENTS + " clients, " + INSTANCES + " instances",
                        registrations.toString(),
                        String.format(Locale.ROOT, ">= %,d/s, p99 <= %d ms", GOAL_PER_SECOND, GOAL_P99.toMillis()),
                        registrations.failed() == 0
                                && registrations.perSecond() >= GOAL_PER_SECOND
                                && registrations.percentile(99).compareTo(GOAL_P99) <= 0)
                .with(registrations.answers(), new Limit("p99", GOAL_P99))
                .over("the same bytes to the bare servlet", bytes.answers()));
        table.add(Figure.beside(
                "the same bytes to the bare servlet",
                bytes.toString(),
                String.format(
                        Locale.ROOT,
                        "registrations: %.0f %% of it",
                        100 * registrations.perSecond() / bytes.perSecond())));
    }

    /**
     * Lets clients register for a while. The requests are written before the clock starts; a token lives for a minute.
     *
     * @param addresses where each of the clients registers
     */
    static Result repetition(List<URI> addresses, Keys keys) throws IOException, InterruptedException {
        List<Wire> wires = new ArrayList<>();
        try {
            List<Request> clients = new ArrayList<>();
            for (int client = 0; client < addresses.size(); client++) {
                var wire = new Wire(addresses.get(client));
                wires.add(wire);
                clients.add(sending(wire, requests(addresses, keys, client)));
            }
            return TIMES.of(clients);
        } finally {
            for (Wire wire : wires) {
                wire.close();
            }
        }
    }

    private static Request sending(Wire wire, List<RisingRequest> requests) {
        int[] next = {0};
        return () -> wire.send(requests.get(next[0]++ % requests.size()).next());
    }

    private static List<RisingRequest> requests(List<URI> addresses, Keys keys, int client) {
        List<RisingRequest> requests = new ArrayList<>();
        for (int number = client; number < INSTANCES; number += addresses.size()) {
            ServiceName name = new ServiceName("Load-" + number / PER_SERVICE);
            String id = "load-" + number;
            String generation = Long.toString(System.currentTimeMillis());
            String json = "{\"ServiceName\":\"" + name.value() + "\",\"ServiceURL\":\"" + RegistryClient.address(id)
                    + "\",\"InstanceId\":\"" + id + "\",\"LeaseSeconds\":3600,\"Generation\":" + generation + "}";
            byte[] bytes = Wire.post(addresses.get(client), keys.bearer(name, ServiceName.REGISTRY), json);
            requests.add(new RisingRequest(bytes, bytes.length - 2));
        }
        return requests;
    }
}
