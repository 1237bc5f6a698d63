package dev.rollcall.portal.gradebook;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work.
 *
 * @param category id; empty for none
 * @param maximum points
 * @param assigned null if no day was said
 * @param due likewise
 * @param extraCredit whether it only adds
 * @param published whether students see it
 */
public record LineItem(
        String id,
        String title,
        String category,
        BigDecimal maximum,
        @Nullable LocalDate assigned,
        @Nullable LocalDate due,
        boolean extraCredit,
        boolean published,
        long version) {

    /** Whether students do not see all of it, and may have other totals than their teachers therefore: hidden work need not count. */
    public static boolean isHiddenAmong(Collection<LineItem> items) {
        return items.stream().anyMatch(item -> !item.published);
    }
}
