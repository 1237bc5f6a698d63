package dev.rollcall.registry.webhook;

import dev.rollcall.registry.roll.Entry;
import java.time.Instant;

/**
 * Something people want to know. Immutable.
 *
 * @param time when it was noticed
 * @param entry the instance as it was then
 * @param down whether it went down; if not, it came up again
 * @param cause why it went down, in words for people; empty if it did not
 */
public record Alert(Instant time, Entry entry, boolean down, String cause) {

    /** Returns what happened, in a sentence. */
    String sentence() {
        String where = " (" + entry.id() + ", " + entry.registration().url() + ")";
        return down ? entry.name() + " is DOWN: " + cause + where : entry.name() + " is UP again" + where;
    }
}
