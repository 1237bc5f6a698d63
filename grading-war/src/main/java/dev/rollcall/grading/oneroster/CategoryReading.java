package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.grading.gradebook.Versioned;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads categories. OneRoster's belong to no class; here each class that uses one gets its own. What is gone elsewhere stays
 * here. A new class whose categories have weights is weighted.
 */
final class CategoryReading {
    private final Intake intake;
    private final Known known;
    private final Map<String, Row> rows = new HashMap<>();
    private final Set<Id> put = new HashSet<>();
    private final Lines lines = new Lines();

    CategoryReading(Intake intake) {
        this.intake = intake;
        this.known = intake.known();
    }

    void read() {
        intake.each(Part.CATEGORIES, this::category);
    }

    private void category(Row row, boolean deleted) throws RowRefusedException {
        String sourced = row.required("sourcedId");
        if (deleted || sourced.equals(Names.NO_CATEGORY)) {
            intake.findings().ignored(Part.CATEGORIES);
            return;
        }
        lines.enter(row, sourced);
        weight(row);
        new Title(row.required("title"));
        rows.put(sourced, row);
        Id section = Id.isSafe(sourced) ? known.classOfCategory().get(new Id(sourced)) : null;
        if (section != null) {
            put(row, section, new Id(sourced));
        }
    }

    private static Optional<BigDecimal> weight(Row row) throws RowRefusedException {
        String text = row.get("weight");
        return text.isEmpty() ? Optional.empty() : Optional.of(WorkReading.number("weight", text));
    }

    /** Writes a category of a class as the archive has it. */
    private void put(Row row, Id section, Id id) throws RowRefusedException {
        Things<Category> there = known.in(section).categories();
        Optional<Category> before = there.find(id);
        boolean weighted =
                known.classes().find(section).filter(SchoolClass::weighted).isPresent();
        String written =
                before.map(one -> StandIns.weight(one, weighted, there.there())).orElse("");
        Optional<BigDecimal> weight = row.get("weight").equals(written) ? Optional.empty() : weight(row);
        Category after = new Category(
                id,
                new Title(row.required("title")),
                weight.or(() -> before.map(Category::weight)).orElse(BigDecimal.ONE),
                before.map(Category::dropLowest).orElse(0),
                before.map(Category::version).orElse(Versioned.NONE));
        if (!before.equals(Optional.of(after))) {
            intake.requireOpen(section);
        }
        put.add(id);
        known.classOfCategory().put(id, section);
        intake.put(row, there, after);
        if (!known.classes().had(section)
                && weight.filter(one -> one.signum() > 0).isPresent()) {
            known.classes().find(section).ifPresent(made -> known.classes().put(made.calculating(made.scheme(), true)));
        }
    }

    /** Returns the category of a class that stands for the one that a line about work names. */
    Optional<Id> of(Row work, Id section, Optional<LineItem> before) throws RowRefusedException {
        String sourced = work.get("categorySourcedId");
        if (sourced.isEmpty()) {
            return before.flatMap(LineItem::category);
        }
        if (sourced.equals(Names.NO_CATEGORY)) {
            return Optional.empty();
        }
        Id derived = Names.derived("CATEGORY", section.text(), sourced);
        Id own = Id.isSafe(sourced) ? new Id(sourced) : derived;
        Id id = section.equals(known.classOfCategory().getOrDefault(own, section)) ? own : derived;
        Row row = rows.get(sourced);
        if (row != null && !put.contains(id)) {
            put(row, section, id);
        } else if (!known.in(section).categories().has(id)) {
            throw Intake.unknown("categorySourcedId");
        }
        return Optional.of(id);
    }
}
