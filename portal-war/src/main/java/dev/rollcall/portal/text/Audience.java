package dev.rollcall.portal.text;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Whom a page is made for, and when.
 *
 * @param texts in the language of whoever looks
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
