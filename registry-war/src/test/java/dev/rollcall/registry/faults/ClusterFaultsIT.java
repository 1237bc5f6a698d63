package dev.rollcall.registry.faults;

import static dev.rollcall.registry.faults.Trio.SOON;

import dev.rollcall.kit.testing.Scale;
import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Three registries in three processes are written to as fast as they answer, at most two hundred times a second, and are killed or stand
 * still. Afterwards the rolls are equal, everything is as the clients were told, and services that are checked for life and told their
 * providers are known to live or not, and know their providers.
 */
class ClusterFaultsIT {

    private static final int ROUNDS = Scale.of(1, 30);
    private static final int MANY = 30;
    private static final int SOME = 10;
    private static final int CUSTOMERS = 6;

    private Trio trio;

    @BeforeEach
    void threeRegistries() throws IOException {
        trio = Trio.here();
    }

    @AfterEach
    void closeAll() {
        trio.close();
    }

    /** In turn the one that leads, the one that has just answered, and one that checks a certain customer. */
    private int victim(int round, Clients clients, Customers customers) throws Exception {
        return switch (round % 3) {
            case 0 -> trio.leader(clients);
            case 1 -> trio.answeredLast(clients);
            default -> trio.checker(clients, customers.get(0));
        };
    }

    @Test
    void nothingAcknowledgedIsLostWithANodeThatIsKilledNorWhatItChecks() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (Clients clients = trio.clients()) {
                clients.start(20261203L + 10L * round);
                try (Customers customers = trio.customers(CUSTOMERS, clients)) {
                    clients.awaitMore(MANY, SOON);
                    int victim = victim(round, clients, customers);
                    Set<String> checked = trio.checkedBy(clients, victim);
                    trio.kill(victim);
                    customers.die(checked); // nobody else has looked at them yet
                    clients.awaitMore(MANY, SOON);
                    String what = "kill " + round;
                    trio.allAsTold(clients, what);
                    customers.awaitRight(clients, trio.addresses(), what);
                    trio.startAnew(victim);
                    trio.together(3);
                }
            }
            next();
        }
    }

    @Test
    void nobodyComesBackWithANodeThatStoodStill() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (Clients clients = trio.clients()) {
                clients.start(20261204L + 10L * round);
                try (Customers customers = trio.customers(CUSTOMERS, clients)) {
                    clients.awaitMore(MANY, SOON);
                    RegistryProcess victim = trio.get(round % 3);
                    victim.stop();
                    trio.sees((round + 1) % 3, 2);
                    clients.awaitMore(SOME, SOON);
                    victim.proceed();
                    clients.awaitMore(SOME, SOON);
                    trio.together(3);
                    String what = "stop " + round;
                    trio.allAsTold(clients, what);
                    customers.awaitRight(clients, trio.addresses(), what);
                }
            }
            next();
        }
    }

    /** Another round begins with generations from one. */
    private void next() throws IOException {
        if (ROUNDS > 1) {
            trio.startAllAnew();
        }
    }
}
