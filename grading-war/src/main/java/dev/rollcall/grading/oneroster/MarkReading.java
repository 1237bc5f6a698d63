package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Edit;
import dev.rollcall.grading.gradebook.Enrolment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Mark.State;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.Score;
import dev.rollcall.grading.gradebook.SourceId.Kind;
import dev.rollcall.grading.gradebook.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads results. All lines are kept until the file is read, as few objects as can be, and compared with what there is class by
 * class. An empty comment leaves the one that there is.
 */
final class MarkReading {
    private final Intake intake;
    private final Known known;
    private final Map<Id, List<Wanted>> wanted = new HashMap<>();
    private final Map<Mark, Mark> marks = new HashMap<>();

    /** What a line says: no mark means that there shall be none. */
    private record Wanted(int line, Cell cell, Optional<Mark> mark) {}

    MarkReading(Intake intake) {
        this.intake = intake;
        this.known = intake.known();
    }

    void read() {
        intake.each(Part.RESULTS, this::result);
    }

    private void result(Row row, boolean deleted) throws RowRefusedException {
        Id item = intake.named(row, "lineItemSourcedId", Kind.LINE_ITEM, known.classOfItem()::containsKey);
        Id student = intake.named(row, "studentSourcedId", Kind.PERSON, known.people()::has);
        Id section = Optional.ofNullable(known.classOfItem().get(item)).orElseThrow();
        boolean learns = known.in(section)
                .enrolments()
                .find(student)
                .filter(one -> one.role() == Enrolment.Role.STUDENT)
                .isPresent();
        if (!learns) {
            throw new RowRefusedException(
                    "studentSourcedId",
                    Fault.UNKNOWN,
                    "studentSourcedId names nobody who learns in the class of the work");
        }
        Optional<Mark> mark = deleted ? Optional.empty() : Optional.of(marks.computeIfAbsent(mark(row), one -> one));
        wanted.computeIfAbsent(section, id -> new ArrayList<>())
                .add(new Wanted(row.line(), new Cell(item, student), mark));
    }

    private static Mark mark(Row row) throws RowRefusedException {
        String text = row.get("score");
        Optional<Score> score =
                text.isEmpty() ? Optional.empty() : Optional.of(new Score(WorkReading.number("score", text)));
        String said = row.get("comment");
        Optional<Comment> comment = said.isEmpty() ? Optional.empty() : Optional.of(new Comment(said));
        State state = Marks.state(row, score);
        boolean pointless = state == State.EXCUSED || state == State.UNGRADED || state == State.MISSING;
        return new Mark(state, pointless ? Optional.empty() : score, comment);
    }

    /** Returns what becomes of the cells of a class. */
    List<Edit> edits(Id section) {
        List<Wanted> lines = wanted.getOrDefault(section, List.of());
        if (lines.isEmpty()) {
            return List.of();
        }
        Map<Cell, Result> there = new HashMap<>();
        known.results(section, result -> there.put(result.cell(), result));
        Set<Cell> seen = new HashSet<>();
        List<Edit> edits = new ArrayList<>();
        for (Wanted line : lines) {
            if (!seen.add(line.cell)) {
                refuse(line, Fault.TWICE, "another line is about the same");
            } else {
                compare(section, line, Optional.ofNullable(there.get(line.cell)), edits);
            }
        }
        return edits;
    }

    private void compare(Id section, Wanted line, Optional<Result> there, List<Edit> edits) {
        Optional<Mark> before = there.map(Result::mark);
        Optional<Mark> after = line.mark.map(mark -> commented(mark, before));
        if (before.equals(after)) {
            intake.findings().unchanged(Part.RESULTS);
        } else if (known.isClosed(section)) {
            refuse(line, Fault.CLOSED, "the term of the class is closed");
        } else {
            edits.add(new Edit(line.cell, after, there.map(Result::version).orElse(Versioned.NONE)));
            RosterReport.Kind kind = after.isEmpty()
                    ? RosterReport.Kind.ENDED
                    : before.isEmpty() ? RosterReport.Kind.ADDED : RosterReport.Kind.CHANGED;
            intake.findings().change(Part.RESULTS, kind, line.line, sourced(line.cell), before, after);
        }
    }

    private Mark commented(Mark mark, Optional<Mark> before) {
        Optional<Comment> comment = mark.comment().or(() -> before.flatMap(Mark::comment));
        return comment.equals(mark.comment())
                ? mark
                : marks.computeIfAbsent(new Mark(mark.state(), mark.score(), comment), one -> one);
    }

    private void refuse(Wanted line, Fault fault, String what) {
        intake.findings().refuse(Part.RESULTS, line.line, "", sourced(line.cell), fault, what);
    }

    private String sourced(Cell cell) {
        return Names.of(
                intake.names().outward(Kind.LINE_ITEM, cell.item()),
                intake.names().outward(Kind.PERSON, cell.student()));
    }
}
