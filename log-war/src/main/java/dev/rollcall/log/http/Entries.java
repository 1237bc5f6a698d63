package dev.rollcall.log.http;

import dev.rollcall.log.search.Budget;
import dev.rollcall.log.search.Page;
import dev.rollcall.log.store.StoredEvent;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question. Members that are not known are left out.
 *
 * @param complete false if there may be more answers although fewer than the limit are here
 * @param reason why it is not complete: {@code deadline}, {@code scan} or {@code size}
 * @param next where to go on; missing if there is nothing more
 * @param entries the events
 */
public record Entries(
        boolean complete, @Nullable String reason, @Nullable Long next, List<Entry> entries) {

    /**
     * Checks what another log service has answered.
     *
     * @throws IllegalArgumentException if the events are missing, or one of them is, or {@code next} is negative
     */
    public Entries {
        if (entries == null || entries.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("the answer must have events");
        }
        if (next != null && next < 0) {
            throw new IllegalArgumentException("next must not be negative");
        }
    }

    static Entries of(Page page) {
        return of(page, Entry::of);
    }

    /** As another log service takes it for a part of its own answer. */
    static Entries withArrival(Page page) {
        return of(page, Entry::withArrival);
    }

    private static Entries of(Page page, Function<StoredEvent, Entry> entry) {
        return new Entries(
                page.complete(),
                reason(page.ended()),
                page.next().isPresent() ? page.next().getAsLong() : null,
                page.events().stream().map(entry).toList());
    }

    /** Returns the word for why a search ended early; null if it did not. */
    static @Nullable String reason(Optional<Budget.Limit> ended) {
        return ended.map(limit -> limit.name().toLowerCase(Locale.ROOT)).orElse(null);
    }
}
