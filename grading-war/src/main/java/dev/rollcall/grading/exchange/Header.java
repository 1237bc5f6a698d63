package dev.rollcall.grading.exchange;

import dev.rollcall.grading.exchange.Column.Use;
import dev.rollcall.grading.exchange.FileRefusedException.Reason;
import dev.rollcall.grading.gradebook.Id;
import dev.rollcall.grading.gradebook.LineItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first record of a file: which column is what. A piece of work is found by its id in brackets at the end, {@code Quiz 1
 * [quiz-1]}, else by its title, if only one has it; its comments by {@code [quiz-1:comment]}.
 *
 * @param columns in the order of the file
 * @param refusals of columns that are not read
 */
record Header(List<Column> columns, List<Refusal> refusals) {
    static final String STUDENT = "Student ID";
    static final String USERNAME = "Username";
    static final String GIVEN = "Given name";
    static final String FAMILY = "Family name";
    static final String UNTIL = "Until";
    static final String CURRENT = "Current average";
    static final String CURRENT_LETTER = "Current letter";
    static final String FINAL = "Final average";
    static final String FINAL_LETTER = "Final letter";

    private static final String COMMENT = ":comment";
    private static final String MORE_THAN_ONCE = "The column is there more than once.";
    private static final Pattern BRACKETS = Pattern.compile(".*\\[([^\\[\\]]+)]", Pattern.DOTALL);
    private static final Set<String> IDS =
            Set.of("studentid", "id", "sourcedid", "studentsourcedid", "schülerid", "schülerinid", "kennung");
    private static final Set<String> NAMES = Set.of(
            "username",
            "login",
            "loginname",
            "email",
            "emailaddress",
            "mail",
            "benutzername",
            "anmeldename",
            "emailadresse");
    private static final Set<String> GIVEN_NAMES = Set.of("givenname", "firstname", "vorname");
    private static final Set<String> FAMILY_NAMES =
            Set.of("familyname", "lastname", "surname", "nachname", "familienname");
    private static final Set<String> IGNORED = Set.of(
            "name",
            "student",
            "schüler",
            "schülerin",
            "until",
            "currentaverage",
            "currentletter",
            "finalaverage",
            "finalletter");

    /** Returns what the column of a piece of work is called, so that it is found again. */
    static String of(LineItem item) {
        return item.title() + " [" + item.id() + "]";
    }

    /** Returns what the column of its comments is called. */
    static String ofComments(LineItem item) {
        return item.title() + " [" + item.id() + COMMENT + "]";
    }

    /**
     * Reads the first record.
     *
     * @throws FileRefusedException if there is no column for the student or none for a piece of work
     */
    static Header read(CsvLine head, List<LineItem> items) {
        Reading reading = new Reading(head.number(), items);
        head.fields().forEach(field -> reading.add(MarkText.plain(Formula.restored(field)), Formula.restored(field)));
        return reading.finished();
    }

    /** Columns while they are read. */
    private static final class Reading {
        private final int line;
        private final Map<String, List<Id>> byTitle = new HashMap<>();
        private final Map<String, Id> byId = new HashMap<>();
        private final List<Column> columns = new ArrayList<>();
        private final List<Integer> given = new ArrayList<>();
        private final List<Integer> family = new ArrayList<>();
        private final List<Refusal> refusals = new ArrayList<>();
        private final Set<About> abouts = new HashSet<>();

        /** What a column was about, whether it is read or not. */
        private record About(Use use, Optional<Id> item) {}

        Reading(int line, List<LineItem> items) {
            this.line = line;
            for (LineItem item : items) {
                byId.put(item.id().text(), item.id());
                byTitle.computeIfAbsent(MarkText.plain(item.title().text()), title -> new ArrayList<>())
                        .add(item.id());
            }
        }

        void add(String plain, String title) {
            String word = plain.toLowerCase(Locale.ROOT).replaceAll("[\\s_/-]", "");
            if (IDS.contains(word)) {
                addOnce(Column.plain(title, Use.STUDENT));
            } else if (NAMES.contains(word)) {
                columns.add(Column.plain(title, Use.USERNAME));
            } else if (GIVEN_NAMES.contains(word)) {
                given.add(columns.size());
                columns.add(Column.plain(title, Use.IGNORED));
            } else if (FAMILY_NAMES.contains(word)) {
                family.add(columns.size());
                columns.add(Column.plain(title, Use.IGNORED));
            } else if (IGNORED.contains(word) || word.isEmpty()) {
                columns.add(Column.plain(title, Use.IGNORED));
            } else {
                addWork(plain, title);
            }
        }

        private void addWork(String plain, String title) {
            Matcher brackets = BRACKETS.matcher(plain);
            String key = brackets.matches() ? brackets.group(1) : "";
            boolean comment = key.endsWith(COMMENT);
            Id named = byId.get(comment ? key.substring(0, key.length() - COMMENT.length()) : key);
            List<Id> titled = byTitle.getOrDefault(plain, List.of());
            if (named != null) {
                addOnce(new Column(title, comment ? Use.COMMENT : Use.MARK, Optional.of(named)));
            } else if (titled.size() == 1) {
                addOnce(new Column(title, Use.MARK, Optional.of(titled.get(0))));
            } else if (titled.isEmpty()) {
                refuse(title, Problem.UNKNOWN_COLUMN, "The column is no piece of work of this class.");
            } else {
                refuse(
                        title,
                        Problem.AMBIGUOUS_COLUMN,
                        "Several pieces of work have this title; their ids are needed.");
            }
        }

        /** It is not known which of several is meant: none is read. */
        private void addOnce(Column column) {
            if (abouts.add(new About(column.use(), column.item()))) {
                columns.add(column);
                return;
            }
            for (int i = 0; i < columns.size(); i++) {
                Column other = columns.get(i);
                if (other.use() == column.use() && other.item().equals(column.item())) {
                    columns.set(i, Column.plain(other.title(), Use.IGNORED));
                    note(other.title(), Problem.COLUMN_TWICE, MORE_THAN_ONCE);
                }
            }
            refuse(column.title(), Problem.COLUMN_TWICE, MORE_THAN_ONCE);
        }

        private void refuse(String title, Problem problem, String sentence) {
            columns.add(Column.plain(title, Use.IGNORED));
            note(title, problem, sentence);
        }

        private void note(String title, Problem problem, String sentence) {
            refusals.add(new Refusal(line, title, "", problem, sentence));
        }

        private boolean has(Use use) {
            return columns.stream().anyMatch(column -> column.use() == use);
        }

        /** Names are read only where nothing else says whose a line is. */
        private void requireStudents() {
            if (has(Use.STUDENT) || has(Use.USERNAME)) {
                return;
            }
            if (given.size() != 1 || family.size() != 1) {
                throw new FileRefusedException(
                        Reason.NO_STUDENT_COLUMN,
                        line,
                        "The first line names no column " + STUDENT + " or " + USERNAME + ", nor " + GIVEN + " and "
                                + FAMILY + ".");
            }
            columns.set(given.get(0), Column.plain(columns.get(given.get(0)).title(), Use.GIVEN_NAME));
            columns.set(family.get(0), Column.plain(columns.get(family.get(0)).title(), Use.FAMILY_NAME));
        }

        Header finished() {
            requireStudents();
            if (!has(Use.MARK) && !has(Use.COMMENT)) {
                throw new FileRefusedException(
                        Reason.NO_WORK_COLUMN, line, "The first line names no piece of work of this class.");
            }
            return new Header(List.copyOf(columns), List.copyOf(refusals));
        }
    }
}
