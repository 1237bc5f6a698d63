package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.DateRange;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.SourceId.Kind;
import dev.rollcall.grading.gradebook.Term;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.grading.gradebook.Versioned;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads work. What is gone elsewhere stays here, with its results. New work is hidden from students until a teacher publishes
 * it.
 */
final class WorkReading {
    private static final int LONGEST_NUMBER = 40;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][+-]?[0-9]{1,3})?");

    private final Intake intake;
    private final Known known;
    private final CategoryReading categories;
    private final Lines lines = new Lines();

    WorkReading(Intake intake, CategoryReading categories) {
        this.intake = intake;
        this.known = intake.known();
        this.categories = categories;
    }

    void read() {
        intake.each(Part.LINE_ITEMS, this::item);
    }

    private void item(Row row, boolean deleted) throws RowRefusedException {
        String sourced = row.required("sourcedId");
        Id section = intake.named(row, "classSourcedId", Kind.CLASS, known.classes()::has);
        Optional<Id> id = intake.names().find(Kind.LINE_ITEM, sourced, known.classOfItem()::containsKey);
        if (deleted) {
            intake.findings().ignored(Part.LINE_ITEMS);
            return;
        }
        if (id.isPresent() && !section.equals(known.classOfItem().get(id.get()))) {
            throw new RowRefusedException("classSourcedId", Fault.ELSEWHERE, "the work belongs to another class");
        }
        Things<LineItem> there = known.in(section).items();
        Optional<LineItem> before = id.flatMap(there::find);
        LineItem after =
                item(row, section, before, id.orElseGet(() -> intake.names().make(Kind.LINE_ITEM, sourced)));
        lines.enter(row, after.id());
        known.classOfItem().put(after.id(), section);
        intake.put(row, there, after);
    }

    private LineItem item(Row row, Id section, Optional<LineItem> before, Id id) throws RowRefusedException {
        String maximum = row.get("resultValueMax");
        Optional<Score> most =
                maximum.isEmpty() ? Optional.empty() : Optional.of(new Score(number("resultValueMax", maximum)));
        LineItem after = new LineItem(
                id,
                new Title(row.required("title")),
                categories.of(row, section, before),
                most.or(() -> before.map(LineItem::maximum)).orElse(Score.MAXIMUM),
                dates(row, section, before),
                before.map(LineItem::extraCredit).orElse(false),
                before.map(LineItem::published).orElse(false),
                before.map(LineItem::version).orElse(Versioned.NONE));
        if (!before.equals(Optional.of(after))) {
            intake.requireOpen(section);
        }
        return after;
    }

    private LineItem.Dates dates(Row row, Id section, Optional<LineItem> before) throws RowRefusedException {
        DateRange term = known.classes()
                .find(section)
                .flatMap(there -> known.terms().find(there.term()))
                .map(Term::days)
                .orElse(DateRange.ALWAYS);
        LineItem.Dates was = before.map(LineItem::dates).orElse(LineItem.Dates.UNKNOWN);
        return new LineItem.Dates(
                day(row, "assignDate", was.assigned(), before.map(item -> StandIns.assigned(item, term))),
                day(row, "dueDate", was.due(), before.map(item -> StandIns.due(item, term))));
    }

    private static Optional<LocalDate> day(Row row, String column, Optional<LocalDate> was, Optional<LocalDate> written)
            throws RowRefusedException {
        String text = row.get(column);
        Optional<LocalDate> day = text.isEmpty() ? Optional.empty() : Optional.of(row.date(column, text));
        return day.isEmpty() || day.equals(written) ? was : day;
    }

    /** Returns a number, which may be one that the grade book does not take. */
    static BigDecimal number(String column, String text) throws RowRefusedException {
        if (text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        throw new RowRefusedException(column, Fault.VALUE, column + " must be a number such as 77.5");
    }
}
