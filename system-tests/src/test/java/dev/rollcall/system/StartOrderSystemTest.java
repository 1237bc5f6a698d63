package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rollcall.kit.testing.Scale;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.FourTomcats;
import dev.rollcall.system.harness.FourTomcats.Member;
import dev.rollcall.system.harness.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Four Tomcats of a new base become one system, whichever is started first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartOrderSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final List<Duration> sinceFirst = new ArrayList<>();
    private final List<Duration> sinceLast = new ArrayList<>();
    private final List<Duration> sinceAnswered = new ArrayList<>();

    @AfterAll
    void figures() {
        Figures.note("start orders: ready after the first was launched", sinceFirst);
        Figures.note("start orders: ready after the last was launched", sinceLast);
        Figures.note("start orders: ready after the last answered", sinceAnswered);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void oneAfterTheOther(List<Member> order) {
        try (FourTomcats four = FourTomcats.in("order")) {
            var first = new Stopwatch();
            var last = first;
            for (Member member : order) {
                last = new Stopwatch();
                four.run("--only", member.word());
                four.awaitAlive(member);
            }
            var answered = new Stopwatch();
            four.awaitReady(LIMIT);
            sinceAnswered.add(answered.elapsed());
            sinceLast.add(last.elapsed());
            sinceFirst.add(first.elapsed());
            Figures.note("start order " + order + ": ready after the last answered", answered.elapsed());

            assertReady(four);
        }
    }

    @Test
    void allAtOnce() {
        try (FourTomcats four = FourTomcats.in("order-at-once")) {
            var watch = new Stopwatch();
            four.run().awaitReady();
            Figures.note("four Tomcats at once: ready", watch.elapsed());

            assertReady(four);
        }
    }

    private static void assertReady(FourTomcats four) {
        var status = four.command("status");
        assertEquals(0, status.exit(), status.output());
        four.terminate();
        assertEquals(3, four.command("status").exit());
    }

    /** Every order under -Pfull; else the one in which everybody comes before whom it requires. */
    static Stream<List<Member>> orders() {
        return Scale.full()
                ? permutations(List.of(Member.values()))
                : Stream.of(List.of(Member.PORTAL, Member.GRADING, Member.LOG, Member.REGISTRY));
    }

    private static Stream<List<Member>> permutations(List<Member> items) {
        if (items.isEmpty()) {
            return Stream.of(Collections.emptyList());
        }
        return items.stream().flatMap(first -> {
            List<Member> rest = new ArrayList<>(items);
            rest.remove(first);
            return permutations(rest).map(tail -> {
                List<Member> all = new ArrayList<>(List.of(first));
                all.addAll(tail);
                return all;
            });
        });
    }
}
