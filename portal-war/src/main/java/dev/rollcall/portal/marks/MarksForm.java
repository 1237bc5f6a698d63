package dev.rollcall.portal.marks;

import dev.rollcall.portal.gradebook.Edit;
import dev.rollcall.portal.gradebook.Mark;
import dev.rollcall.portal.gradebook.Outcome;
import dev.rollcall.portal.gradebook.Result;
import dev.rollcall.portal.text.Texts;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A form of many marks, of one student or in one line item. Only what was touched is saved, and only where what the teacher
 * saw still stands; else the row shows both, and the teacher chooses.
 *
 * @param rows in the order in which they are shown
 */
public record MarksForm(List<MarkRow> rows) {
    public static final String SCORE = "score";
    public static final String STATE = "state";
    public static final String COMMENT = "comment";
    public static final String SEEN = "seen";

    /** What becomes of a row that clashed: {@link #MINE} or {@link #THEIRS}; the browser sends it only from such a row. */
    public static final String CHOICE = "choice";

    /** Says that a row clashed, so that a choice is due. */
    public static final String ASKED = "asked";

    public static final String MINE = "mine";
    public static final String THEIRS = "theirs";

    public MarksForm {
        rows = List.copyOf(rows);
    }

    /** The form before anything was typed. */
    public static MarksForm shown(List<MarkLine> lines, Texts texts) {
        return new MarksForm(lines.stream().map(line -> fresh(line, texts)).toList());
    }

    /**
     * The form with what was typed. A line that was not in it is as it stands.
     *
     * @param lines as they stand now
     * @param parameter the value of a field, null when it was not sent
     */
    public static MarksForm typed(List<MarkLine> lines, Function<String, @Nullable String> parameter, Texts texts) {
        List<MarkRow> rows = new ArrayList<>(lines.size());
        for (MarkLine line : lines) {
            UnaryOperator<String> field = fields(line.id(), parameter);
            boolean sent = parameter.apply(SEEN + "." + line.id()) != null;
            boolean gaveWay = field.apply(CHOICE).equals(THEIRS);
            boolean commented = parameter.apply(COMMENT + "." + line.id()) != null;
            rows.add(sent && !gaveWay ? read(line, field, commented, texts) : fresh(line, texts));
        }
        return new MarksForm(rows);
    }

    /**
     * How many of the touched rows no longer exist: what was typed there cannot be saved.
     *
     * @param names of the fields that were sent
     * @param parameter the value of one
     */
    public long lost(Collection<String> names, Function<String, @Nullable String> parameter, Texts texts) {
        String seen = SEEN + ".";
        Set<String> here = rows.stream().map(MarkRow::id).collect(Collectors.toSet());
        return names.stream()
                .filter(name -> name.startsWith(seen))
                .map(name -> name.substring(seen.length()))
                .filter(id -> !here.contains(id) && isTouched(fields(id, parameter), texts))
                .count();
    }

    private boolean isTouched(UnaryOperator<String> field, Texts texts) {
        MarkReading reading = MarkReading.of(typed(field), texts);
        boolean same =
                reading.error().isEmpty() && Seen.parse(field.apply(SEEN)).shows(reading.mark());
        return !same && !field.apply(CHOICE).equals(THEIRS);
    }

    private static UnaryOperator<String> fields(String id, Function<String, @Nullable String> parameter) {
        return what -> {
            String value = parameter.apply(what + "." + id);
            return value == null ? "" : value;
        };
    }

    private static TypedMark typed(UnaryOperator<String> field) {
        return new TypedMark(field.apply(SCORE), field.apply(STATE), field.apply(COMMENT));
    }

    private static MarkRow fresh(MarkLine line, Texts texts) {
        Result result = line.result();
        Mark mark = result == null ? null : result.mark();
        return new MarkRow(line, TypedMark.of(mark, texts), Seen.of(result).text(), mark, "", null);
    }

    /** A comment stays when the form has no field for it, because it is older than that field. */
    private static MarkRow read(MarkLine line, UnaryOperator<String> field, boolean commented, Texts texts) {
        Result result = line.result();
        Mark stands = result == null ? null : result.mark();
        TypedMark typed = typed(field);
        Seen seen = Seen.parse(field.apply(SEEN));
        MarkReading reading = MarkReading.of(typed, texts);
        if (reading.error().isEmpty() && seen.shows(reading.mark())) {
            return fresh(line, texts); // untouched: it is shown as it stands now
        }
        if (!commented && stands != null) {
            typed = new TypedMark(typed.score(), typed.state(), stands.comment());
            reading = MarkReading.of(typed, texts);
        }
        MarkRow row = new MarkRow(line, typed, seen.text(), reading.mark(), reading.error(), null);
        boolean undecided =
                !field.apply(ASKED).isEmpty() && !field.apply(CHOICE).equals(MINE);
        return undecided ? row.clashing(new Clash(stands, "", null), result).wrong(texts.say("marks.choose")) : row;
    }

    /** Whether something was typed that is not in the grade book. */
    public boolean isUnsaved() {
        return rows.stream()
                .anyMatch(row -> row.needsCare() || !Seen.parse(row.seen()).shows(row.meant()));
    }

    /** Whether something is to be mended before anything can be saved. */
    public boolean needsCare() {
        return rows.stream().anyMatch(MarkRow::needsCare);
    }

    /** How many rows are to be looked at again. */
    public long careful() {
        return rows.stream().filter(MarkRow::needsCare).count();
    }

    /**
     * What was touched.
     *
     * @param cell the line item and the student of a row
     */
    public List<Edit> edits(Function<MarkRow, Cell> cell) {
        List<Edit> edits = new ArrayList<>();
        for (MarkRow row : rows) {
            Seen seen = Seen.parse(row.seen());
            if (!row.needsCare() && !seen.shows(row.meant())) {
                Cell where = cell.apply(row);
                edits.add(new Edit(where.lineItem(), where.student(), row.meant(), seen.version()));
            }
        }
        return edits;
    }

    /** Where a row writes. */
    public record Cell(String lineItem, String student) {}

    /**
     * The form after an attempt: what was saved is shown as it stands, the rest is to be looked at.
     *
     * @param outcomes by the id of the row
     * @param clash the change that came first there
     */
    public MarksForm after(
            Map<String, Outcome> outcomes, BiFunction<String, Outcome.Conflict, Clash> clash, Texts texts) {
        return new MarksForm(rows.stream()
                .map(row -> {
                    Outcome outcome = outcomes.get(row.id());
                    if (outcome instanceof Outcome.Conflict conflict) {
                        return row.clashing(clash.apply(row.id(), conflict), conflict.current());
                    }
                    if (outcome instanceof Outcome.Invalid invalid) {
                        return row.wrong(invalid.detail());
                    }
                    return outcome instanceof Outcome.Saved saved ? saved(row, saved, texts) : row;
                })
                .toList());
    }

    /** Whether two marks read the same. */
    public static boolean same(@Nullable Mark one, @Nullable Mark other) {
        return Seen.of(one == null ? null : new Result(one, Result.NONE)).shows(other);
    }

    private MarkRow saved(MarkRow row, Outcome.Saved saved, Texts texts) {
        MarkLine line = row.line();
        return fresh(new MarkLine(line.id(), line.label(), line.maximum(), saved.result()), texts);
    }
}
