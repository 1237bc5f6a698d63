package dev.rollcall.launcher.doctor;

import dev.rollcall.launcher.roll.Roll;
import dev.rollcall.launcher.roll.Services;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What came back from the registry's address.
 *
 * @param registry that address
 * @param silence why nothing came back
 * @param status the HTTP status, or 0
 * @param body the text
 * @param signed whether the request carried a token
 * @param arrived when it came, by the clock of this machine
 * @param time its {@code Date}
 */
record Answer(
        URI registry,
        Optional<String> silence,
        int status,
        String body,
        boolean signed,
        Instant arrived,
        Optional<Instant> time) {
    static final int OK = 200;
    static final int UNAUTHORIZED = 401;

    static Answer silent(URI registry, String reason) {
        return new Answer(registry, Optional.of(reason), 0, "", false, Instant.EPOCH, Optional.empty());
    }

    /** Returns how far the clock of this machine is ahead of the registry's, which tells whole seconds only. */
    Optional<Duration> ahead() {
        return time.map(there -> Duration.between(there, arrived.truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Returns the part of the roll that was asked for, if it is one. */
    Optional<Roll> roll() {
        try {
            return status == OK ? Optional.of(Roll.read(body)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns why the registry refused the request, in its own words. */
    Optional<String> trouble() {
        return new Services.Answer(status, body).detail();
    }
}
