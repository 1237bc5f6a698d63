package dev.rollcall.registry.webhook;

import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.webhook.WebhookChannel.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {

    private static final Verdict TAKEN = new Verdict.Taken();
    private static final Verdict FAILED = new Verdict.Failed("it answered 500", Duration.ZERO);

    private final ManualTime time = new ManualTime();
    private final Outbox outbox = new Outbox();
    private final List<Message> sent = new ArrayList<>();
    private final WebhookSender sender = new WebhookSender(outbox, this::send, time, "n1", () -> 0);
    private final Entry stock = listed(Fixtures.roll(time), registration("Stock", 8000, 5), signed());
    private Verdict verdict = TAKEN;

    private Verdict send(Message message) {
        sent.add(message);
        return verdict;
    }

    private void alert(int count) {
        for (int i = 0; i < count; i++) {
            outbox.accept(new Alert(time.instant(), stock, true, "refused " + i));
        }
    }

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            sender.step();
        }
    }

    @Test
    void whatIsTakenIsToldOnce() {
        alert(2);

        steps(5);

        assertEquals(List.of("n1-1", "n1-2"), sent.stream().map(Message::id).toList());
        assertTrue(
                sent.get(0).sentence().startsWith("Stock is DOWN: refused 0 ("),
                sent.get(0).sentence());
    }

    @Test
    void whatFailsIsToldAgainAfterGrowingPausesUnderTheSameId() {
        alert(1);
        verdict = FAILED;
        steps(3);
        assertEquals(1, sent.size());

        time.advance(Duration.ofSeconds(1));
        steps(3);
        assertEquals(2, sent.size());

        time.advance(Duration.ofSeconds(1));
        steps(3);
        assertEquals(2, sent.size());

        time.advance(Duration.ofSeconds(1));
        verdict = TAKEN;
        steps(3);
        time.advance(Duration.ofHours(1));
        steps(3);
        assertEquals(List.of(sent.get(0), sent.get(0), sent.get(0)), sent);
    }

    @Test
    void theReceiverMayAskForALongerPause() {
        alert(1);
        verdict = new Verdict.Failed("it answered 429", Duration.ofMinutes(7));
        sender.step();

        time.advance(Duration.ofMinutes(7).minusMillis(1));
        sender.step();
        assertEquals(1, sent.size());

        time.advance(Duration.ofMillis(1));
        sender.step();
        assertEquals(2, sent.size());
    }

    @Test
    void afterAnHourAMessageIsGivenUpForTheNext() {
        alert(2);
        verdict = FAILED;
        for (int second = 0; second < 3_600 + 300; second++) {
            sender.step();
            time.advance(Duration.ofSeconds(1));
        }
        verdict = TAKEN;
        time.advance(WebhookSender.LONGEST_PAUSE);
        steps(3);

        assertTrue(sent.size() < 40, () -> "attempts " + sent.size());
        assertEquals("n1-2", sent.get(sent.size() - 1).id());
    }

    @Test
    void beyondTheRateOneMessageTellsAllThatWait() {
        alert(100);

        steps(200);

        assertEquals(WebhookSender.BURST, sent.size());
        Message last = sent.get(WebhookSender.BURST - 1);
        assertEquals(71, last.alerts().size());
        assertTrue(last.sentence().endsWith(", and 70 more."), last.sentence());
        alert(3);
        steps(5);
        assertEquals(WebhookSender.BURST, sent.size());
        time.advance(WebhookSender.INTERVAL);
        steps(5);
        assertEquals(3, sent.get(WebhookSender.BURST).alerts().size());
    }

    @Test
    void moreThanMayWaitLosesTheOldest() {
        alert(Outbox.MAX + 5);

        sender.step();

        assertEquals("refused 5", sent.get(0).alerts().get(0).cause());
    }

    @Test
    void aMessageIsWrittenForPeopleAndForPrograms() {
        Entry rude = listed(Fixtures.roll(time), registration("<!channel> @all", 8000, 5), signed());
        Message message = new Message("n1-7", List.of(new Alert(time.instant(), rude, true, "refused")));

        assertEquals(
                "{\"text\":\"&lt;!channel&gt; \uFF20all is DOWN: refused (" + rude.id()
                        + ", http://localhost:8000).\",\"Id\":\"n1-7\",\"Events\":[{\"Time\":\"2026-11-22T08:00:00Z\","
                        + "\"Service\":\"<!channel> @all\",\"Instance\":\"" + rude.id()
                        + "\",\"URL\":\"http://localhost:8000\",\"Event\":\"down\",\"Cause\":\"refused\"}],\"More\":0}",
                new String(MessageCodec.write(message), StandardCharsets.UTF_8));
    }

    @Test
    void idsAreNeverUsedTwice() {
        alert(20);
        steps(20);

        assertEquals(20, new HashSet<>(sent.stream().map(Message::id).toList()).size());
    }
}
