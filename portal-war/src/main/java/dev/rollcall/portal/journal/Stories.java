package dev.rollcall.portal.journal;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the journal tells about each instance: the last thing that happened, and the last thing that went wrong, also of those
 * that are gone. Immutable; at most 5,000 instances, those of which something was told last.
 *
 * @param byInstance the one whose last event is the oldest comes first
 */
public record Stories(Map<String, Story> byInstance) {
    /** Nothing has been told. */
    public static final Stories NONE = new Stories(Map.of());

    private static final int MAX = 5_000;

    public Stories {
        byInstance = Collections.unmodifiableMap(byInstance);
    }

    /**
     * One instance.
     *
     * @param last what happened last
     * @param trouble what went wrong last, if anything has
     */
    public record Story(Event last, @Nullable Event trouble) {

        /** When it went off the roll; empty while it is on it, or if nobody knows when. */
        public Optional<Instant> goneSince() {
            return last.isEnd() ? Optional.ofNullable(last.time()) : Optional.empty();
        }
    }

    /** These stories, gone on with; the events have an order, the oldest first. */
    public Stories goneOnWith(List<Event> events) {
        if (events.isEmpty()) {
            return this;
        }
        Map<String, Story> all = new LinkedHashMap<>(byInstance);
        for (Event event : events) {
            Story before = all.remove(event.instance()); // so that it becomes the last one
            Event trouble = event.isTrouble() || before == null ? null : before.trouble();
            all.put(event.instance(), new Story(event, event.isTrouble() ? event : trouble));
        }
        all.keySet().stream().limit(Math.max(0, all.size() - MAX)).toList().forEach(all::remove);
        return new Stories(all);
    }

    /** What is known of an instance. */
    public Optional<Story> of(String instanceId) {
        return Optional.ofNullable(byInstance.get(instanceId));
    }

    /** Everything. */
    public Collection<Story> all() {
        return byInstance.values();
    }
}
