package dev.rollcall.grading.exchange;

import dev.rollcall.grading.exchange.Column.Use;
import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Result;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Works out what a file would change in a class; changes nothing. Used once, by one thread. */
public final class Planner {
    /** What says whose a line is. */
    private static final Set<Use> WHOSE = Set.of(Use.STUDENT, Use.USERNAME, Use.FAMILY_NAME, Use.GIVEN_NAME);

    private final Sheet sheet;
    private final Options options;
    private final Roster roster;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<Id, Integer> seen = new HashMap<>();
    private final Map<Mark, Mark> marks = new HashMap<>();
    private int refused;
    private int unchanged;
    private int blank;

    /** Takes the class as it is. */
    public Planner(Sheet sheet, Options options) {
        this.sheet = sheet;
        this.options = options;
        this.roster = new Roster(sheet.students());
    }

    /**
     * Reads a file.
     *
     * @throws FileRefusedException if it cannot be read at all
     */
    public Plan plan(byte[] file) {
        Decoded decoded = Decoded.of(file, options.encoding());
        CsvTable table = CsvTable.of(decoded.text(), options.delimiter());
        Header header = Header.read(table.head(), sheet.items());
        List<Work> works = works(header.columns());
        Decimal decimal = options.decimal().orElseGet(() -> decimal(table, works));
        header.refusals().forEach(this::refuse);
        for (CsvLine line : table.body()) {
            read(line, header.columns(), works, decimal);
        }
        return new Plan(
                new FileForm(decoded.encoding(), decoded.marked(), table.delimiter(), decimal),
                options.erase(),
                header.columns(),
                new Counts(table.body().size(), unchanged, blank, refused),
                List.copyOf(refusals),
                List.copyOf(entries));
    }

    /** The columns of one piece of work; -1: there is none. */
    private record Work(Id item, int mark, int comment) {}

    private static List<Work> works(List<Column> columns) {
        Map<Id, Work> works = new java.util.LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            if (column.item().isPresent()) {
                Id item = column.item().get();
                Work known = works.getOrDefault(item, new Work(item, -1, -1));
                works.put(
                        item,
                        column.use() == Use.MARK ? new Work(item, i, known.comment) : new Work(item, known.mark, i));
            }
        }
        return List.copyOf(works.values());
    }

    /** The decimal mark of the unmistakable numbers; if they disagree or there are none, the one that goes with the delimiter. */
    private static Decimal decimal(CsvTable table, List<Work> works) {
        Map<Decimal, Integer> found = new EnumMap<>(Decimal.class);
        for (CsvLine line : table.body()) {
            for (Work work : works) {
                if (work.mark >= 0 && work.mark < line.fields().size()) {
                    MarkText.evidence(line.fields().get(work.mark))
                            .ifPresent(decimal -> found.merge(decimal, 1, Integer::sum));
                }
            }
        }
        if (found.size() == 1) {
            return found.keySet().iterator().next();
        }
        return table.delimiter() == Delimiter.SEMICOLON ? Decimal.COMMA : Decimal.POINT;
    }

    private void read(CsvLine line, List<Column> columns, List<Work> works, Decimal decimal) {
        try {
            if (line.fields().size() != columns.size()) {
                throw new RefusedFieldException(
                        Problem.FIELDS,
                        "The line has " + line.fields().size() + " fields, but the first line has " + columns.size()
                                + ".");
            }
            Id student = student(line, columns);
            for (Work work : works) {
                read(line, columns, work, student, decimal);
            }
        } catch (RefusedFieldException e) {
            refuse(new Refusal(line.number(), "", String.join(" ", line.fields()), e.problem(), e.sentence()));
        }
    }

    private Id student(CsvLine line, List<Column> columns) throws RefusedFieldException {
        Map<Use, List<String>> said = new EnumMap<>(Use.class);
        for (int i = 0; i < columns.size(); i++) {
            Use use = columns.get(i).use();
            if (WHOSE.contains(use)) {
                List<String> fields = said.computeIfAbsent(use, key -> new ArrayList<>());
                String field = MarkText.plain(Formula.restored(line.fields().get(i)));
                if (!field.isEmpty()) {
                    fields.add(field);
                }
            }
        }
        Id student = said.containsKey(Use.FAMILY_NAME)
                ? roster.called(first(said, Use.FAMILY_NAME), first(said, Use.GIVEN_NAME))
                : roster.find(first(said, Use.STUDENT), said.getOrDefault(Use.USERNAME, List.of()));
        Integer before = seen.putIfAbsent(student, line.number());
        if (before != null) {
            throw new RefusedFieldException(
                    Problem.STUDENT_TWICE, "The student has a line already, line " + before + ".");
        }
        return student;
    }

    /** Empty if the line does not say it. */
    private static String first(Map<Use, List<String>> said, Use use) {
        return said.getOrDefault(use, List.of()).stream().findFirst().orElse("");
    }

    private void read(CsvLine line, List<Column> columns, Work work, Id student, Decimal decimal) {
        Cell cell = new Cell(work.item, student);
        Optional<Result> before = sheet.at(cell);
        int column = work.mark;
        try {
            Optional<Mark> mark =
                    work.mark < 0 ? Optional.empty() : mark(line.fields().get(work.mark), decimal);
            column = work.comment;
            Optional<Comment> comment =
                    work.comment < 0 ? Optional.empty() : comment(line.fields().get(work.comment));
            note(line.number(), cell, before, wanted(work, before.map(Result::mark), mark, comment));
        } catch (RefusedFieldException e) {
            refuse(new Refusal(
                    line.number(), columns.get(column).title(), line.fields().get(column), e.problem(), e.sentence()));
        }
    }

    private static Optional<Mark> mark(String field, Decimal decimal) throws RefusedFieldException {
        return MarkText.read(Formula.restored(field), decimal);
    }

    private static Optional<Comment> comment(String field) throws RefusedFieldException {
        if (field.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Comment(Formula.restored(field)));
        } catch (IllegalArgumentException e) {
            throw new RefusedFieldException(Problem.COMMENT, "The " + e.getMessage() + ".");
        }
    }

    /** What a field leaves open stays as it is, unless empty fields erase. */
    private Optional<Mark> wanted(Work work, Optional<Mark> before, Optional<Mark> mark, Optional<Comment> comment) {
        boolean markErased = options.erase() && work.mark >= 0 && mark.isEmpty();
        boolean commentErased = options.erase() && work.comment >= 0 && comment.isEmpty();
        Optional<Mark> kept = markErased ? Optional.empty() : mark.or(() -> before);
        Optional<Comment> said = commentErased ? Optional.empty() : comment.or(() -> before.flatMap(Mark::comment));
        if (mark.isEmpty() && comment.isEmpty() && !markErased && !commentErased) {
            blank++;
            return before;
        }
        if (kept.isEmpty()) {
            boolean nothing = said.isEmpty() || markErased && comment.isEmpty();
            return nothing ? Optional.empty() : Optional.of(new Mark(Mark.State.UNGRADED, Optional.empty(), said));
        }
        return Optional.of(new Mark(kept.get().state(), kept.get().score(), said));
    }

    private void note(int line, Cell cell, Optional<Result> before, Optional<Mark> wanted) {
        if (!before.map(Result::mark).equals(wanted)) {
            entries.add(new Entry(line, cell, before, wanted.map(mark -> marks.computeIfAbsent(mark, one -> one))));
        } else if (wanted.isPresent()) {
            unchanged++;
        }
    }

    private void refuse(Refusal refusal) {
        refused++;
        if (refusals.size() < Plan.MOST_REFUSALS) {
            refusals.add(refusal);
        }
    }
}
