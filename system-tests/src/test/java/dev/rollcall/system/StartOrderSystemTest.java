package dev.rollcall.system;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.Base;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Scale;
import dev.rollcall.system.harness.Stopwatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Separate Tomcats find each other, whichever is started first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartOrderSystemTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private SeparateTomcats tomcats;

    @BeforeAll
    void prepare() {
        tomcats = new SeparateTomcats("order");
    }

    @AfterAll
    void close() {
        tomcats.close();
    }

    @ParameterizedTest
    @MethodSource("orders")
    void oneAfterTheOther(List<Integer> order) {
        for (int position : order) {
            tomcats.start(tomcats.all().get(position)).awaitStarted();
        }

        assertReady("one after the other " + order);
    }

    @Test
    void allAtOnce() {
        List<Base> all = tomcats.all();
        all.forEach(tomcats::start);
        all.forEach(base -> tomcats.on(base).awaitStarted());

        assertReady("all at once");
    }

    private void assertReady(String order) {
        var watch = new Stopwatch();
        tomcats.roll().awaitReady(LIMIT, SeparateTomcats.SERVICES);
        Figures.note("ready after the last Tomcat was started, " + order, watch.elapsed());
        Eventually.isTrue(
                LIMIT,
                "the example knows the grade book",
                () -> tomcats.example().knows(tomcats.grading));
        tomcats.terminate();
    }

    /** Every order under -Pfull; else the one in which everybody comes before whom it requires. */
    static Stream<List<Integer>> orders() {
        return Scale.full() ? permutations(IntStream.range(0, 4).boxed().toList()) : Stream.of(List.of(3, 2, 1, 0));
    }

    private static Stream<List<Integer>> permutations(List<Integer> items) {
        if (items.isEmpty()) {
            return Stream.of(Collections.emptyList());
        }
        return items.stream().flatMap(first -> {
            List<Integer> rest = new ArrayList<>(items);
            rest.remove(first);
            return permutations(rest).map(tail -> {
                List<Integer> whole = new ArrayList<>(List.of(first));
                whole.addAll(tail);
                return whole;
            });
        });
    }
}
