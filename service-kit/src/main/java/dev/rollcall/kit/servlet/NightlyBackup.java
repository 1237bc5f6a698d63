package dev.rollcall.kit.servlet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Makes the backup of a day from its hour on, also when nothing was running at that hour, and remembers why it could not. Run by
 * one thread every {@link #PERIOD}, asked by any.
 */
public final class NightlyBackup implements Runnable {
    /** How often to look whether it is time. */
    public static final Duration PERIOD = Duration.ofMinutes(1);

    private static final Logger LOG = System.getLogger(NightlyBackup.class.getName());
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final String what;
    private final Consumer<LocalDate> make;
    private final Function<LocalDate, Optional<Instant>> newestOf;
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
     * @param what is made, with which a sentence begins: {@code The backup of the accounts}
     * @param make makes that of a day, unless it is there; what it throws is why it has failed
     * @param newestOf tells when the newest was finished that is of no later day, empty if there is none; an {@link UncheckedIOException} if that
     *     cannot be told
     * @param at the hour, in the time zone {@code zone}
     */
    public NightlyBackup(
            String what,
            Consumer<LocalDate> make,
            Function<LocalDate, Optional<Instant>> newestOf,
            LocalTime at,
            ZoneId zone,
            InstantSource clock) {
        this.what = what;
        this.make = make;
        this.newestOf = newestOf;
        this.at = at;
        this.zone = zone;
        this.clock = clock;
    }

    /** Makes the backup of this day if it is time. Failures are logged once, until one is made. */
    @Override
    public void run() {
        ZonedDateTime now = clock.instant().atZone(zone);
        LocalDate day = now.toLocalDate();
        if (!now.toLocalTime().isBefore(at)) {
            try {
                make.accept(day);
                failure = Optional.empty();
            } catch (RuntimeException e) {
                if (failure.isEmpty()) {
                    LOG.log(Level.WARNING, what + " is not made, which is tried each minute", e);
                }
                failure = Optional.of(new Failure(failure.map(Failure::since).orElse(now), reason(e)));
            }
        }
        newest = newest(day);
    }

    /** Not known while the folder cannot be read, which is no failure yet: whether one can be made shows at its hour. */
    private Optional<Instant> newest(LocalDate day) {
        try {
            return newestOf.apply(day);
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** A sentence without the full stop, which a message may have. */
    private static String reason(RuntimeException e) {
        return e.getCause() instanceof IOException cause
                ? e.getMessage() + " (" + reason(cause) + ")"
                : String.valueOf(e.getMessage()).replaceFirst("\\.$", "");
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
    public Health health() {
        return failure.map(last -> Health.degraded(
                        what + " has failed since " + MINUTE.format(last.since()) + ": " + last.reason() + "."))
                .orElseGet(Health::up);
    }

    /** Returns how old the newest backup is, in seconds; not a number while there is none or it is not known. */
    public double ageSeconds() {
        return newest.map(made -> Duration.between(made, clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
