package dev.rollcall.portal;

import dev.rollcall.kit.servlet.Health;
import dev.rollcall.kit.threads.Threads;
import dev.rollcall.portal.accounts.Backups;
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
import java.util.concurrent.ScheduledExecutorService;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Makes the backup of a day from its hour on, also when no portal was running at that hour, and remembers why it could not. Run
 * by one thread, its own; asked by any.
 */
final class NightlyBackup implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(NightlyBackup.class);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** How often to look whether it is time. */
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Backups backups;
    private final LocalTime at;
    private final ZoneId zone;
    private final InstantSource clock;
    private final ScheduledExecutorService timer = Threads.scheduler("rollcall-portal-backup", 1);
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

    /** Looks at the clock from now on. */
    void start() {
        Threads.repeat(timer, PERIOD, this::look);
    }

    /** Makes the backup of this day if it is time. */
    void look() {
        ZonedDateTime now = clock.instant().atZone(zone);
        try {
            if (make(now)) {
                failure = Optional.empty();
            }
        } catch (RuntimeException e) {
            if (failure.isEmpty()) {
                LOG.warn("Backup of the accounts not made, it is tried each minute", e);
            }
            failure = Optional.of(new Failure(failure.map(Failure::since).orElse(now), reason(e)));
        }
    }

    /** Returns whether it is time, and it is there now. */
    private boolean make(ZonedDateTime now) {
        LocalDate day = now.toLocalDate();
        newest = newest(day);
        if (now.toLocalTime().isBefore(at)) {
            return false;
        }
        if (backups.make(day)) {
            LOG.info("Backup of the accounts made day={}", day);
            newest = newest(day);
        }
        return true;
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
                ? e.getMessage() + " (" + reason(cause) + ")."
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
        return failure.map(last -> Health.degraded("The backup of the accounts has failed since "
                        + MINUTE.format(last.since()) + ": " + last.reason()))
                .orElseGet(Health::up);
    }

    /** Returns how old the newest backup is, in seconds; not a number while there is none or it is not known. */
    double ageSeconds() {
        return newest.map(made -> Duration.between(made, clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }

    @Override
    public void close() {
        Threads.finish(timer, PATIENCE); // a thread in the database must not be interrupted
    }
}
