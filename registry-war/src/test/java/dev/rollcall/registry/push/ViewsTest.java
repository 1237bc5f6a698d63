package dev.rollcall.registry.push;

import static dev.rollcall.registry.Fixtures.listed;
import static dev.rollcall.registry.Fixtures.registration;
import static dev.rollcall.registry.Fixtures.signed;
import static dev.rollcall.registry.Fixtures.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.registry.Provider;
import dev.rollcall.kit.registry.ProviderUpdate;
import dev.rollcall.kit.registry.Registration;
import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.kit.testing.ManualTime;
import dev.rollcall.registry.Fixtures;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Roll;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private final Roll roll = Fixtures.roll(new ManualTime());
    private final Views views = new Views();
    private final Entry shop = listed(roll, registration("Shop", 7000, 1, "Stock"), signed());

    private View of(Entry entry) {
        return views.of(roll.snapshot(), entry);
    }

    @Test
    void whoWantsTheSameSharesAViewUntilWhatItShowsHasChanged() {
        listed(roll, registration("Stock", 8000, 1), signed());
        View first = of(shop);

        listed(roll, registration("Elsewhere", 8002, 1), signed());
        assertSame(first, of(listed(roll, registration("Shop", 7001, 1, "Stock"), signed())));

        listed(roll, registration("Stock", 8001, 1), signed());
        assertEquals(2, of(shop).providers().size());
        assertEquals(1, first.providers().size());
    }

    @Test
    void theNewestViewHoldsNoneOfThoseThatItFollows() {
        WeakReference<View> first = new WeakReference<>(of(shop));

        View newest = followed(50);

        Eventually.isTrue(Duration.ofSeconds(5), "the first view is still held", () -> {
            System.gc();
            return first.get() == null;
        });
        assertEquals(50, newest.providers().size());
    }

    /** Returns the last of so many views, each of which was told to whoever held the one before it. */
    private View followed(int count) {
        View held = of(shop);
        for (int i = 0; i < count; i++) {
            listed(roll, registration("Stock", 8000 + i, 1), signed());
            View next = of(shop);
            assertEquals(1, next.since(held).added().size());
            held = next;
        }
        return held;
    }

    @Test
    void whatLeadsFromOneViewToAnotherIsMadeOnceForAllWhoHoldThatContent() {
        View before = of(shop);
        View same = new Views().of(roll.snapshot(), shop);
        listed(roll, registration("Stock", 8000, 1), signed());

        assertSame(of(shop).since(before), of(shop).since(same));
    }

    @Test
    void everythingIsPutTogetherOnceForAllWhoAreToldIt() {
        listed(roll, registration("Stock", 8000, 1), signed());
        ProviderUpdate told = of(shop).full();

        assertSame(told, of(shop).full());
    }

    @Test
    void whatIsToldNobodyAnyLongerIsNotHeldByItsView() {
        View view = of(shop);
        WeakReference<ProviderUpdate> told = new WeakReference<>(view.full());

        Eventually.isTrue(Duration.ofSeconds(5), "the update is still held", () -> {
            System.gc();
            return told.get() == null;
        });
        assertTrue(view.full().full());
    }

    @Test
    void whoMaySeeSomethingElseHasAViewOfItsOwn() {
        listed(roll, registration("Stock", 8000, 1), unsigned());

        assertEquals(0, of(shop).providers().size());
        assertEquals(
                1,
                of(listed(roll, registration("Shop", 7001, 1, "Stock"), unsigned()))
                        .providers()
                        .size());
    }

    @Test
    void thereAreNoMoreThanSomeTenThousand() {
        View first = of(shop);
        for (int i = 1; i <= 10_000; i++) {
            of(listed(roll, registration("Wisher", 9000, i, "Wish" + i), signed()));
        }
        assertSame(first, of(shop));

        for (int i = 10_001; i <= 10_002; i++) {
            of(listed(roll, registration("Wisher", 9000, i, "Wish" + i), signed()));
        }
        assertNotSame(first, of(shop));
    }

    @Test
    void nobodyFillsTheMemoryWithNamesThatItWishesFor() {
        View first = of(shop);
        for (int i = 1; i < 500; i++) {
            of(listed(roll, registration("Wisher", 9000, i, names(i, 200)), signed()));
        }
        assertSame(first, of(shop));

        for (int i = 500; i <= 502; i++) {
            of(listed(roll, registration("Wisher", 9000, i, names(i, 200)), signed()));
        }
        assertNotSame(first, of(shop));
    }

    private static String[] names(int wish, int count) {
        return IntStream.range(0, count).mapToObj(i -> "Wish" + wish + "-" + i).toArray(String[]::new);
    }

    private void heavy(String kind, int count) {
        for (int i = 0; i < count; i++) {
            URI url = URI.create("http://localhost/" + kind + i + "x".repeat(2_000));
            listed(roll, Registration.of(Fixtures.STOCK, url), signed());
        }
    }

    @Test
    void whatASubscriberCannotTakeIsNotTold() {
        heavy("a", 3_500);

        int told = of(shop).providers().size();

        assertTrue(told > 1_500 && told < 2_500, told + " are told");
        assertEquals(3_500 - told, of(shop).untold());
        assertEquals(told, of(shop).full().added().size());
    }

    @Test
    void whatIsToldNoMoreMakesRoom() {
        heavy("a", 3_500);
        View before = of(shop);
        Provider first = before.providers().get(0);

        roll.deregister(first.instanceId().orElseThrow(), entry -> true);
        ProviderUpdate update = of(shop).since(before);

        assertEquals(List.of(first), update.removed());
        assertEquals(1, update.added().size());
    }

    @Test
    void betweenTwoLargeViewsEverythingIsTold() {
        heavy("a", 1_500);
        View first = of(shop);
        roll.snapshot().listing(Fixtures.STOCK).entries().forEach(entry -> roll.deregister(entry.id(), known -> true));
        heavy("b", 1_500);
        View second = of(shop);

        assertTrue(second.since(first).full());
        assertEquals(1_500, second.since(first).added().size());
        assertFalse(of(shop).since(second).full());
    }
}
