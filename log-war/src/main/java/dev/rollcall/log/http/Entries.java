package dev.rollcall.log.http;

import dev.rollcall.log.search.Budget;
import dev.rollcall.log.search.Page;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question. Members that are not known are left out.
 *
 * @param complete false if there may be more answers although fewer than the limit are here
 * @param reason why it is not complete: {@code deadline}, {@code scan}, {@code size} or {@code services}
 * @param next where to go on; missing if there is nothing more
 * @param entries the events
 * @param services which log services were asked, if all were
 */
public record Entries(
        boolean complete,
        @Nullable String reason,
        @Nullable Long next,
        List<Entry> entries,
        @Nullable List<Asked> services) {

    static Entries of(Page page) {
        return new Entries(
                page.complete(),
                reason(page.ended()),
                page.next().isPresent() ? page.next().getAsLong() : null,
                page.events().stream().map(Entry::of).toList(),
                null);
    }

    /** Returns the word for why a search ended early; null if it did not. */
    static @Nullable String reason(Optional<Budget.Limit> ended) {
        return ended.map(limit -> limit.name().toLowerCase(Locale.ROOT)).orElse(null);
    }

    /**
     * A log service that was asked.
     *
     * @param url its address; missing for the one that answers
     * @param answered whether it did
     * @param complete whether its answer was
     * @param reason why it did not answer, in words for people
     */
    public record Asked(
            @Nullable String url,
            boolean answered,
            boolean complete,
            @Nullable String reason) {}
}
