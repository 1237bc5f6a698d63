package dev.rollcall.grading.exchange;

import dev.rollcall.grading.exchange.Column.Use;
import dev.rollcall.grading.exchange.CsvReader.Limits;
import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Comment;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Result;
import dev.rollcall.grading.gradebook.Score;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A {@link Plan} as text, to be kept between preview and application: CSV, whose first field says what a record is. */
public final class PlanText {
    private static final Limits NONE =
            new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);
    private static final String FORM = "form";
    private static final String COLUMN = "column";
    private static final String REFUSAL = "refusal";
    private static final String ENTRY = "entry";

    private PlanText() {}

    /** Writes a plan. */
    public static String write(Plan plan) {
        CsvWriter csv = new CsvWriter(',');
        FileForm form = plan.form();
        Counts counts = plan.counts();
        csv.line(List.of(
                FORM,
                form.encoding().name(),
                String.valueOf(form.marked()),
                form.delimiter().name(),
                form.decimal().name(),
                String.valueOf(plan.erase()),
                String.valueOf(counts.lines()),
                String.valueOf(counts.unchanged()),
                String.valueOf(counts.blank()),
                String.valueOf(counts.refused())));
        for (Column column : plan.columns()) {
            csv.line(List.of(COLUMN, column.title(), column.use().name(), text(column.item())));
        }
        for (Refusal refusal : plan.refusals()) {
            csv.line(List.of(
                    REFUSAL,
                    String.valueOf(refusal.line()),
                    refusal.column(),
                    refusal.value(),
                    refusal.problem().name(),
                    refusal.detail()));
        }
        plan.entries().forEach(entry -> csv.line(fields(entry)));
        return csv.toString();
    }

    private static List<String> fields(Entry entry) {
        List<String> fields = new ArrayList<>(List.of(
                ENTRY,
                String.valueOf(entry.line()),
                entry.cell().item().text(),
                entry.cell().student().text(),
                entry.before().map(result -> String.valueOf(result.version())).orElse("")));
        add(fields, entry.before().map(Result::mark));
        add(fields, entry.after());
        return fields;
    }

    private static void add(List<String> fields, Optional<Mark> mark) {
        fields.add(mark.map(one -> one.state().name()).orElse(""));
        fields.add(text(mark.flatMap(Mark::score)));
        fields.add(text(mark.flatMap(Mark::comment)));
    }

    private static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    /** Reads what {@link #write} has written. */
    public static Plan read(String text) {
        return new Reading(new CsvReader(text, ',', NONE)).plan();
    }

    /** A plan while it is read; what is equal, of which there is much, becomes the same object. */
    private static final class Reading {
        private final CsvReader csv;
        private final Map<String, Id> ids = new HashMap<>();
        private final Map<Mark, Mark> marks = new HashMap<>();
        private final List<Column> columns = new ArrayList<>();
        private final List<Refusal> refusals = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();

        Reading(CsvReader csv) {
            this.csv = csv;
        }

        Plan plan() {
            CsvLine head = csv.next();
            if (head == null) {
                throw new IllegalArgumentException("no plan");
            }
            for (CsvLine line = csv.next(); line != null; line = csv.next()) {
                add(new Fields(line.fields()));
            }
            Fields form = new Fields(head.fields());
            form.next();
            return new Plan(
                    new FileForm(
                            Encoding.valueOf(form.next()),
                            Boolean.parseBoolean(form.next()),
                            Delimiter.valueOf(form.next()),
                            Decimal.valueOf(form.next())),
                    Boolean.parseBoolean(form.next()),
                    columns,
                    new Counts(form.number(), form.number(), form.number(), form.number()),
                    refusals,
                    entries);
        }

        private void add(Fields fields) {
            switch (fields.next()) {
                case COLUMN ->
                    columns.add(new Column(fields.next(), Use.valueOf(fields.next()), fields.optional(this::id)));
                case REFUSAL ->
                    refusals.add(new Refusal(
                            fields.number(),
                            fields.next(),
                            fields.next(),
                            Problem.valueOf(fields.next()),
                            fields.next()));
                default -> entries.add(entry(fields));
            }
        }

        private Entry entry(Fields fields) {
            int line = fields.number();
            Cell cell = new Cell(id(fields.next()), id(fields.next()));
            Optional<Long> version = fields.optional(Long::valueOf);
            Optional<Mark> before = mark(fields);
            return new Entry(
                    line, cell, before.map(mark -> new Result(cell, mark, version.orElseThrow())), mark(fields));
        }

        private Optional<Mark> mark(Fields fields) {
            Optional<Mark.State> state = fields.optional(Mark.State::valueOf);
            Optional<Score> score = fields.optional(points -> new Score(new BigDecimal(points)));
            Optional<Comment> comment = fields.optional(Comment::new);
            return state.map(known -> marks.computeIfAbsent(new Mark(known, score, comment), one -> one));
        }

        private Id id(String text) {
            return ids.computeIfAbsent(text, Id::new);
        }
    }

    /** The fields of a record, one after the other. */
    private static final class Fields {
        private final List<String> fields;
        private int next;

        Fields(List<String> fields) {
            this.fields = fields;
        }

        String next() {
            return fields.get(next++);
        }

        int number() {
            return Integer.parseInt(next());
        }

        <T> Optional<T> optional(Function<String, T> meaning) {
            String field = next();
            return field.isEmpty() ? Optional.empty() : Optional.of(meaning.apply(field));
        }
    }
}
