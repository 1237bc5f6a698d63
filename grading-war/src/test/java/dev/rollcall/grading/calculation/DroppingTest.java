package dev.rollcall.grading.calculation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.kit.testing.Scale;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Dropping the lowest against trying every choice; the cases are random but the same in every run. */
class DroppingTest {
    private static final long SEED = 20261127;
    private static final int CASES = Scale.times(20_000);
    private static final int MOST_ITEMS = 9;

    @Test
    void noOtherChoiceIsBetter() {
        int choices = 0;
        for (int i = 0; i < CASES; i++) {
            Random random = new Random(SEED + i);
            List<Part> parts = parts(random);
            int count = random.nextInt(5);

            List<Part> dropped = Dropping.lowest(count, parts);

            Oracle oracle = new Oracle(parts, expected(count, parts));
            String message = "seed " + (SEED + i) + ": " + count + " of " + parts;
            assertEquals(oracle.drop, count(dropped, Treatment.DROPPED), message);
            assertEquals(oracle.best(), percentage(dropped), message);
            choices += oracle.tried;
        }
        assertTrue(choices > 5 * CASES, "only " + choices + " choices were tried"); // or the oracle had nothing to do
    }

    private static int expected(int count, List<Part> parts) {
        return Math.max(0, Math.min(count, count(parts, Treatment.COUNTED) + count(parts, Treatment.ZERO) - 1));
    }

    private static int count(List<Part> parts, Treatment treatment) {
        return (int)
                parts.stream().filter(part -> part.treatment() == treatment).count();
    }

    private static List<Part> parts(Random random) {
        List<Part> parts = new ArrayList<>();
        int size = random.nextInt(MOST_ITEMS + 1);
        for (int i = 0; i < size; i++) {
            Treatment treatment = random.nextInt(6) == 0 ? Treatment.ADDED : Treatment.COUNTED;
            BigDecimal maximum = RandomClass.decimal(random, 20).add(new BigDecimal("0.001"));
            boolean extra = treatment == Treatment.ADDED;
            LineItem item = Classroom.item(i, Optional.empty(), maximum, extra);
            if (!extra && random.nextInt(6) == 0) {
                parts.add(new Part(
                        item, Classroom.mark("missing"), random.nextBoolean() ? Treatment.ZERO : Treatment.LEFT_OUT));
            } else {
                parts.add(new Part(item, RandomClass.points(random), treatment));
            }
        }
        return parts;
    }

    private static Optional<Fraction> percentage(List<Part> parts) {
        return CategoryTotal.of(Optional.empty(), parts).percentage();
    }

    /** Tries every choice of the right number. */
    private static final class Oracle {
        private final List<Part> parts;
        private final int drop;
        private int tried;

        Oracle(List<Part> parts, int drop) {
            this.parts = parts;
            this.drop = drop;
        }

        Optional<Fraction> best() {
            Optional<Fraction> best = Optional.empty();
            for (int choice = 0; choice < 1 << parts.size(); choice++) {
                if (Integer.bitCount(choice) == drop && droppable(choice)) {
                    tried++;
                    Optional<Fraction> percentage = percentage(without(choice));
                    if (best.isEmpty() || percentage.orElseThrow().compareTo(best.get()) > 0) {
                        best = percentage;
                    }
                }
            }
            return best;
        }

        private boolean droppable(int choice) {
            for (int i = 0; i < parts.size(); i++) {
                if ((choice & 1 << i) != 0 && !parts.get(i).treatment().droppable()) {
                    return false;
                }
            }
            return true;
        }

        private List<Part> without(int choice) {
            List<Part> left = new ArrayList<>();
            for (int i = 0; i < parts.size(); i++) {
                if ((choice & 1 << i) == 0) {
                    left.add(parts.get(i));
                }
            }
            return left;
        }
    }
}
