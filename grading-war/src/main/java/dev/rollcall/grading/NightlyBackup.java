package dev.rollcall.grading;

import dev.rollcall.grading.archive.Backups;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Makes the backup of a day from its hour on, also when nobody was running at that hour.
 *
 * @param backups where they are
 * @param at the hour, in the time zone {@code zone}
 */
record NightlyBackup(Backups backups, LocalTime at, ZoneId zone, InstantSource clock) implements Runnable {
    /** How often to look whether it is time. */
    static final Duration PERIOD = Duration.ofMinutes(1);

    private static final Logger LOG = LogManager.getLogger(NightlyBackup.class);

    @Override
    public void run() {
        ZonedDateTime now = clock.instant().atZone(zone);
        if (!now.toLocalTime().isBefore(at) && backups.make(now.toLocalDate())) {
            LOG.info("Backup made day={}", now.toLocalDate());
        }
    }
}
