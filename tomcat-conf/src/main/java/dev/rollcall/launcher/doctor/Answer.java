package dev.rollcall.launcher.doctor;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What came back from the registry's address.
 *
 * @param registry that address
 * @param silence why nothing came back
 * @param status of HTTP, or 0
 * @param time its {@code Date}
 * @param trouble why what came back is not a roll, in words
 */
record Answer(URI registry, Optional<String> silence, int status, Optional<Instant> time, Optional<String> trouble) {

    static Answer silent(URI registry, String reason) {
        return new Answer(registry, Optional.of(reason), 0, Optional.empty(), Optional.empty());
    }

    /** Returns the same with why what came back is not a roll, if it is not. */
    Answer with(Optional<String> what) {
        return new Answer(registry, silence, status, time, what);
    }
}
