package dev.rollcall.kit.registry;

import static dev.rollcall.kit.registry.Fixtures.GRADING_1;
import static dev.rollcall.kit.registry.Fixtures.LOG;
import static dev.rollcall.kit.registry.Fixtures.LOG_1;
import static dev.rollcall.kit.registry.Fixtures.LOG_2;
import static dev.rollcall.kit.registry.Fixtures.LOG_3;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.rollcall.kit.ServiceName;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Who is whom, and in which order, when an update tells about many. */
class ProviderViewTest {

    private static final long SEED = 20261129;
    private static final Provider AT_1 = Provider.of(LOG, LOG_1.url());

    private static ProviderView full(Provider... all) {
        return ProviderView.NONE.apply(ProviderUpdate.full("a", List.of(all))).orElseThrow();
    }

    private static Provider log(URI url, Optional<InstanceId> id) {
        return new Provider(LOG, url, id, Optional.empty());
    }

    private static ProviderView plain(ProviderView held, List<Provider> added, List<Provider> removed) {
        return held.apply(ProviderUpdate.plain(added, removed)).orElseThrow();
    }

    @Test
    void anInstanceThatIsToldTwiceIsWhereItWasToldLast() {
        Provider moved = log(LOG_3.url(), LOG_1.instanceId());

        assertEquals(List.of(LOG_2, moved), full(LOG_1, LOG_2, moved).of(LOG));
    }

    @Test
    void twoInstancesMayHaveOneAddress() {
        Provider second = log(LOG_1.url(), LOG_2.instanceId());

        assertEquals(List.of(LOG_1, second), full(LOG_1, second).of(LOG));
    }

    @Test
    void whoHasNoIdIsKnownByItsAddress() {
        Provider second = log(LOG_1.url(), LOG_2.instanceId());

        assertEquals(List.of(LOG_3, AT_1), full(LOG_1, LOG_3, second, AT_1).of(LOG));
        assertEquals(List.of(LOG_3, LOG_1), full(AT_1, LOG_3, LOG_1).of(LOG));
        assertEquals(
                List.of(LOG_3),
                plain(full(LOG_1, LOG_3), List.of(), List.of(AT_1)).of(LOG));
        assertEquals(
                List.of(LOG_3),
                plain(full(AT_1, LOG_3), List.of(), List.of(LOG_1)).of(LOG));
    }

    @Test
    void whoHasAnIdIsRemovedWhereverItWasMeanwhile() {
        Provider moved = log(LOG_3.url(), LOG_1.instanceId());

        assertEquals(
                List.of(LOG_2),
                plain(full(LOG_1, LOG_2), List.of(), List.of(moved)).of(LOG));
        assertEquals(
                List.of(LOG_2, moved),
                plain(full(LOG_1, LOG_2), List.of(moved), List.of(LOG_1)).of(LOG));
    }

    @Test
    void ofAServiceOfWhichNothingIsToldNothingIsMade() {
        ProviderView held = full(LOG_1, GRADING_1);

        ProviderView next = plain(held, List.of(), List.of(LOG_1));

        assertSame(held.of(GRADING_1.name()), next.of(GRADING_1.name()));
        assertEquals(List.of(GRADING_1), next.all());
    }

    @Test
    void whatIsToldAtOnceIsAsIfItWereToldOneByOne() {
        SplittableRandom random = new SplittableRandom(SEED);
        ProviderView held = ProviderView.NONE;
        for (int i = 0; i < 5_000; i++) {
            List<Provider> added = some(random);
            List<Provider> removed = some(random);
            ProviderView oneByOne = held;
            for (Provider provider : removed) {
                oneByOne = plain(oneByOne, List.of(), List.of(provider));
            }
            for (Provider provider : added) {
                oneByOne = plain(oneByOne, List.of(provider), List.of());
            }

            held = plain(held, added, removed);

            assertEquals(oneByOne, held, "seed " + SEED + " update " + i);
        }
    }

    private static List<Provider> some(SplittableRandom random) {
        List<Provider> some = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            ServiceName name = random.nextInt(4) == 0 ? GRADING_1.name() : LOG;
            URI url = URI.create("http://127.0.0.1:" + (4000 + random.nextInt(4)));
            Optional<InstanceId> id =
                    Optional.of(random.nextInt(5)).filter(n -> n > 0).map(n -> new InstanceId("i" + n));
            some.add(new Provider(name, url, id, Optional.empty()));
        }
        return some;
    }
}
