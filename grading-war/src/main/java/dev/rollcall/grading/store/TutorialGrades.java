package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.Grade;
import dev.rollcall.grading.gradebook.GradeId;
import dev.rollcall.grading.gradebook.GradeType;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.Title;
import dev.rollcall.grading.gradebook.TutorialGradeBook;
import dev.rollcall.grading.gradebook.Versioned;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives grades by title and type: finds the piece of work in the class of the tutorial, or makes it. */
final class TutorialGrades {
    private static final String WORK = """
            select i.id, i.title, r.student_id from line_item i
            left join category c on c.id = i.category_id
            left join result r on r.item_id = i.id and r.student_id = :student
            where i.class_id = :class and coalesce(c.title, 'Work') = :type order by i.id
            """;

    private final JdbiTransaction tx;
    private final ClassTransaction section;

    TutorialGrades(JdbiTransaction tx, Origin origin) {
        this.tx = tx;
        this.section = tx.in(SchoolClass.TUTORIAL, origin);
    }

    /** A piece of work, and whether the student has a result in it. */
    private record Work(Id id, boolean filled) {}

    TutorialGradeBook.Added give(Id student, Grade grade) {
        Map<String, Work> work = work(student, grade.type());
        int n = 1;
        Title title = grade.title();
        while (work.containsKey(title.text()) && work.get(title.text()).filled()) {
            title = grade.title().numbered(++n);
        }
        Work there = work.get(title.text());
        Id item = there == null ? make(title, grade.type()) : there.id();
        Edit edit = new Edit(new Cell(item, student), Optional.of(Mark.graded(grade.score())), Versioned.NONE);
        if (section.save(List.of(edit)).get(0) instanceof Edit.Saved saved) {
            long number = saved.result().orElseThrow().version();
            return new TutorialGradeBook.Added(new GradeId(number), new Grade(title, grade.type(), grade.score()));
        }
        throw new IllegalStateException("the class is locked, and the cell was empty");
    }

    /** By title; of two of the same title the one that is free, else the older. */
    private Map<String, Work> work(Id student, GradeType type) {
        Map<String, Work> work = new HashMap<>();
        tx.handle()
                .createQuery(WORK)
                .bind("student", student.text())
                .bind("class", SchoolClass.TUTORIAL.text())
                .bind("type", type.text())
                .map((row, context) -> Map.entry(
                        row.getString("title"),
                        new Work(new Id(row.getString("id")), row.getString("student_id") != null)))
                .forEach(found ->
                        work.merge(found.getKey(), found.getValue(), (older, newer) -> older.filled() ? newer : older));
        return work;
    }

    private Id make(Title title, GradeType type) {
        LineItem item = new LineItem(
                tx.newId(),
                title,
                Optional.of(category(type)),
                Score.MAXIMUM,
                LineItem.Dates.UNKNOWN,
                false,
                true,
                Versioned.NONE);
        return section.items().insert(item).id();
    }

    private Id category(GradeType type) {
        return section.categories().page(Optional.empty(), Integer.MAX_VALUE).stream()
                .filter(category -> category.title().text().equals(type.text()))
                .findFirst()
                .map(Category::id)
                .orElseGet(() -> section.categories()
                        .insert(new Category(tx.newId(), new Title(type.text()), BigDecimal.ONE, 0, Versioned.NONE))
                        .id());
    }
}
