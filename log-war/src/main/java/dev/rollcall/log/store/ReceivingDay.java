package dev.rollcall.log.store;

import dev.rollcall.kit.time.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The day (UTC) of an event that is received now. It never goes back, so days stay in the order of their events. So it
 * goes on by more than a day only when the clock has said so for {@link #GRACE}: else a clock that is years ahead for a
 * moment would put everything that follows into a day that does not end for years. For one thread.
 */
final class ReceivingDay {

    private static final Logger LOG = LogManager.getLogger(ReceivingDay.class);

    /** How long a wrong clock can be set right. */
    static final Duration GRACE = Keeper.GRACE;

    private final Ticker ticker;
    private @Nullable LocalDate begun;
    private @Nullable LocalDate claimed;
    private long claimedAt;

    ReceivingDay(Ticker ticker) {
        this.ticker = ticker;
    }

    /** Notes that {@code day}, which is not before that of the last call, has events or will have them. */
    void begin(LocalDate day) {
        begun = day;
    }

    /** Returns the day of an event received at {@code now}; it may be one that has not begun. */
    LocalDate at(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate newest = begun;
        if (newest == null) {
            return today;
        }
        if (!today.isAfter(newest.plusDays(1))) {
            claimed = null;
            return today.isAfter(newest) ? today : newest;
        }
        return isBelieved(today, newest) ? today : newest;
    }

    /** A clock that goes on jumping is not believed. */
    private boolean isBelieved(LocalDate today, LocalDate newest) {
        LocalDate before = claimed;
        long nanos = ticker.nanos();
        if (before == null || today.isBefore(before) || today.isAfter(before.plusDays(1))) {
            LOG.warn(
                    "Clock is days ahead of the newest event, it is believed in an hour clock={} day={}",
                    today,
                    newest);
            claimed = today;
            claimedAt = nanos;
        }
        return nanos - claimedAt >= GRACE.toNanos();
    }
}
