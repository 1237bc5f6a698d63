package dev.rollcall.kit.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.testing.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class EjectionsTest {

    private static final Provider A = Provider.of(ServiceName.LOG, URI.create("http://a"));
    private static final Provider B = Provider.of(ServiceName.LOG, URI.create("http://b"));
    private static final Provider C = Provider.of(ServiceName.LOG, URI.create("http://c"));
    private static final List<Provider> ALL = List.of(A, B, C);
    private static final Duration TICK = Duration.ofMillis(1);

    private final ManualTime time = new ManualTime();
    private final Set<Provider> listed = new HashSet<>(ALL);
    private final Ejections ejections = new Ejections(listed::contains, time);

    @Test
    void nobodyIsPassedOverAtFirst() {
        assertEquals(ALL, ejections.ordered(ALL));
    }

    @Test
    void whoRefusesComesLast() {
        refuse(A);

        assertEquals(List.of(B, C, A), ejections.ordered(ALL));
    }

    @Test
    void whenAllRefuseAllAreTriedInTheirTurn() {
        ALL.forEach(this::refuse);

        assertEquals(List.of(B, C, A), ejections.ordered(List.of(B, C, A)));
    }

    @Test
    void afterAWhileOneCallTriesItFirstAndNoOther() {
        refuse(B);
        time.advance(Ejections.FIRST);

        assertEquals(List.of(B, A, C), ejections.ordered(ALL));
        assertEquals(List.of(A, C, B), ejections.ordered(ALL));
    }

    @Test
    void oneMomentBeforeThatNobodyDoes() {
        refuse(B);
        time.advance(Ejections.FIRST.minusNanos(1));

        assertEquals(List.of(A, C, B), ejections.ordered(ALL));
    }

    @Test
    void aTrialThatSucceedsEndsIt() {
        refuse(B);
        time.advance(Ejections.FIRST);
        ejections.ordered(ALL);

        ejections.reached(B);

        assertEquals(ALL, ejections.ordered(ALL));
        assertEquals(0, ejections.size());
    }

    @Test
    void aTrialThatFailsDoublesTheTimeUpToABound() {
        refuse(B);
        Duration expected = Ejections.FIRST;
        for (int round = 0; round < 8; round++) {
            assertEquals(expected, untilTrial(), "round " + round);
            time.advance(TICK);
            refuse(B);
            expected = min(expected.multipliedBy(2), Ejections.LONGEST);
        }
        assertEquals(Ejections.LONGEST, expected);
    }

    @Test
    void aTrialNobodyHeardOfAgainIsRepeatedLater() {
        refuse(B);
        time.advance(Ejections.FIRST);
        ejections.ordered(ALL);

        assertEquals(Ejections.FIRST, untilTrial());
    }

    @Test
    void callsThatFailTogetherCountOnce() {
        long begun = time.nanos();
        time.advance(TICK);
        for (int call = 0; call < 50; call++) {
            ejections.refused(B, begun);
        }

        assertEquals(Ejections.FIRST, untilTrial());
    }

    @Test
    void twoTrialsAreForTwoCalls() {
        refuse(A);
        refuse(B);
        time.advance(Ejections.FIRST);

        assertEquals(List.of(A, C, B), ejections.ordered(ALL));
        assertEquals(List.of(B, C, A), ejections.ordered(ALL));
    }

    @Test
    void whoIsNotListedIsForgotten() {
        refuse(B);
        listed.remove(B);
        ejections.forgetUnlisted();
        listed.add(B);

        assertEquals(ALL, ejections.ordered(ALL));
    }

    @Test
    void aFailureOfOneThatHasLeftIsNotKept() {
        listed.remove(B);
        refuse(B);

        assertEquals(0, ejections.size());
    }

    @Test
    void ofManyCallsAtOnceExactlyOneMakesTheTrial() throws Exception {
        refuse(B);
        time.advance(Ejections.FIRST);
        int threads = 16;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(threads);
            Callable<Provider> call = () -> {
                start.countDown();
                start.await();
                return ejections.ordered(ALL).get(0);
            };
            List<Provider> firsts = new ArrayList<>();
            for (Future<Provider> first : pool.invokeAll(java.util.Collections.nCopies(threads, call))) {
                firsts.add(first.get());
            }
            assertEquals(1, firsts.stream().filter(B::equals).count());
        } finally {
            pool.shutdownNow();
        }
    }

    private void refuse(Provider provider) {
        ejections.refused(provider, time.nanos());
    }

    /** Lets time pass until a call would try B first, to the millisecond. */
    private Duration untilTrial() {
        Duration waited = Duration.ZERO;
        while (!ejections.ordered(ALL).get(0).equals(B)) {
            time.advance(TICK);
            waited = waited.plus(TICK);
        }
        return waited;
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
