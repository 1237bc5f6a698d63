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

        /** When it went off the roll; empty while it is on it, or if that is not known. */
        public Optional<Instant> goneSince() {
            return last.isEnd() ? Optional.ofNullable(last.time()) : Optional.empty();
        }

        /** When it was lost; empty while it is on the roll, if it has left or was sent away, or if that is not known. */
        Optional<Instant> lostSince() {
            return last.isLoss() ? Optional.ofNullable(last.time()) : Optional.empty();
        }
    }

    /** These stories continued by events, the oldest first. */
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

    /** The services, by wire name, that have lost the instance of their latest event, with the time of the loss. */
    public Map<String, Instant> lostServices() {
        Map<String, Story> latest = new LinkedHashMap<>();
        byInstance.values().forEach(story -> latest.put(story.last().service(), story));
        Map<String, Instant> lost = new LinkedHashMap<>();
        latest.forEach((service, story) -> story.lostSince().ifPresent(since -> lost.put(service, since)));
        return lost;
    }

    /** Everything. */
    public Collection<Story> all() {
        return byInstance.values();
    }
}
