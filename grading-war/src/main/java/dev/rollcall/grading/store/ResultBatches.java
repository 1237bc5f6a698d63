package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Result;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Collects what is to be written into cells, each of them once, and writes it with three kinds of statements, each
 * for many cells. */
final class ResultBatches {
    private static final String DELETE = "delete from result where item_id = :item and student_id = :student";
    private static final String UPDATE = """
            update result set state = :state, score = :score, remark = :remark, version = :version
            where item_id = :item and student_id = :student
            """;
    private static final String INSERT = """
            insert into result (item_id, student_id, class_id, state, score, remark, since, version)
            values (:item, :student, :class, :state, :score, :remark, :version, :version)
            """;

    private static final int AT_ONCE = 1_000;

    private final Handle handle;
    private final Id section;
    private final Map<String, PreparedBatch> batches = new LinkedHashMap<>();

    ResultBatches(Handle handle, Id section) {
        this.handle = handle;
        this.section = section;
    }

    void add(Cell cell, Optional<Result> before, Optional<Result> after) {
        String sql = after.isEmpty() ? DELETE : before.isEmpty() ? INSERT : UPDATE;
        PreparedBatch batch = batches.computeIfAbsent(sql, handle::prepareBatch);
        batch.bind("item", cell.item().text()).bind("student", cell.student().text());
        after.ifPresent(result -> bind(batch, result));
        if (sql.equals(INSERT)) {
            batch.bind("class", section.text());
        }
        batch.add();
        if (batch.size() >= AT_ONCE) {
            batches.remove(sql);
            batch.execute();
        }
    }

    private static void bind(PreparedBatch batch, Result result) {
        batch.bind("state", result.mark().state().name())
                .bind(
                        "score",
                        result.mark().score().map(score -> score.points()).orElse(null))
                .bind("remark", result.mark().comment().map(Object::toString).orElse(null))
                .bind("version", result.version());
    }

    void execute() {
        batches.values().forEach(PreparedBatch::execute);
    }
}
