package dev.rollcall.grading.exchange;

import dev.rollcall.grading.gradebook.Cell;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import dev.rollcall.grading.gradebook.Mark;
import dev.rollcall.grading.gradebook.Person;
import dev.rollcall.grading.gradebook.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a class as CSV that {@link Planner} reads back without a change: a line for each student, with id and login name,
 * those who have left below the others; the averages, and if there are any the letters of these and the last days of those who
 * have left; a column for the marks of each piece of work, and one for its comments if there are any. UTF-8 with a byte order
 * mark, without which spreadsheets take it for something else. Text is safe to open ({@link Formula}).
 */
public final class SheetText {
    private static final char MARK = '\uFEFF';

    private final Sheet sheet;
    private final Map<Id, StudentSummary> summaries;
    private final boolean lettered;
    private final boolean someLeft;
    private final Delimiter delimiter;
    private final Decimal decimal;
    private final Set<Id> commented = new HashSet<>();

    /**
     * Takes what is to be written.
     *
     * @param summaries of the students; one who has none has nothing that counts
     * @param delimiter with the semicolon numbers have a decimal comma, as the spreadsheets that expect it do
     */
    public SheetText(Sheet sheet, Map<Id, StudentSummary> summaries, Delimiter delimiter) {
        this.sheet = sheet;
        this.summaries = Map.copyOf(summaries);
        this.lettered = summaries.values().stream().anyMatch(StudentSummary::hasLetter);
        this.someLeft =
                summaries.values().stream().anyMatch(one -> one.lastDay().isPresent());
        this.delimiter = delimiter;
        this.decimal = delimiter == Delimiter.SEMICOLON ? Decimal.COMMA : Decimal.POINT;
        for (Result result : sheet.results().values()) {
            if (result.mark().comment().isPresent()) {
                commented.add(result.cell().item());
            }
        }
    }

    /** Returns the file. */
    public byte[] bytes() {
        CsvWriter csv = new CsvWriter(delimiter.character());
        csv.line(safe(head()));
        sheet.students().stream()
                .sorted(Comparator.comparing(this::hasLeft)) // stable
                .forEach(student -> csv.line(safe(line(student))));
        return (MARK + csv.toString()).getBytes(StandardCharsets.UTF_8);
    }

    private boolean hasLeft(Person student) {
        return summary(student).lastDay().isPresent();
    }

    private StudentSummary summary(Person student) {
        return summaries.getOrDefault(student.id(), StudentSummary.NONE);
    }

    /** Scores and states begin with a digit or a letter and stay as they are. */
    private static List<String> safe(List<String> fields) {
        return fields.stream().map(Formula::neutralised).toList();
    }

    private List<String> head() {
        List<String> fields = new ArrayList<>(List.of(Header.STUDENT, Header.USERNAME, Header.GIVEN, Header.FAMILY));
        if (someLeft) {
            fields.add(Header.UNTIL);
        }
        fields.addAll(
                lettered
                        ? List.of(Header.CURRENT, Header.CURRENT_LETTER, Header.FINAL, Header.FINAL_LETTER)
                        : List.of(Header.CURRENT, Header.FINAL));
        for (LineItem item : sheet.items()) {
            fields.add(Header.of(item));
            if (commented.contains(item.id())) {
                fields.add(Header.ofComments(item));
            }
        }
        return fields;
    }

    private List<String> line(Person student) {
        List<String> fields = new ArrayList<>();
        fields.add(student.id().text());
        fields.add(student.username().map(Object::toString).orElse(""));
        fields.add(student.name().given());
        fields.add(student.name().family());
        StudentSummary summary = summary(student);
        if (someLeft) {
            fields.add(summary.lastDay().map(Object::toString).orElse(""));
        }
        add(fields, summary.current());
        add(fields, summary.finished());
        for (LineItem item : sheet.items()) {
            Optional<Mark> mark = sheet.at(new Cell(item.id(), student.id())).map(Result::mark);
            fields.add(mark.map(one -> MarkText.write(one, decimal)).orElse(""));
            if (commented.contains(item.id())) {
                fields.add(mark.flatMap(Mark::comment).map(Object::toString).orElse(""));
            }
        }
        return fields;
    }

    private void add(List<String> fields, StudentSummary.Average average) {
        fields.add(average.percent()
                .map(percent -> percent.toPlainString().replace('.', decimal.character()))
                .orElse(""));
        if (lettered) {
            fields.add(average.letter().orElse(""));
        }
    }
}
