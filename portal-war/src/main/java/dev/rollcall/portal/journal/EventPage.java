package dev.rollcall.portal.journal;

import java.util.List;

/**
 * A part of what has happened.
 *
 * @param events the oldest first
 * @param missed whether earlier ones that were asked for are gone
 * @param next the number after which the next part begins
 */
public record EventPage(List<Event> events, boolean missed, long next) {
    public EventPage {
        events = List.copyOf(events);
    }
}
