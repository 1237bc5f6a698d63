package dev.rollcall.registry.webhook;

import java.util.List;

/**
 * What one call tells. Immutable.
 *
 * @param id the same for every attempt to send it, so that the receiver can tell a repetition
 * @param alerts at least one, the oldest first
 */
public record Message(String id, List<Alert> alerts) {

    /** Copies the alerts. */
    public Message {
        alerts = List.copyOf(alerts);
    }

    /** Returns what happened, in a sentence. */
    public String sentence() {
        int more = alerts.size() - 1;
        return alerts.get(0).sentence() + (more == 0 ? "." : ", and " + more + " more.");
    }
}
