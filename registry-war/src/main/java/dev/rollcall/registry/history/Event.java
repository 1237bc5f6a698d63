package dev.rollcall.registry.history;

import dev.rollcall.kit.ServiceName;
import dev.rollcall.kit.registry.InstanceId;
import dev.rollcall.registry.roll.Cause;
import dev.rollcall.registry.roll.Change;
import dev.rollcall.registry.roll.Entry;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that happened to an instance. Immutable.
 *
 * @param number greater than that of every earlier event, also across restarts, unless nothing of a life could be written and
 *     the clock was then set back
 * @param time when it was noticed
 * @param service the service of the instance
 * @param instance which one
 * @param kind what happened, in one word
 * @param cause why, in words for people; empty if the kind says it all
 */
public record Event(long number, Instant time, ServiceName service, InstanceId instance, String kind, String cause) {

    /** Returns what a change means; empty if nothing happened, as when it was restored after a restart. */
    static Optional<Event> of(long number, Instant time, Change change) {
        return kind(change)
                .map(kind -> new Event(
                        number, time, change.after().name(), change.after().id(), kind, cause(change)));
    }

    private static Optional<String> kind(Change change) {
        return switch (change.cause()) {
            case REGISTERED -> Optional.of("registered");
            case REPLACED -> Optional.of("replaced");
            case RESTORED, MERGED, MOVED -> Optional.empty();
            case DEREGISTERED -> Optional.of("deregistered");
            case EXPIRED -> Optional.of("expired");
            case FORGOTTEN -> Optional.of("forgotten");
            case DRAINED -> Optional.of("drained");
            case UNDRAINED -> Optional.of("undrained");
            case EVICTED -> Optional.of("evicted");
            case CHECKED -> Optional.of(change.after().health().name().toLowerCase(Locale.ROOT));
        };
    }

    private static String cause(Change change) {
        Entry entry = change.after();
        if (change.cause() == Cause.CHECKED) {
            return Optional.ofNullable(entry.status().reason()).orElse("");
        }
        if (change.cause() == Cause.DRAINED || change.cause() == Cause.UNDRAINED) {
            String why = entry.operator().why();
            return "by " + entry.operator().by() + (why.isEmpty() ? "" : ": " + why);
        }
        return "";
    }
}
