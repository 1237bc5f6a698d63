package dev.rollcall.portal.marks;

import java.util.List;

/**
 * The rows of one page of a long form.
 *
 * @param number from 1
 * @param count of all pages, 1 or more
 */
public record Part(int number, int count) {
    /** The parameter that says which. */
    public static final String PART = "part";

    /** Rows on one page, of six fields at most: a form has at most a thousand. */
    public static final int SIZE = 150;

    /** The part that was asked for, or the nearest that there is. */
    public static Part of(String wanted, int rows) {
        int count = Math.max(1, (rows + SIZE - 1) / SIZE);
        int number = wanted.matches("\\d{1,6}") ? Integer.parseInt(wanted) : 1;
        return new Part(Math.max(1, Math.min(count, number)), count);
    }

    /** Those of a list that are in this part. */
    public <T> List<T> of(List<T> all) {
        return all.subList((number - 1) * SIZE, Math.min(all.size(), number * SIZE));
    }

    /** The query that asks for this part; empty for the first. */
    public String query() {
        return number == 1 ? "" : "?" + PART + "=" + number;
    }
}
