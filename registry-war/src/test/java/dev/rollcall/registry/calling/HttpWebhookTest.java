package dev.rollcall.registry.calling;

import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rollcall.kit.http.HttpCaller;
import dev.rollcall.kit.testing.BreakingServer;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.testing.TutorialService;
import dev.rollcall.registry.webhook.Alert;
import dev.rollcall.registry.webhook.Message;
import dev.rollcall.registry.webhook.WebhookChannel.Verdict;
import dev.rollcall.registry.webhook.WebhookConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a message that did not arrive; its address may be a secret. */
class HttpWebhookTest {

    private static final HttpCaller HTTP = new HttpCaller("test");
    private static final String SECRET_PATH = "/hooks/T0123/abcdef";

    private final ManualTime time = new ManualTime();

    @AfterAll
    static void stop() {
        HTTP.close();
    }

    private Verdict.Failed failed(String server) {
        Alert alert = new Alert(
                time.instant(), listed(Fixtures.roll(time), registration("Stock", 8000, 5), signed()), true, "refused");
        WebhookConfig config = new WebhookConfig(URI.create(server + SECRET_PATH), Optional.empty());
        Message message = new Message("n1-1", List.of(alert));
        Verdict.Failed failed = (Verdict.Failed) new HttpWebhook(config, HTTP).send(message);
        assertFalse(failed.reason().contains("T0123"), failed.reason());
        return failed;
    }

    @Test
    void aReceiverThatIsAwayIsNamedByWhatHappenedOnly() throws IOException {
        assertFalse(failed("http://127.0.0.1:1").reason().isBlank());
        try (BreakingServer breaking = new BreakingServer()) {
            assertEquals("IOException", failed(breaking.uri().toString()).reason());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "7, PT7S",
        "3600, PT1H",
        "3601, PT1H",
        "999999999, PT1H",
        "9999999999, PT0S",
        "-1, PT0S",
        "'Wed, 21 Oct 2026 07:28:00 GMT', PT0S"
    })
    void aReceiverMayAskForAnHourAtMost(String retryAfter, Duration pause) {
        try (TutorialService receiver =
                TutorialService.start().answers("503 Service Unavailable\r\nRetry-After: " + retryAfter)) {
            assertEquals(new Verdict.Failed("it answered 503", pause), failed("http://localhost:" + receiver.port()));
        }
    }

    @Test
    void aDateIsUnderstoodByTheClockOfTheReceiver() {
        try (TutorialService receiver = TutorialService.start()
                .answers("503 Service Unavailable\r\nDate: Wed, 21 Oct 2026 07:27:30 GMT"
                        + "\r\nRetry-After: Wed, 21 Oct 2026 07:28:00 GMT")) {
            assertEquals(
                    new Verdict.Failed("it answered 503", Duration.ofSeconds(30)),
                    failed("http://localhost:" + receiver.port()));
        }
    }
}
