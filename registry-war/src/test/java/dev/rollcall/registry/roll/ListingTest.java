package dev.rollcall.registry.roll;

import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static dev.rollcall.registry.Fixtures.tutorial;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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

    @Test
    void whoCannotTellInstancesApartIsGivenEachAddressOnce() {
        roll.register(named("stock-1"), signed());
        roll.register(named("stock-2"), signed());

        assertEquals(1, stock().providers(Audience.UNSIGNED).size());
        assertEquals(2, stock().providers(Audience.SIGNED).size());
    }

    private static Registration named(String id) {
        return Registration.of(Fixtures.STOCK, new InstanceId(id), URI.create("http://localhost:8000"))
                .withGeneration(1);
    }

    @Test
    void whoIsDownIsGivenToNobody() {
        Entry entry = Fixtures.listed(roll, registration("Stock", 8000, 1), signed());

        roll.check(entry.id(), entry.generation(), Health.DOWN, "gone");

        assertEquals(List.of(), stock().providers(Audience.SIGNED));
        assertEquals(List.of(), stock().providers(Audience.UNSIGNED));
    }

    @Test
    void whoSeesOthersHasAnotherHash() {
        roll.register(registration("Stock", 8000, 1), signed());
        roll.register(tutorial("Stock", 8001), unsigned());

        assertNotEquals(stock().digest(Audience.SIGNED), stock().digest(Audience.UNSIGNED));
    }

    @Test
    void whoChangesOrLeavesIsTheOneItIsAmongOthers() {
        Map<Integer, Entry> entries = new TreeMap<>();
        for (int port : List.of(8001, 8002, 8003, 8004)) {
            entries.put(port, Fixtures.listed(roll, registration("Stock", port, 1), signed()));
        }
        Entry third = entries.get(8003);

        roll.check(third.id(), third.generation(), Health.DOWN, "gone");
        roll.deregister(entries.get(8002).id(), entry -> true);

        assertEquals(
                List.of(Fixtures.id(8001), Fixtures.id(8003), Fixtures.id(8004)),
                stock().entries().stream().map(Entry::id).toList());
        assertEquals(
                List.of(Optional.of(Fixtures.id(8001)), Optional.of(Fixtures.id(8004))),
                stock().providers(Audience.SIGNED).stream()
                        .map(Provider::instanceId)
                        .toList());
    }

    @Test
    void whoProvedWhoItIsSeesOnlyThoseWhoDid() {
        Entry proven = Fixtures.listed(roll, registration("Stock", 8000, 1), signed());
        Entry claimed = Fixtures.listed(roll, tutorial("Stock", 8001), unsigned());

        assertEquals(Audience.SIGNED, Audience.of(proven));
        assertEquals(Audience.UNSIGNED, Audience.of(claimed));
    }
}
