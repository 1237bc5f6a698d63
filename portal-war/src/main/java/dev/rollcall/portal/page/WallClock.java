package dev.rollcall.portal.page;

import dev.rollcall.portal.text.Audience;
import dev.rollcall.portal.text.Texts;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The time of day where the server stands.
 *
 * @param source of the time
 * @param zone in which pages show it
 */
public record WallClock(InstantSource source, ZoneId zone) {

    /** The day it is now. */
    public LocalDate today() {
        return LocalDate.ofInstant(source.instant(), zone);
    }

    /** The audience of a page that is made now. */
    public Audience audience(Texts texts) {
        return new Audience(texts, source.instant(), zone);
    }
}
