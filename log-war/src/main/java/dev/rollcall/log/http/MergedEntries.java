package dev.rollcall.log.http;

import dev.rollcall.log.search.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The answer of all log services to a question. Members that are not known are left out.
 *
 * @param complete false if one of them did not answer, or not completely
 * @param reason why it is not complete: {@code services}
 * @param next where to go on; missing if no service that has answered yet has more
 * @param entries the events, the latest first
 * @param services which log services were asked
 */
public record MergedEntries(
        boolean complete, @Nullable String reason, @Nullable String next, List<Entry> entries, List<Asked> services) {

    /**
     * A log service that was asked.
     *
     * @param url its address; missing for this service, and for one that is no longer listed
     * @param answered whether it did
     * @param complete whether its answer was
     * @param reason why it did not answer, in words for people
     */
    public record Asked(
            @Nullable String url,
            boolean answered,
            boolean complete,
            @Nullable String reason) {}

    /** Two events of one origin are the same, kept by two log services. */
    private record Origin(String service, String producer, long sequence) {}

    /**
     * Merges the events that arrived last at each service into one page. Each gives its events in the order of its
     * sequences, so that all it has left are below its position.
     *
     * @param from where the page before ended
     * @param limit how many events at most
     */
    static MergedEntries of(List<Part> parts, Positions from, int limit) {
        List<Entry> entries = newest(parts, limit);
        Positions next = from;
        for (Part part : parts) {
            next = part.hasLooked() ? next.with(part.name(), part.position()) : next;
        }
        List<Asked> asked = Stream.concat(parts.stream().map(Part::asked), unlisted(parts, from))
                .toList();
        boolean complete = asked.stream().allMatch(one -> one.answered() && one.complete());
        return new MergedEntries(complete, complete ? null : "services", next.next(), entries, asked);
    }

    /** The log services that were read before and cannot be asked now. */
    private static Stream<Asked> unlisted(List<Part> parts, Positions from) {
        return from.left()
                .filter(name -> parts.stream().noneMatch(part -> part.name().equals(name)))
                .map(name -> new Asked(null, false, false, "log service " + name + " is not listed at the moment"));
    }

    /** The events that arrived last, sorted by the clocks of their services. One kept twice counts once. */
    private static List<Entry> newest(List<Part> parts, int limit) {
        Set<Origin> seen = new HashSet<>();
        List<Entry> entries = new ArrayList<>();
        int weight = 0;
        while (entries.size() < limit && weight < Page.MAX_WEIGHT) {
            Part latest = latest(parts);
            if (latest == null) {
                break;
            }
            Entry entry = latest.take();
            if (entry.producer() == null
                    || entry.producerSequence() == null
                    || seen.add(new Origin(entry.service(), entry.producer(), entry.producerSequence()))) {
                entries.add(entry);
                weight += weight(entry);
            }
        }
        entries.sort(Comparator.comparing(Entry::time).reversed());
        return entries;
    }

    private static int weight(Entry entry) {
        Map<String, String> attributes = entry.attributes() == null ? Map.of() : entry.attributes();
        return Page.weight(attributes, entry.text(), entry.instance(), entry.logger(), entry.thread(), entry.traceId());
    }

    private static @Nullable Part latest(List<Part> parts) {
        Part latest = null;
        for (Part part : parts) {
            if (part.isLeft() && (latest == null || part.arrival().isAfter(latest.arrival()))) {
                latest = part;
            }
        }
        return latest;
    }
}
