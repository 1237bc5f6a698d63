package dev.rollcall.portal.text;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The reader of a page, and the moment at which it is made.
 *
 * @param texts in the language of the reader
 * @param now when the page was made
 * @param zone the zone of the wall clock
 */
public record Audience(Texts texts, Instant now, ZoneId zone) {

    /** How an instant is shown. */
    public Moment moment(Instant instant) {
        return new Moment(instant, now, zone, texts);
    }

    /** A sentence; see {@link Texts#say}. */
    public String say(String key, Object... arguments) {
        return texts.say(key, arguments);
    }
}
