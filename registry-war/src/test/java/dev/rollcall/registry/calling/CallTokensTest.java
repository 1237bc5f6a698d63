package dev.rollcall.registry.calling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.security.KeyRing;
import dev.rollcall.kit.security.ServiceKey;
import dev.rollcall.kit.security.TokenRejectedException;
import dev.rollcall.kit.security.Tokens;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallTokensTest {

    private static final ServiceKey KEY = ServiceKey.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");

    private final ManualTime time = new ManualTime();
    private final Tokens tokens = new Tokens(KeyRing.of(Fixtures.STOCK, KEY), time);
    private final CallTokens calls = new CallTokens(tokens, time, time);

    private String header() {
        return calls.headers(Fixtures.STOCK).get("Authorization");
    }

    @Test
    void aTokenIsKeptForHalfItsLife() {
        String first = header();

        time.advance(Duration.ofSeconds(29));
        assertEquals(first, header());
        time.advance(Duration.ofSeconds(1));
        assertNotEquals(first, header());
    }

    @Test
    void aTokenIsMadeForTheClockOfWhomItIsFor() throws TokenRejectedException {
        ManualTime ahead = new ManualTime();
        ahead.jump(Duration.ofMinutes(10));
        header();

        calls.corrected(Fixtures.STOCK, ahead.instant());

        Tokens theirs = new Tokens(KeyRing.of(Fixtures.STOCK, KEY), ahead);
        assertEquals(
                ServiceName.REGISTRY,
                theirs.verify(header().substring("Bearer ".length()), Fixtures.STOCK)
                        .service());
    }

    @Test
    void aTokenThatIsRefusedIsMadeAnewAfterTheOwnClockWasSet() throws TokenRejectedException {
        header();
        time.jump(Duration.ofHours(1)); // as when a machine wakes: no time has passed for who counts nanoseconds

        calls.corrected(Fixtures.STOCK, time.instant());

        assertEquals(
                ServiceName.REGISTRY,
                tokens.verify(header().substring("Bearer ".length()), Fixtures.STOCK)
                        .service());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+1000000000-12-31T23:59:59.999999999Z", "-1000000000-01-01T00:00:00Z", "2026-11-23T08:00:01Z"})
    void aTimeMoreThanADayOffIsNotLearned(String told) {
        String before = header();

        calls.corrected(Fixtures.STOCK, Instant.parse(told));

        assertEquals(before, header());
    }

    @Test
    void withoutAKeyThereIsNoHeader() {
        assertEquals(Map.of(), calls.headers(new ServiceName("Stranger")));
    }
}
