package dev.rollcall.kit.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.log.LogTransport.Outcome;
import dev.rollcall.kit.testing.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShipperTest {
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final EventBuffer buffer = new EventBuffer(100, 1_000_000);
    private final RecordingTransport transport = new RecordingTransport();
    private final Shipper shipper = new Shipper(buffer, transport, bytes("{"), "shipper-test");

    @AfterEach
    void stop() {
        shipper.stop(Duration.ofMillis(1));
    }

    @Test
    void sendsInOrder() throws InterruptedException {
        IntStream.range(0, 50).forEach(i -> buffer.offer(bytes(i + "}")));

        shipper.start();
        assertTrue(shipper.stop(DEADLINE));

        assertEquals(IntStream.range(0, 50).mapToObj(i -> "{" + i + "}").toList(), transport.accepted);
    }

    @Test
    void collectsWhatComesWithinTheWindow() throws InterruptedException {
        shipper.start();
        IntStream.range(0, 20).forEach(i -> buffer.offer(bytes("x}")));

        await(() -> transport.accepted.size() == 20);

        assertTrue(transport.batches.size() <= 2, transport.batches::toString);
    }

    @Test
    void triesTheSameBatchAgainUntilItIsAccepted() throws InterruptedException {
        transport.outcome = Outcome.RETRY;
        buffer.offer(bytes("a}"));
        shipper.start();
        await(() -> transport.attempts.get() >= 3);

        transport.outcome = Outcome.ACCEPTED;

        transport.awaitLine("{a}");
        assertEquals(1, transport.accepted.size());
    }

    @Test
    void aTransportThatThrowsIsTriedAgain() throws InterruptedException {
        transport.duringSend = () -> {
            if (transport.attempts.get() == 1) {
                throw new IllegalStateException("broken");
            }
        };
        buffer.offer(bytes("a}"));

        shipper.start();

        transport.awaitLine("{a}");
    }

    @Test
    void aRefusedBatchDoesNotHoldUpTheNext() throws InterruptedException {
        transport.outcome = Outcome.REFUSED;
        buffer.offer(bytes("bad}"));
        shipper.start();
        await(buffer::isEmpty);

        transport.outcome = Outcome.ACCEPTED;
        buffer.offer(bytes("good}"));

        transport.awaitLine("{good}");
        transport.awaitLine("Log events dropped count=1 ");
        assertFalse(transport.has("{bad}"));
    }

    @Test
    void whatWasDroppedIsReportedOnceAfterRecovery() throws InterruptedException {
        IntStream.range(0, 130).forEach(i -> buffer.offer(bytes("x}")));
        shipper.start();

        transport.awaitLine("Log events dropped count=30 ");
        buffer.offer(bytes("later}"));
        transport.awaitLine("{later}");

        assertEquals(
                1,
                transport.accepted.stream().filter(l -> l.contains("dropped")).count());
    }

    @Test
    void stopEndsAtItsDeadlineAlthoughTheLogServiceHangs() {
        transport.hanging = true;
        buffer.offer(bytes("a}"));
        shipper.start();

        assertTimeoutPreemptively(DEADLINE, () -> assertFalse(shipper.stop(Duration.ofMillis(50))));

        assertFalse(buffer.isEmpty());
    }

    @Test
    void stopDoesNotInsistWhenTheLogServiceIsAway() {
        transport.outcome = Outcome.RETRY;
        buffer.offer(bytes("a}"));
        shipper.start();

        assertTimeoutPreemptively(DEADLINE, () -> assertFalse(shipper.stop(Duration.ofMinutes(1))));
    }

    private static void await(BooleanSupplier condition) {
        Eventually.isTrue(DEADLINE, "what the shipper should have done", condition::getAsBoolean);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
