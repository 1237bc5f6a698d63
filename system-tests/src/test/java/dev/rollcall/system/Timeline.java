package dev.rollcall.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.kit.testing.Eventually;
import dev.rollcall.system.harness.Figures;
import dev.rollcall.system.harness.Stopwatch;
import java.time.Duration;

/** Watches two things that should become true, and notes how long after the one the other did. */
final class Timeline {
    private final Duration limit;

    private Timeline(Duration limit) {
        this.limit = limit;
    }

    static Timeline watch(Duration limit) {
        return new Timeline(limit);
    }

    Started first(String what, Eventually.Question question) {
        return new Started(limit, what, question);
    }

    /** Knows the first of the two. */
    record Started(Duration limit, String what, Eventually.Question question) {

        /**
         * Waits for both, asking both in turn; fails when the second comes more than {@code bound} after the first. A
         * negative figure says that it came before.
         */
        void then(String next, Eventually.Question other, Duration bound) {
            var watch = new Stopwatch();
            Duration[] seen = new Duration[2];
            Eventually.isTrue(limit, what + ", " + next, () -> {
                if (seen[0] == null && question.ask()) {
                    seen[0] = watch.elapsed();
                }
                if (seen[1] == null && other.ask()) {
                    seen[1] = watch.elapsed();
                }
                return seen[0] != null && seen[1] != null;
            });
            Duration between = seen[1].minus(seen[0]);
            Figures.note(what + ", then " + next, between);
            assertTrue(between.compareTo(bound) <= 0, () -> what + ", then " + next + ": " + between);
        }
    }
}
