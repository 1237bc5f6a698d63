package dev.rollcall.registry.chart;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of the health of one instance. Immutable.
 *
 * @param begun since when anything is known
 * @param upSince since when it has not been down, nor registered anew; empty while it is down
 * @param uptime the mean, over the minutes of the last 24 hours in which it was checked, of the share of checks that
 *     were answered; from 0 to 1, empty if it was not checked. A mean over minutes, because an instance that hangs is
 *     checked less often
 * @param minutes those asked for in which it was checked, the oldest first
 */
public record ChartReading(Instant begun, Optional<Instant> upSince, OptionalDouble uptime, List<Minute> minutes) {

    /** Copies the minutes. */
    public ChartReading {
        minutes = List.copyOf(minutes);
    }
}
