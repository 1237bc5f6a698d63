package dev.rollcall.grading.oneroster;

import dev.rollcall.grading.gradebook.Day;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A line of a file. What its methods do not find or cannot read, they refuse. */
final class Row {
    private static final int DATE_LENGTH = 10;

    private final Part part;
    private final int line;
    private final Map<String, Integer> columns;
    private final List<String> fields;

    /** @param columns the places of the fields */
    Row(Part part, int line, Map<String, Integer> columns, List<String> fields) {
        this.part = part;
        this.line = line;
        this.columns = columns;
        this.fields = fields;
    }

    Part part() {
        return part;
    }

    int line() {
        return line;
    }

    /** Returns a field without white space at its ends; empty also if there is no such column. */
    String get(String column) {
        Integer place = columns.get(column);
        return place == null || place >= fields.size() ? "" : fields.get(place).strip();
    }

    /** Returns a field that must not be empty. */
    String required(String column) throws RowRefusedException {
        String text = get(column);
        if (text.isEmpty()) {
            throw new RowRefusedException(column, Fault.EMPTY, column + " is empty");
        }
        return text;
    }

    /** Returns a field that says something else than what would be written for what is there. */
    Optional<String> changed(String column, String written) {
        String text = get(column);
        return text.isEmpty() || text.equals(written) ? Optional.empty() : Optional.of(text);
    }

    /** Returns whether a flag is set. */
    boolean flag(String column) throws RowRefusedException {
        return switch (get(column)) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw new RowRefusedException(column, Fault.VALUE, column + " must be true or false");
        };
    }

    /** Returns a day; of a moment, its day. */
    LocalDate date(String column, String text) throws RowRefusedException {
        try {
            boolean moment = text.length() > DATE_LENGTH && text.charAt(DATE_LENGTH) == 'T';
            return Day.parse(moment ? text.substring(0, DATE_LENGTH) : text);
        } catch (DateTimeException e) {
            throw new RowRefusedException(column, Fault.VALUE, column + " must be a date such as 2026-09-01");
        }
    }

    /**
     * Returns whether the line says that the thing is gone.
     *
     * @param delta whether it must say so or the contrary, and when
     */
    boolean isDeleted(boolean delta) throws RowRefusedException {
        String status = get("status");
        if (delta && get("dateLastModified").isEmpty()) {
            throw new RowRefusedException(
                    "dateLastModified", Fault.STATUS, "dateLastModified is empty, which it must not be in a delta");
        }
        return switch (status) {
            case "tobedeleted" -> true;
            case "active" -> false;
            case "" -> {
                if (delta) {
                    throw new RowRefusedException(
                            "status", Fault.STATUS, "status is empty, which it must not be in a delta");
                }
                yield false;
            }
            default -> throw new RowRefusedException("status", Fault.STATUS, "status must be active or tobedeleted");
        };
    }
}
