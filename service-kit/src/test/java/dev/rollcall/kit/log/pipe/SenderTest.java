package dev.rollcall.kit.log.pipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.log.transport.LogAnswer;
import dev.rollcall.kit.log.transport.RecordingTransport;
import dev.rollcall.kit.spool.InMemoryFolder;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.kit.time.Backoff;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SenderTest {

    private final ManualTime time = new ManualTime();
    private final InMemoryFolder folder = new InMemoryFolder();
    private final Losses losses = new Losses(time);
    private final Backlog backlog = new Backlog(() -> folder, 8 << 20, new Numbering(), losses, time, time);
    private final RecordingTransport transport = new RecordingTransport();
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong retried = new AtomicLong();
    private final Sender sender = new Sender(backlog, transport, losses, new SplittableRandom(7), sent, retried);

    @Test
    void nothingToSendIsNoAttempt() throws InterruptedException {
        assertEquals(Sender.IDLE, sender.step());
        assertEquals(0, transport.attempts.get());
    }

    @Test
    void whatIsStoredIsForgotten() throws InterruptedException {
        add("a");

        assertEquals(0, sender.step());
        assertEquals(Sender.IDLE, sender.step());

        assertEquals(List.of("{a}"), transport.accepted);
        assertEquals(1, sent.get());
    }

    @Test
    void theSameBatchIsTriedAgainAfterGrowingPauses() throws InterruptedException {
        add("a");
        transport.answer = LogAnswer.RETRY;
        for (int i = 0; i < 10; i++) {
            long longest = Math.min(Backoff.FIRST.toNanos() << i, Backoff.CAP.toNanos());
            long pause = sender.step();
            assertTrue(pause >= longest / 2 && pause <= longest, "attempt " + i + " pause " + pause);
        }

        transport.answer = LogAnswer.ACCEPTED;
        assertEquals(0, sender.step());

        assertEquals(List.of("{a}"), transport.accepted);
        assertEquals(10, retried.get());
        assertEquals(0, sender.failures());
    }

    @Test
    void afterASuccessPausesAreShortAgain() throws InterruptedException {
        add("a");
        transport.answer = LogAnswer.RETRY;
        for (int i = 0; i < 5; i++) {
            sender.step();
        }
        transport.answer = LogAnswer.ACCEPTED;
        sender.step();
        add("b");
        transport.answer = LogAnswer.RETRY;

        assertTrue(sender.step() <= Backoff.FIRST.toNanos());
    }

    @Test
    void whatFailedToBeSentFromMemoryIsPutOnDiskMeanwhile() throws InterruptedException {
        folder.capacity(0);
        add("a");
        transport.answer = LogAnswer.RETRY;
        sender.step();
        folder.capacity(Long.MAX_VALUE);

        add("b");

        assertTrue(backlog.spooledBytes() > 0);
    }

    @Test
    void aLogServiceMayAskToBeLeftAlone() throws InterruptedException {
        add("a");
        transport.answer = LogAnswer.of(429, "", Duration.ofSeconds(17));
        assertEquals(Duration.ofSeconds(17).toNanos(), sender.step());

        transport.answer = LogAnswer.of(503, "", Duration.ofDays(3650));
        assertEquals(Duration.ofMinutes(5).toNanos(), sender.step());
    }

    @Test
    void aTransportThatThrowsIsTriedAgain() throws InterruptedException {
        transport.duringSend = () -> {
            if (transport.attempts.get() == 1) {
                throw new IllegalStateException("broken");
            }
        };
        add("a");

        assertTrue(sender.step() > 0);
        assertEquals(0, sender.step());
        assertEquals(List.of("{a}"), transport.accepted);
    }

    @Test
    void aBatchWhoseAnswerWasLostIsNotStoredTwice() throws InterruptedException {
        add("a");
        transport.onItsWayBack = answer -> LogAnswer.RETRY;
        assertTrue(sender.step() > 0);
        add("b");
        transport.onItsWayBack = answer -> answer;

        assertEquals(0, sender.step());
        assertEquals(0, sender.step());

        assertEquals(List.of("{a}", "{b}"), transport.accepted);
        assertEquals(1, transport.duplicates.get());
    }

    @Test
    void aBatchThatIsRefusedIsPutAsideAndDoesNotHoldUpTheNext() throws InterruptedException {
        add("bad");
        transport.answer = LogAnswer.of(422, "why", Duration.ZERO);
        assertEquals(0, sender.step());
        transport.answer = LogAnswer.ACCEPTED;
        add("good");
        sender.step();

        assertEquals(List.of("{good}"), transport.accepted);
        assertEquals(1L, losses.counts().get("refused"));
        assertEquals(
                1, folder.names().stream().filter(n -> n.startsWith("refused-")).count());
    }

    @Test
    void linesThatTheLogServiceRejectsAreCounted() throws InterruptedException {
        add("a");
        add("b");
        transport.answer = LogAnswer.of(200, "{\"accepted\":1,\"rejectedCount\":1}", Duration.ZERO);

        sender.step();

        assertEquals(1, sent.get());
        assertEquals(1L, losses.counts().get("rejected"));
    }

    @Test
    void whatAClientErrorSaysAboutTheSenderIsNoJudgementOnTheBatch() {
        for (int status : new int[] {401, 403, 404, 408, 429, 500, 502, 503, 507}) {
            assertEquals(
                    LogAnswer.Outcome.RETRY,
                    LogAnswer.of(status, "", Duration.ZERO).outcome(),
                    "status " + status);
        }
        for (int status : new int[] {400, 409, 413, 415, 422}) {
            assertEquals(
                    LogAnswer.Outcome.REFUSED,
                    LogAnswer.of(status, "", Duration.ZERO).outcome(),
                    "status " + status);
        }
    }

    private void add(String text) {
        assertTrue(backlog.add(
                List.of((text + "}").getBytes(StandardCharsets.UTF_8)), "{".getBytes(StandardCharsets.UTF_8)));
    }
}
