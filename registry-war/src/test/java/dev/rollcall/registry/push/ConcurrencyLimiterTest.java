package dev.rollcall.registry.push;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConcurrencyLimiterTest {

    private final ManualScheduler scheduler = new ManualScheduler();
    private final ConcurrencyLimiter limiter = new ConcurrencyLimiter(2, scheduler);
    private final List<String> begun = new ArrayList<>();
    private final List<Runnable> ends = new ArrayList<>();

    private void enter(String... names) {
        for (String name : names) {
            limiter.enter(end -> {
                begun.add(name);
                ends.add(end);
            });
        }
    }

    @Test
    void asManyAsFitBeginAtOnceAndTheOthersInTheirOrderWhenOneHasEnded() {
        enter("a", "b", "c", "d");
        assertEquals(List.of("a", "b"), begun);

        ends.get(1).run();
        assertEquals(List.of("a", "b", "c"), begun);

        ends.get(0).run();
        assertEquals(List.of("a", "b", "c", "d"), begun);
    }

    @Test
    void whoSaysTwiceThatItHasEndedMakesRoomOnce() {
        enter("a", "b", "c", "d");

        ends.get(0).run();
        ends.get(0).run();

        assertEquals(List.of("a", "b", "c"), begun);
    }

    @Test
    void whoeverIsSlowCountsNoLongerAfterTwiceThePatience() {
        enter("a", "b", "c", "d", "e");

        scheduler.pass(ConcurrencyLimiter.PATIENCE);
        assertEquals(List.of("a", "b"), begun);
        scheduler.pass(ConcurrencyLimiter.PATIENCE);
        assertEquals(List.of("a", "b", "c", "d"), begun);
    }

    @Test
    void whoeverWasSlowMakesNoRoomWhenItEnds() {
        enter("a", "b", "c", "d", "e");
        scheduler.pass(ConcurrencyLimiter.PATIENCE.multipliedBy(2));

        ends.get(0).run();
        assertEquals(4, begun.size());
        ends.get(2).run();
        assertEquals(5, begun.size());
    }

    @Test
    void nobodyLooksForSlowOnesWhileNobodyWaits() {
        enter("a", "b");

        scheduler.pass(Duration.ofSeconds(1));

        assertEquals(List.of(), scheduler.rests());
    }

    @Test
    void tenThousandWhoEndAtOnceNeedNoDeepStack() {
        enter("a", "b");
        AtomicInteger passed = new AtomicInteger();
        for (int number = 0; number < 10_000; number++) {
            limiter.enter(end -> {
                passed.incrementAndGet();
                end.run();
            });
        }

        ends.get(0).run();

        assertEquals(10_000, passed.get());
    }

    @Test
    void everybodyPassesHoweverManyThreadsEndThem() throws InterruptedException {
        int all = 20_000;
        CountDownLatch passed = new CountDownLatch(all);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (int number = 0; number < all; number++) {
                limiter.enter(end -> threads.execute(() -> {
                    end.run();
                    passed.countDown();
                }));
            }
            passed.await(30, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertEquals(0, passed.getCount());
    }
}
