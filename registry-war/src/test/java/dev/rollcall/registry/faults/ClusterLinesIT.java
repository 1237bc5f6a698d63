package dev.rollcall.registry.faults;

import static dev.rollcall.registry.faults.Trio.SOON;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Lines between three registries on three machines are cut for half a minute, while clients register and say goodbye on all
 * sides. Afterwards the rolls are equal, within five seconds where both directions were cut, and everything is as the clients
 * were told.
 */
@EnabledIfSystemProperty(named = "rollcall.scale", matches = "[2-9]|[1-9][0-9]+", disabledReason = "takes -Pfull")
class ClusterLinesIT {

    private static final int MANY = 30;
    private static final Duration CUT = Duration.ofSeconds(30);
    private static final Duration HEALED = Duration.ofSeconds(5);

    /** What was sent on a line that lost it is sent again by the system, the later the longer it was lost. */
    private static final Duration HEALED_AT_LAST = Duration.ofSeconds(90);

    private Machines machines;
    private Trio trio;

    @BeforeEach
    void threeMachines() throws IOException {
        Optional<Machines> opened = Machines.open(3);
        assumeTrue(opened.isPresent(), "network namespaces take root on Linux, and bridges");
        machines = opened.get();
        trio = Trio.on(machines);
    }

    @AfterEach
    void closeAll() {
        if (trio != null) {
            trio.close();
        }
        if (machines != null) {
            machines.close();
        }
    }

    private void during(String what, long seed, Duration limit, Runnable fault) throws Exception {
        try (Clients clients = trio.clients()) {
            clients.start(seed);
            clients.awaitMore(MANY, SOON);
            fault.run();
            LockSupport.parkNanos(CUT.toNanos());
            long healed = System.nanoTime();
            machines.heal();
            trio.together(3, HEALED_AT_LAST);
            Duration met = Duration.ofNanos(System.nanoTime() - healed);
            trio.allAsTold(clients, what);
            Duration equal = Duration.ofNanos(System.nanoTime() - healed);
            System.out.println(
                    what + ": met again after " + met.toMillis() + " ms, equal after " + equal.toMillis() + " ms");
            assertTrue(equal.compareTo(limit) <= 0, what + ": equal " + equal + " after the lines were there again");
        }
    }

    @Test
    void twoAndOneMeetAgain() throws Exception {
        during("2|1", 20261210, HEALED, () -> machines.part(0, 0, 1));
    }

    @Test
    void threeThatWereAloneMeetAgain() throws Exception {
        during("1|1|1", 20261211, HEALED, () -> machines.part(0, 1, 2));
    }

    @Test
    void aLineThatWorksInOneDirectionOnlyLosesNothing() throws Exception {
        during("0 is not heard by 1", 20261212, HEALED_AT_LAST, () -> machines.cut(0, 1));
    }

    @Test
    void aThirdOfAllPacketsMayBeLost() throws Exception {
        assumeTrue(machines.lose(0), "losing packets takes the module sch_netem of Linux");

        during("30 % lost", 20261213, HEALED_AT_LAST, () -> assertTrue(machines.lose(30)));
    }
}
