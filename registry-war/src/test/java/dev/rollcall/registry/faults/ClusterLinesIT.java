package dev.rollcall.registry.faults;

import static dev.rollcall.registry.faults.Trio.SOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.Skips;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final int CUSTOMERS = 6;
    private static final Duration CUT = Duration.ofSeconds(30);
    private static final Duration HEALED = Duration.ofSeconds(5);

    /** What was sent on a line that lost it is sent again by the system, the later the longer it was lost. */
    private static final Duration HEALED_AT_LAST = Duration.ofSeconds(90);

    private Machines machines;
    private Trio trio;

    @BeforeEach
    void threeMachines() throws IOException {
        Optional<Machines> opened = Machines.open(3);
        if (opened.isEmpty()) {
            Skips.because("network namespaces take root on Linux, and bridges");
        }
        machines = opened.orElseThrow();
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
            try (Customers customers = trio.customers(CUSTOMERS, clients)) {
                clients.awaitMore(MANY, SOON);
                fault.run();
                LockSupport.parkNanos(CUT.toNanos());
                long healed = System.nanoTime();
                machines.heal();
                trio.together(3, HEALED_AT_LAST);
                Duration met = Duration.ofNanos(System.nanoTime() - healed);
                trio.allAsTold(clients, what);
                Duration equal = Duration.ofNanos(System.nanoTime() - healed);
                Duration told = customers.awaitRight(clients, trio.addresses(), what);
                System.out.println(what + ": met again after " + met.toMillis() + " ms, equal after " + equal.toMillis()
                        + " ms, customers told " + told.toMillis() + " ms later");
                assertTrue(
                        equal.compareTo(limit) <= 0, what + ": equal " + equal + " after the lines were there again");
            }
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
        if (!machines.lose(0)) {
            Skips.because("losing packets takes the module sch_netem of Linux");
        }

        during("30 % lost", 20261213, HEALED_AT_LAST, () -> assertTrue(machines.lose(30)));
    }

    @Test
    void healthThatFlapsOnOneSideNeitherKeepsWhoLeftNorLosesWhoLives() throws Exception {
        InetAddress minority = InetAddress.getByName(machines.address(2));
        AtomicInteger looks = new AtomicInteger();
        try (Clients clients = trio.clients();
                Customers customers = trio.customers(2, clients)) {
            Customer leaving = customers.get(0);
            Customer staying = customers.get(1);
            machines.part(0, 0, 1);
            trio.sees(0, 2);
            trio.sees(2, 1);
            leaving.isWellFor(caller -> !caller.equals(minority) || looks.getAndIncrement() % 5 >= 3);
            staying.isWellFor(caller -> !caller.equals(minority));
            assertTrue(clients.goodbye(trio.get(0).address(), leaving));
            awaitChanges(clients, leaving, 4);
            long healed = System.nanoTime();
            machines.heal();
            staying.isWellFor(caller -> true);

            trio.together(3, HEALED_AT_LAST);
            for (URI registry : trio.addresses()) {
                Eventually.passes(
                        SOON, () -> assertEquals(Map.of(staying.id(), "UP"), Customers.statuses(clients, registry)));
            }
            System.out.println("flapping: as it must be after " + (System.nanoTime() - healed) / 1_000_000 + " ms");
        }
    }

    /** Waits until the minority has changed its mind so often. */
    private void awaitChanges(Clients clients, Customer customer, int count) {
        String status = "UP";
        for (int change = 0; change < count; change++) {
            String next = status.equals("UP") ? "DOWN" : "UP";
            Eventually.passes(
                    SOON,
                    () -> assertEquals(
                            next,
                            Customers.statuses(clients, trio.get(2).address()).get(customer.id())));
            status = next;
        }
    }
}
