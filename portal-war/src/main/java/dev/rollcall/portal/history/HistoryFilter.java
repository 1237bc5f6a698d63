package dev.rollcall.portal.history;

import dev.rollcall.portal.gradebook.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which changes are shown. What makes no sense is left out.
 *
 * @param student id; empty for all
 * @param item likewise
 * @param batch likewise
 * @param before the number below which they are; empty for the newest
 */
public record HistoryFilter(String student, String item, String batch, String before) {
    public static final String STUDENT = "student";
    public static final String ITEM = "item";
    public static final String BATCH = "batch";
    public static final String BEFORE = "before";

    private static final Pattern ID = Pattern.compile(Limits.ID);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");
    private static final int PAGE = 100;

    /** The filter of an address. */
    public static HistoryFilter of(Function<String, @Nullable String> parameter) {
        return new HistoryFilter(
                safe(parameter.apply(STUDENT), ID),
                safe(parameter.apply(ITEM), ID),
                safe(parameter.apply(BATCH), ID),
                safe(parameter.apply(BEFORE), NUMBER));
    }

    /** Those of one batch. */
    public static HistoryFilter ofBatch(String batch) {
        return new HistoryFilter("", "", batch, "");
    }

    /** The query for exactly this change: one entry below the next number. */
    public static String queryOf(long change) {
        return "limit=1&cursor=" + (change + 1);
    }

    /** Whether it leaves anything out, a page apart. */
    public boolean isActive() {
        return !student.isEmpty() || !item.isEmpty() || !batch.isEmpty();
    }

    /** The same filter, for the changes before one. */
    public HistoryFilter before(String number) {
        return new HistoryFilter(student, item, batch, number);
    }

    /** The query of the page's address; empty for no filter. */
    public String query() {
        return joined(List.of(STUDENT, student, ITEM, item, BATCH, batch, BEFORE, before));
    }

    /** The query for the grade book. */
    public String remoteQuery() {
        return "limit=" + PAGE
                + prefixed(joined(List.of("student", student, "lineItem", item, "batch", batch, "cursor", before)));
    }

    private static String prefixed(String query) {
        return query.isEmpty() ? "" : "&" + query;
    }

    private static String joined(List<String> namesAndValues) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < namesAndValues.size(); i += 2) {
            if (!namesAndValues.get(i + 1).isEmpty()) {
                parts.add(namesAndValues.get(i) + "=" + namesAndValues.get(i + 1));
            }
        }
        return String.join("&", parts);
    }

    private static String safe(@Nullable String value, Pattern pattern) {
        return value != null && pattern.matcher(value).matches() ? value : "";
    }
}
