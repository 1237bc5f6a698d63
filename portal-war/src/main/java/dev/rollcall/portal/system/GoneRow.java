package dev.rollcall.portal.system;

import dev.rollcall.portal.health.Strip;
import dev.rollcall.portal.text.Moment;
import org.jspecify.annotations.Nullable;

/**
 * An instance that is no longer on the roll.
 *
 * @param end how it went
 * @param since when
 * @param trouble the last thing that went wrong before, if that was not its end
 * @param strip null if nothing is known of its health
 */
public record GoneRow(
        String instanceId,
        String end,
        Moment since,
        @Nullable Trouble trouble,
        @Nullable Strip strip) {}
