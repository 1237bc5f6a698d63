package dev.rollcall.registry.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.registry.Fixtures;
import org.junit.jupiter.api.Test;

class CensusTest {

    private final Census census = new Census();

    private void count(String address, int instances, int silent) {
        for (int i = 0; i < instances; i++) {
            census.count(Fixtures.address(address), i < silent);
        }
    }

    @Test
    void mostInstancesOnTwoAddressesSilentIsSuspicious() {
        count("10.0.0.1", 3, 2);
        count("10.0.0.2", 2, 1);

        assertEquals(
                "Nothing is removed for silence at present: 3 of 5 instances, on 2 addresses, are not heard, which"
                        + " points to the registry's own network.",
                census.warning().orElseThrow());
    }

    @Test
    void fourInstancesAreTooFewToConcludeAnything() {
        count("10.0.0.1", 2, 2);
        count("10.0.0.2", 2, 2);

        assertTrue(census.warning().isEmpty());
    }

    @Test
    void oneSilentMachineIsThatMachine() {
        count("10.0.0.1", 8, 8);
        count("10.0.0.2", 1, 0);

        assertFalse(census.warning().isPresent());
    }

    @Test
    void halfIsNotMost() {
        count("10.0.0.1", 3, 2);
        count("10.0.0.2", 3, 1);

        assertFalse(census.warning().isPresent());
    }
}
