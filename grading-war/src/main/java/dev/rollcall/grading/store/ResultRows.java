package dev.rollcall.grading.store;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.Score;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Reads the results of one query, of which there may be tens of thousands: columns by their place, and what
 * is equal, of which there is much, as the same object. Used by one thread.
 */
final class ResultRows implements RowMapper<Result> {
    /** The columns in the order in which they are read. */
    static final String SELECT = "select item_id, student_id, state, score, remark, version from result";

    static final int ITEM = 1;
    static final int STUDENT = 2;
    static final int STATE = 3;
    static final int SCORE = 4;
    private static final int REMARK = 5;
    private static final int VERSION = 6;

    private final Map<String, Id> ids = new HashMap<>();
    private final Map<Mark, Mark> marks = new HashMap<>();

    @Override
    public Result map(ResultSet row, StatementContext context) throws SQLException {
        BigDecimal score = row.getBigDecimal(SCORE);
        String remark = row.getString(REMARK);
        Mark mark = new Mark(
                Mark.State.valueOf(row.getString(STATE)),
                Optional.ofNullable(score).map(Score::new),
                Optional.ofNullable(remark).map(Comment::new));
        return new Result(
                new Cell(id(row, ITEM), id(row, STUDENT)),
                marks.computeIfAbsent(mark, one -> one),
                row.getLong(VERSION));
    }

    private Id id(ResultSet row, int column) throws SQLException {
        return ids.computeIfAbsent(row.getString(column), Id::new);
    }
}
