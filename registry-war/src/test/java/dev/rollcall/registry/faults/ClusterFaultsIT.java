package dev.rollcall.registry.faults;

import static dev.rollcall.registry.faults.Trio.SOON;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Three registries in three processes are written to as fast as they answer, at most two hundred times a second, and are killed or stand
 * still. Afterwards the rolls are equal, and everything is as the clients were told.
 */
class ClusterFaultsIT {

    private static final int ROUNDS = Math.max(1, Integer.getInteger("rollcall.scale", 1) * 3 / 2);
    private static final int MANY = 30;
    private static final int SOME = 10;

    private Trio trio;

    @BeforeEach
    void threeRegistries() throws IOException {
        trio = Trio.here();
    }

    @AfterEach
    void closeAll() {
        trio.close();
    }

    @Test
    void nothingAcknowledgedIsLostWithANodeThatIsKilled() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (Clients clients = trio.clients()) {
                clients.start(20261203L + 10L * round);
                clients.awaitMore(MANY, SOON);
                int victim = trio.victim(clients, round % 2 == 0);
                trio.kill(victim);
                clients.awaitMore(MANY, SOON);
                trio.allAsTold(clients, "kill " + round);
                trio.startAnew(victim);
                trio.together(3);
            }
            next();
        }
    }

    @Test
    void nobodyComesBackWithANodeThatStoodStill() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            try (Clients clients = trio.clients()) {
                clients.start(20261204L + 10L * round);
                clients.awaitMore(MANY, SOON);
                RegistryProcess victim = trio.get(round % 3);
                victim.stop();
                trio.sees((round + 1) % 3, 2);
                clients.awaitMore(SOME, SOON);
                victim.proceed();
                clients.awaitMore(SOME, SOON);
                trio.together(3);
                trio.allAsTold(clients, "stop " + round);
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
