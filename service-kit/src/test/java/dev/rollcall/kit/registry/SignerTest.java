package dev.rollcall.kit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.http.HttpAnswer;
import dev.rollcall.kit.http.HttpCall;
import dev.rollcall.kit.security.ClockOffsets;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.ServiceKey;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.LogCapture;
import dev.rollcall.kit.testing.ManualTime;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignerTest {

    private static final KeyRing KEYS = KeyRing.of(ServiceName.GRADING, ServiceKey.parse("A".repeat(43)));
    private static final HttpCall CALL = HttpCall.of("GET", URI.create("http://127.0.0.1:1/"));

    private final ManualTime time = new ManualTime();
    private final Signer signer = new Signer(ServiceName.GRADING, new Tokens(KEYS, time), time);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+1000000000-12-31T23:59:59.999999999Z",
                "-1000000000-01-01T00:00:00Z",
                "2026-11-23T08:00:01Z",
                "2026-11-21T07:59:59Z"
            })
    void aTimeMoreThanADayOffIsNotLearned(String told) {
        String before = authorization();

        assertFalse(signer.learns(ServiceName.REGISTRY, refusal(told), Duration.ZERO));

        assertEquals(before, authorization());
    }

    @Test
    void aTimeADayOffIsLearned() {
        String before = authorization();

        assertTrue(signer.learns(
                ServiceName.REGISTRY,
                refusal(time.instant().plus(Duration.ofDays(1)).toString()),
                Duration.ZERO));

        assertNotEquals(before, authorization());
    }

    /** Of calls that are refused together, the first one to come back learns for all. */
    @Test
    void whoeverWasRefusedForTheTimeOfBeforeTriesAgain() {
        HttpAnswer refusal = refusal(time.instant().plusSeconds(6).toString());
        Duration used = signer.offset(ServiceName.REGISTRY);

        assertTrue(signer.learns(ServiceName.REGISTRY, refusal, used));
        assertTrue(signer.learns(ServiceName.REGISTRY, refusal, used));
        assertFalse(signer.learns(ServiceName.REGISTRY, refusal, signer.offset(ServiceName.REGISTRY)));
    }

    @Test
    void warnsOnceOfATimeThatIsNone() {
        List<LogRecord> warnings = new ArrayList<>();
        try (LogCapture ignored = LogCapture.of(ClockOffsets.class, Level.WARNING, warnings)) {
            signer.learns(ServiceName.REGISTRY, refusal("1970-01-01T00:00:00Z"), Duration.ZERO);
            signer.learns(ServiceName.REGISTRY, refusal("1970-01-01T00:00:01Z"), Duration.ZERO);
        }

        assertEquals(1, warnings.size());
    }

    private String authorization() {
        return signer.sign(CALL, ServiceName.REGISTRY, Optional.empty())
                .headers()
                .get("Authorization");
    }

    private static HttpAnswer refusal(String told) {
        byte[] body = ("{\"time\":\"" + told + "\"}").getBytes(StandardCharsets.UTF_8);
        return new HttpAnswer(401, HttpHeaders.of(Map.of(), (name, value) -> true), body);
    }
}
