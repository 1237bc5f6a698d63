package dev.rollcall.registry.roll;

import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {

    private final Roll roll = Fixtures.roll(new ManualTime());

    private Listing stock() {
        return roll.snapshot().listing(Fixtures.STOCK);
    }

    @Test
    void signedDependentsAreNotGivenUnsignedProviders() {
        roll.register(registration("Stock", 8000, 1), signed());
        roll.register(tutorial("Stock", 8001), unsigned());

        assertEquals(1, stock().providers(Audience.SIGNED).size());
        assertEquals(2, stock().providers(Audience.UNSIGNED).size());
    }

    @Test
    void theHashDependsOnContentAlone() {
        roll.register(registration("Stock", 8000, 1), signed());
        roll.register(registration("Stock", 8001, 1), signed());
        String first = stock().digest(Audience.SIGNED);

        roll.deregister(Fixtures.id(8000), 1, entry -> true);
        assertNotEquals(first, stock().digest(Audience.SIGNED));
        roll.register(registration("Stock", 8000, 7), signed());

        assertEquals(first, stock().digest(Audience.SIGNED));
    }

    @Test
    void instancesAreOrderedByIdWhateverOrderTheyCameIn() {
        for (int port : List.of(8003, 8001, 8002)) {
            roll.register(registration("Stock", port, 1), signed());
        }

        List<String> ids = stock().entries().stream().map(e -> e.id().value()).toList();
        assertEquals(ids.stream().sorted().toList(), ids);
    }
}
