package dev.rollcall.registry.limits;

import static dev.rollcall.registry.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerRateTest {

    private static final InetAddress NOISY = address("192.0.2.1");
    private static final Duration TENTH = Duration.ofMillis(100);

    private final ManualTime time = new ManualTime();
    private final CallerRate rate = new CallerRate(10, time);

    private void exhaust(InetAddress caller) {
        for (int i = 0; i < 10; i++) {
            assertEquals(Optional.empty(), rate.take(caller));
        }
    }

    @Test
    void whatIsAllowedInASecondMayComeAtOnce() {
        exhaust(NOISY);

        assertEquals(Optional.of(TENTH), rate.take(NOISY));
    }

    @Test
    void aTokenComesBackAfterItsTimeAndARefusalCostsNone() {
        exhaust(NOISY);
        for (int i = 0; i < 100; i++) {
            rate.take(NOISY);
        }

        time.advance(TENTH);

        assertEquals(Optional.empty(), rate.take(NOISY));
        assertEquals(Optional.of(TENTH), rate.take(NOISY));
    }

    @Test
    void restDoesNotSaveMoreThanASecondsWorth() {
        exhaust(NOISY);
        time.advance(Duration.ofHours(1));

        exhaust(NOISY);

        assertEquals(Optional.of(TENTH), rate.take(NOISY));
    }

    @Test
    void aNoisyAddressDoesNotHinderAnother() {
        exhaust(NOISY);
        rate.take(NOISY);

        exhaust(address("192.0.2.2"));
    }

    @Test
    void theAddressesOfOneIpv6NetworkCountTogether() {
        exhaust(address("2001:db8:0:1::1"));

        assertEquals(Optional.of(TENTH), rate.take(address("2001:db8:0:1:ffff::2")));
        assertEquals(Optional.empty(), rate.take(address("2001:db8:0:2::1")));
        assertNotEquals(NetworkPrefix.of(address("::1")), NetworkPrefix.of(address("0.0.0.0")));
        assertEquals(NetworkPrefix.of(address("::ffff:192.0.2.1")), NetworkPrefix.of(NOISY));
    }

    /** They come from 20,000 addresses, all of them busy. */
    @Test
    void whoIsRememberedIsBoundedAndKeepsItsOwnBucket() {
        exhaust(NOISY);
        for (int i = 0; i < 20_000; i++) {
            rate.take(address("10.1." + i / 250 + "." + i % 250));
        }

        assertTrue(rate.remembered() <= CallerRate.MAX_CALLERS + 1, () -> "remembered " + rate.remembered());
        assertEquals(Optional.of(TENTH), rate.take(NOISY));
        assertTrue(rate.take(address("10.2.0.1")).isPresent(), "a further one shares a bucket that is empty");
    }

    @Test
    void whoRestsIsForgottenForTheSakeOfNewcomers() {
        for (int i = 0; i < 20_000; i++) {
            rate.take(address("10.1." + i / 250 + "." + i % 250));
        }
        time.advance(Duration.ofSeconds(2));

        exhaust(address("10.2.0.1"));

        assertTrue(rate.remembered() <= 2, () -> "remembered " + rate.remembered());
    }
}
