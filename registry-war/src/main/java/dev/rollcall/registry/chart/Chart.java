package dev.rollcall.registry.chart;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.rollcall.kit.ServiceName;
import dev.rollcall.registry.roll.Entry;
import dev.rollcall.registry.roll.Health;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** The last 24 hours of one instance, some 24 KiB at most. Thread-safe. */
final class Chart {

    static final int MINUTES = 24 * Hour.MINUTES;

    /** The current hour, the one that is dropped next, and those between. */
    private static final int HOURS = 25;

    private final ServiceName service;
    private final Instant begun;

    @GuardedBy("this")
    private final @Nullable Hour[] hours = new @Nullable Hour[HOURS];

    @GuardedBy("this")
    private @Nullable Instant upSince;

    Chart(Entry entry, Instant now) {
        this.service = entry.name();
        this.begun = now;
        this.upSince = entry.health() == Health.DOWN ? null : entry.status().since();
    }

    /**
     * Returns whether it is about an instance of the service of {@code entry}, and not of another service that had the
     * id before.
     */
    boolean isAbout(Entry entry) {
        return service.equals(entry.name());
    }

    /** Notes that an instance has registered: from now on it is another process. */
    synchronized void registered(Instant now) {
        upSince = now;
    }

    /** Notes another verdict of the health checks; SUSPECT interrupts nothing. */
    synchronized void judged(Health health, Instant now) {
        if (health == Health.DOWN) {
            upSince = null;
        } else if (upSince == null) {
            upSince = now;
        }
    }

    synchronized void answered(Instant now, int millis) {
        hour(now).answered(minuteOf(now), millis);
    }

    synchronized void failed(Instant now) {
        hour(now).failed(minuteOf(now));
    }

    @GuardedBy("this")
    private Hour hour(Instant now) {
        long number = Math.floorDiv(now.getEpochSecond(), 3600L);
        int slot = (int) Math.floorMod(number, (long) HOURS);
        Hour hour = hours[slot];
        if (hour == null || hour.number() != number) {
            hour = new Hour(number);
            hours[slot] = hour;
        }
        return hour;
    }

    private static int minuteOf(Instant now) {
        return (int) Math.floorMod(Math.floorDiv(now.getEpochSecond(), 60L), (long) Hour.MINUTES);
    }

    /** Returns what is known at {@code now}, with the newest {@code count} minutes, at most {@link #MINUTES}. */
    synchronized ChartReading read(Instant now, int count) {
        long last = Math.floorDiv(now.getEpochSecond(), 60L);
        List<Minute> day = new ArrayList<>();
        for (long minute = last - MINUTES + 1; minute <= last; minute++) {
            minute(minute).ifPresent(day::add);
        }
        OptionalDouble uptime = day.stream().mapToDouble(Minute::share).average();
        Instant first = Instant.ofEpochSecond((last - count + 1) * 60);
        List<Minute> newest =
                day.stream().filter(minute -> !minute.time().isBefore(first)).toList();
        return new ChartReading(begun, Optional.ofNullable(upSince), uptime, newest);
    }

    @GuardedBy("this")
    private Optional<Minute> minute(long minute) {
        long number = Math.floorDiv(minute, (long) Hour.MINUTES);
        Hour hour = hours[(int) Math.floorMod(number, (long) HOURS)];
        return hour == null || hour.number() != number
                ? Optional.empty()
                : hour.minute((int) Math.floorMod(minute, (long) Hour.MINUTES));
    }
}
