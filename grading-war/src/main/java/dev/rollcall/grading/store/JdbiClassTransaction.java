package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Category;
import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Change;
import dev.rollcall.grading.gradebook.Change.Kind;
import dev.rollcall.grading.gradebook.ChangeFilter;
import dev.rollcall.grading.gradebook.ClassTransaction;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.EnrolledStudent;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.HistoryCodec;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Origin;
import dev.rollcall.grading.gradebook.Repository;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.SchoolClass;
import dev.rollcall.grading.gradebook.Versioned;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** One class within one JDBI transaction. */
final class JdbiClassTransaction implements ClassTransaction {
    private static final String STUDENTS = """
            select p.*, e.begins, e.ends from enrolment e join person p on p.id = e.person_id
            where e.class_id = :class and e.role = 'STUDENT'
            """;
    private static final String RESULTS = ResultRows.SELECT + " where class_id = :class";

    private static final String DATED = """
            select r.item_id, r.student_id, r.state, r.score, r.remark, r.version, h.made_at from result r
            left join change h on h.class_id = r.class_id and h.number = r.version
            where r.class_id = :class order by r.item_id, r.student_id
            """;

    private static final String LAST = """
            select h.number from change h where h.class_id = :class and h.number in (<numbers>) and not exists (
                select 1 from change since
                where since.class_id = h.class_id and since.item_id = h.item_id and since.person_id = h.person_id
                    and since.number > h.number and since.kind = 'RESULT')
            """;

    /** PostgreSQL sends so many rows at once; a thousand are about 100 KB. */
    private static final int FETCH_SIZE = 5_000;

    private final JdbiTransaction tx;
    private final Handle handle;
    private final HistoryCodec codec;
    private final Id section;
    private final Origin origin;
    private final ChangeRecorders recorders;

    JdbiClassTransaction(JdbiTransaction tx, HistoryCodec codec, Id section, Origin origin, ChangeRecorders recorders) {
        this.tx = tx;
        this.handle = tx.handle();
        this.codec = codec;
        this.section = section;
        this.origin = origin;
        this.recorders = recorders;
    }

    @Override
    public Repository<Enrolment> enrolments() {
        return new JdbiRepository<>(
                handle, Tables.ENROLMENTS, section.text(), recorders.within(section, Kind.ENROLMENT));
    }

    @Override
    public void enrol(List<Enrolment> enrolments) {
        new Crowd(handle).enrol(tx.history(section), enrolments, codec, origin);
    }

    @Override
    public Repository<Category> categories() {
        return new JdbiRepository<>(
                handle, Tables.CATEGORIES, section.text(), recorders.within(section, Kind.CATEGORY));
    }

    @Override
    public Repository<LineItem> items() {
        return new JdbiRepository<>(handle, Tables.ITEMS, section.text(), recorders.within(section, Kind.LINE_ITEM));
    }

    @Override
    public List<EnrolledStudent> students(Optional<Id> student) {
        Query query = query(STUDENTS + (student.isPresent() ? " and p.id = :student" : "") + " order by p.id");
        student.ifPresent(id -> query.bind("student", id.text()));
        return query.map((row, context) -> Rows.student(row)).list();
    }

    @Override
    public List<Result> results(Id student) {
        return query(RESULTS + " and student_id = :student")
                .bind("student", student.text())
                .map(new ResultRows())
                .list();
    }

    @Override
    public void results(Consumer<Result> each) {
        query(RESULTS).setFetchSize(FETCH_SIZE).map(new ResultRows()).forEach(each);
    }

    @Override
    public void datedResults(BiConsumer<Result, Optional<Instant>> each) {
        ResultRows rows = new ResultRows();
        query(DATED)
                .setFetchSize(FETCH_SIZE)
                .map((row, context) -> Map.entry(
                        rows.map(row, context),
                        Optional.ofNullable(row.getTimestamp("made_at")).map(Timestamp::toInstant)))
                .forEach(dated -> each.accept(dated.getKey(), dated.getValue()));
    }

    @Override
    public Optional<Result> result(Cell cell) {
        return query(RESULTS + " and item_id = :item and student_id = :student")
                .bind("item", cell.item().text())
                .bind("student", cell.student().text())
                .map(new ResultRows())
                .findOne();
    }

    @Override
    public List<Edit.Outcome> save(List<Edit> edits) {
        return new Saving(handle, tx.history(section), codec, origin).save(edits);
    }

    @Override
    public List<Edit.Outcome> undo(List<Change> changes) {
        tx.history(section).lock(); // or another transaction could come between looking and writing
        List<Change> ofResults = changes.stream()
                .filter(change -> change.subject().kind() == Kind.RESULT)
                .toList();
        Set<Long> last = last(ofResults.stream()
                .filter(change -> change.after().isEmpty())
                .map(Change::number)
                .toList());
        return save(ofResults.stream().map(change -> back(change, last)).toList());
    }

    /** Returns which of these changes are the last ones of their cells. */
    private Set<Long> last(List<Long> numbers) {
        return numbers.isEmpty()
                ? Set.of()
                : query(LAST).bindList("numbers", numbers).mapTo(Long.class).set();
    }

    /**
     * What a change wrote has its number as version. What it took away left an empty cell, which looks the same when it was filled
     * and emptied since; then its number stands for what was seen, and no cell has that.
     */
    private Edit back(Change change, Set<Long> last) {
        Cell cell = new Cell(
                change.subject().item().orElseThrow(), change.subject().person().orElseThrow());
        boolean empty = change.after().isEmpty() && last.contains(change.number());
        return new Edit(cell, change.before().map(codec::readMark), empty ? Versioned.NONE : change.number());
    }

    @Override
    public List<Change> changes(ChangeFilter filter, boolean forwards, int limit) {
        return new Changes(handle, section).select(filter, forwards, limit);
    }

    @Override
    public void hold() {
        tx.history(section).lock();
    }

    @Override
    public void copyTo(SchoolClass target) {
        List<LineItem> items = items().page(Optional.empty(), Integer.MAX_VALUE);
        List<Category> categories = categories().page(Optional.empty(), Integer.MAX_VALUE);
        if (!areNamedAmong(categories, items)) { // one was deleted in between
            hold();
            items = items().page(Optional.empty(), Integer.MAX_VALUE);
            categories = categories().page(Optional.empty(), Integer.MAX_VALUE);
        }
        ClassTransaction copy = tx.in(target.id(), origin);
        Map<Id, Id> copied = new HashMap<>();
        for (Category category : categories) {
            Category made = copy.categories()
                    .insert(new Category(
                            tx.newId(), category.title(), category.weight(), category.dropLowest(), Versioned.NONE));
            copied.put(category.id(), made.id());
        }
        for (LineItem item : items) {
            copy.items()
                    .insert(new LineItem(
                            tx.newId(),
                            item.title(),
                            item.category().map(copied::get),
                            item.maximum(),
                            LineItem.Dates.UNKNOWN,
                            item.extraCredit(),
                            false,
                            Versioned.NONE));
        }
    }

    private static boolean areNamedAmong(List<Category> categories, List<LineItem> items) {
        Set<Id> there = categories.stream().map(Category::id).collect(Collectors.toSet());
        return items.stream().flatMap(item -> item.category().stream()).allMatch(there::contains);
    }

    private Query query(String sql) {
        return handle.createQuery(sql).bind("class", section.text());
    }
}
