package dev.rollcall.grading.calculation;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Title;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Random classes and marks, the same for the same seed: small numbers, so that ties and empty categories are frequent. */
final class RandomClass {
    private static final List<Mark> NONE = Stream.of(Mark.State.values())
            .filter(state -> state != Mark.State.GRADED)
            .map(Classroom::none)
            .toList();

    private RandomClass() {}

    static Scheme scheme(Random random) {
        List<Category> categories = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            categories.add(category(i, BigDecimal.valueOf(random.nextInt(5), 1), random.nextInt(4)));
        }
        List<LineItem> items = new ArrayList<>();
        int size = random.nextInt(14);
        for (int i = 0; i < size; i++) {
            int in = random.nextInt(count + 1);
            items.add(Classroom.item(
                    i,
                    in == count ? Optional.empty() : Optional.of("category-" + in),
                    decimal(random, 20),
                    random.nextInt(5) == 0));
        }
        Missing missing = Missing.values()[random.nextInt(2)];
        return new Scheme(categories, items, random.nextInt(4) > 0, missing, Optional.empty(), random.nextInt(4));
    }

    static Category category(int number, BigDecimal weight, int dropLowest) {
        Id id = new Id("category-" + number);
        return new Category(id, new Title("Category " + number), weight, dropLowest, 1);
    }

    static Map<Id, Mark> marks(Scheme scheme, Random random) {
        Map<Id, Mark> marks = new HashMap<>();
        for (LineItem item : scheme.items()) {
            if (random.nextInt(8) > 0) {
                marks.put(item.id(), random.nextInt(4) == 0 ? NONE.get(random.nextInt(NONE.size())) : points(random));
            }
        }
        return marks;
    }

    static Mark points(Random random) {
        return Mark.graded(new Score(decimal(random, 24)));
    }

    /** Mostly whole numbers, sometimes with up to three decimals. */
    static BigDecimal decimal(Random random, int below) {
        int decimals = Math.max(0, random.nextInt(7) - 3);
        return new BigDecimal(BigDecimal.valueOf(random.nextInt(below * (int) Math.pow(10, decimals)), decimals)
                .toPlainString());
    }
}
