package dev.rollcall.portal.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Reads the journal backwards, a page at a time, although the registry tells events forwards only: it asks for a thousand
 * numbers before those that it has until a page is full.
 *
 * @param events of the page, the newest first
 * @param older before which number the next page begins; empty if nothing is older
 */
public record Reading(List<Event> events, OptionalLong older) {
    /** The registry keeps 10,000 events. */
    private static final int MOST_QUESTIONS = 10;

    public Reading {
        events = List.copyOf(events);
    }

    /** Reads the page that a filter asks for. */
    public static Reading of(JournalFilter filter, Function<EventQuery, EventPage> registry) {
        List<Event> found = new ArrayList<>();
        OptionalLong before = filter.before();
        for (int i = 0; i < MOST_QUESTIONS; i++) {
            before = step(filter, before, registry, found);
            if (found.size() > JournalView.PAGE) {
                List<Event> page = found.subList(0, JournalView.PAGE);
                return new Reading(
                        page, OptionalLong.of(page.get(JournalView.PAGE - 1).number()));
            }
            if (before.isEmpty()) {
                break;
            }
        }
        return new Reading(found, before);
    }

    /** Adds what is found before a number, and returns before which to go on; empty at the beginning of the journal. */
    private static OptionalLong step(
            JournalFilter filter, OptionalLong before, Function<EventQuery, EventPage> registry, List<Event> found) {
        OptionalLong since =
                before.isEmpty() ? before : OptionalLong.of(Math.max(0, before.getAsLong() - 1 - EventQuery.MOST));
        EventPage page = registry.apply(new EventQuery(filter.service(), filter.instance(), since, EventQuery.MOST));
        List<Event> events = page.events();
        for (int i = events.size() - 1; i >= 0; i--) {
            Event event = events.get(i);
            if (event.number() < before.orElse(Long.MAX_VALUE) && filter.wants(event)) {
                found.add(event);
            }
        }
        if (since.isEmpty()) {
            return events.size() < EventQuery.MOST
                    ? OptionalLong.empty()
                    : OptionalLong.of(events.get(0).number());
        }
        boolean begun = since.getAsLong() == 0 || page.missed();
        return begun ? OptionalLong.empty() : OptionalLong.of(since.getAsLong() + 1);
    }
}
