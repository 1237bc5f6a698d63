package dev.rollcall.registry.calling;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.registry.Fixtures;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A name service that does not answer. */
class LookupsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MOST = 2;
    private static final InetAddress[] FOUND = {Fixtures.address("10.0.0.5")};

    private final CountDownLatch asked = new CountDownLatch(MOST);
    private final CountDownLatch answers = new CountDownLatch(1);
    private final Lookups lookups = new Lookups(this::resolve, MOST, Duration.ZERO);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private InetAddress[] resolve(String host) throws UnknownHostException {
        if (host.equals("unknown.example")) {
            throw new UnknownHostException(host);
        }
        if (host.equals("slow.example")) {
            asked.countDown();
            try {
                answers.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return FOUND;
    }

    private static InetAddress[] found(Lookups lookups, String host) {
        try {
            return lookups.resolve(host);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<InetAddress[]> asking(Lookups some) {
        return CompletableFuture.supplyAsync(() -> found(some, "slow.example"), threads);
    }

    @Test
    void itKeepsNoMoreThanSoMany() throws Exception {
        CompletableFuture<InetAddress[]> first = asking(lookups);
        CompletableFuture<InetAddress[]> second = asking(lookups);
        assertTrue(asked.await(SOON.toSeconds(), TimeUnit.SECONDS));

        assertThrows(NamesUnavailableException.class, () -> lookups.resolve("shop.example"));
        assertArrayEquals(FOUND, lookups.resolve("10.0.0.5"));
        assertArrayEquals(FOUND, lookups.resolve("[::1]"));

        answers.countDown();
        assertArrayEquals(FOUND, first.get(SOON.toSeconds(), TimeUnit.SECONDS));
        assertArrayEquals(FOUND, second.get(SOON.toSeconds(), TimeUnit.SECONDS));
        assertArrayEquals(FOUND, lookups.resolve("shop.example"));
    }

    @Test
    void aNameThatIsUnknownTakesNoRoom() throws Exception {
        for (int i = 0; i <= MOST; i++) {
            assertThrows(UnknownHostException.class, () -> lookups.resolve("unknown.example"));
        }

        assertArrayEquals(FOUND, lookups.resolve("shop.example"));
    }

    @Test
    void whoComesWhenThereIsNoRoomWaitsForIt() throws Exception {
        Lookups patient = new Lookups(this::resolve, 1, SOON);
        CompletableFuture<Thread> waiting = new CompletableFuture<>();
        CompletableFuture<InetAddress[]> slow = asking(patient);
        Eventually.isTrue(SOON, "it is asked", () -> asked.getCount() < MOST);
        CompletableFuture<InetAddress[]> next = CompletableFuture.supplyAsync(
                () -> {
                    waiting.complete(Thread.currentThread());
                    return found(patient, "shop.example");
                },
                threads);
        Thread thread = waiting.get(SOON.toSeconds(), TimeUnit.SECONDS);
        Eventually.isTrue(SOON, "it waits", () -> thread.getState() == Thread.State.TIMED_WAITING);

        answers.countDown();

        assertArrayEquals(FOUND, slow.get(SOON.toSeconds(), TimeUnit.SECONDS));
        assertArrayEquals(FOUND, next.get(SOON.toSeconds(), TimeUnit.SECONDS));
    }
}
