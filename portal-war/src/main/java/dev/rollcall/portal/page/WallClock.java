package dev.rollcall.portal.page;

import dev.rollcall.portal.text.Moment;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Function;

/**
 * The time of day where the server stands.
 *
 * @param source of the time
 * @param zone in which pages show it
 */
public record WallClock(InstantSource source, ZoneId zone) {

    /** How pages made now show moments. */
    public Function<Instant, Moment> moments() {
        Instant now = source.instant();
        return instant -> new Moment(instant, now, zone);
    }
}
