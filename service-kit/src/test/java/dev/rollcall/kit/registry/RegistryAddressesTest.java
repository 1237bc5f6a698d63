package dev.rollcall.kit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RegistryAddressesTest {

    private static final List<URI> THREE =
            List.of(URI.create("http://a/r"), URI.create("http://b/r"), URI.create("http://c/r"));

    private final ManualTime time = new ManualTime();

    private RegistryAddresses addresses(long seed) {
        return new RegistryAddresses(() -> THREE, seed, time);
    }

    @Test
    void servicesSpreadOverTheRegistries() {
        Map<URI, Integer> first = new TreeMap<>();
        for (long seed = 0; seed < 300; seed++) {
            first.merge(addresses(seed).inOrder().get(0), 1, Integer::sum);
        }

        assertTrue(Collections.min(first.values()) > 70, first.toString());
    }

    @Test
    void theOrderOfOneServiceIsAlwaysTheSame() {
        RegistryAddresses addresses = addresses(7);

        assertEquals(addresses.inOrder(), addresses.inOrder());
    }

    @Test
    void whoHasFailedComesLastForAWhileAndThenFirstAgain() {
        RegistryAddresses addresses = addresses(7);
        List<URI> usual = addresses.inOrder();

        addresses.failed(usual.get(0));
        assertEquals(List.of(usual.get(1), usual.get(2), usual.get(0)), addresses.inOrder());
        time.advance(Duration.ofSeconds(10));

        assertEquals(usual, addresses.inOrder());
    }

    @Test
    void whoAnswersIsPreferredAgainAtOnce() {
        RegistryAddresses addresses = addresses(7);
        List<URI> usual = addresses.inOrder();
        addresses.failed(usual.get(0));

        addresses.answered(usual.get(0));

        assertEquals(usual, addresses.inOrder());
    }
}
