package dev.rollcall.grading;

import dev.rollcall.grading.archive.Backups;
import dev.rollcall.kit.servlet.Health;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Makes the backup of a day from its hour on, also when no grade book was running at that hour, and remembers why it could not.
 * Run by one thread, asked by any.
 */
final class NightlyBackup implements Runnable {
    /** How often to look whether it is time. */
    static final Duration PERIOD = Duration.ofMinutes(1);

    private static final Logger LOG = LogManager.getLogger(NightlyBackup.class);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final Backups backups;
    private final LocalTime at;
    private final ZoneId zone;
    private final InstantSource clock;
    private volatile Optional<Failure> failure = Optional.empty();
    private volatile Optional<Instant> newest = Optional.empty();

    /** Since when it fails, and why the last attempt did. */
    private record Failure(ZonedDateTime since, String reason) {}

    /**
     * Knows when it is time.
     *
     * @param backups where they are
     * @param at the hour, in the time zone {@code zone}
     */
    NightlyBackup(Backups backups, LocalTime at, ZoneId zone, InstantSource clock) {
        this.backups = backups;
        this.at = at;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    public void run() {
        ZonedDateTime now = clock.instant().atZone(zone);
        LocalDate day = now.toLocalDate();
        try {
            newest = newest(day);
            if (now.toLocalTime().isBefore(at)) {
                return;
            }
            if (backups.make(day)) {
                LOG.info("Backup made day={}", day);
                newest = newest(day);
            }
            failure = Optional.empty();
        } catch (RuntimeException e) {
            failure = Optional.of(new Failure(failure.map(Failure::since).orElse(now), reason(e)));
            throw e;
        }
    }

    /** Not known while the folder cannot be read, which is no failure yet: whether one can be made shows at its hour. */
    private Optional<Instant> newest(LocalDate day) {
        try {
            return backups.newest(day);
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static String reason(RuntimeException e) {
        return e.getCause() instanceof IOException cause
                ? e.getMessage() + " (" + reason(cause) + ")"
                : String.valueOf(e.getMessage());
    }

    /** An exception that is named after its reason has only the file as its message. */
    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "something that is no directory has its name";
        }
        return e instanceof FileSystemException named && named.getReason() == null
                ? named.getClass().getSimpleName() + ": " + named.getMessage()
                : String.valueOf(e.getMessage());
    }

    /** Returns that it fails, if that is so. */
    Health health() {
        return failure.map(last -> Health.degraded("The backup of the night has failed since "
                        + MINUTE.format(last.since()) + ": " + last.reason() + "."))
                .orElseGet(Health::up);
    }

    /** Returns how old the newest backup is, in seconds; not a number while there is none or it is not known. */
    double ageSeconds() {
        return newest.map(made -> Duration.between(made, clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
