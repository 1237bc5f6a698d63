package dev.rollcall.log.http;

import dev.rollcall.log.http.MergedEntries.Asked;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one of several log services answered, while a page is made of it. Used by one thread. */
final class Part {

    private final String name;
    private final Asked asked;
    private final @Nullable Entries answer;
    private final List<Entry> entries;
    private int taken;
    private Instant arrival = Instant.MIN;

    /**
     * Takes an answer.
     *
     * @param name the short name of the log service
     * @param answer null if there is none
     */
    Part(String name, Asked asked, @Nullable Entries answer) {
        this.name = name;
        this.asked = asked;
        this.answer = answer;
        this.entries = answer == null ? List.of() : answer.entries();
        look();
    }

    String name() {
        return name;
    }

    Asked asked() {
        return asked;
    }

    boolean isLeft() {
        return taken < entries.size();
    }

    /** Returns when the next event arrived. */
    Instant arrival() {
        return arrival;
    }

    /** Takes the next event: of those left, the one that arrived last. */
    Entry take() {
        Entry entry = entries.get(taken++);
        look();
        return entry;
    }

    /** A log service of an earlier version does not say when events arrived. */
    private void look() {
        if (isLeft()) {
            Entry next = entries.get(taken);
            arrival = next.received() == null ? next.time() : next.received();
        }
    }

    /** Returns whether the service has looked at anything; one that is silent or out of time keeps its position. */
    boolean hasLooked() {
        return answer != null && (answer.complete() || answer.next() != null);
    }

    /** Returns the sequence below which all events not taken are; only if the service has looked at any. */
    long position() {
        if (isLeft()) {
            return taken == 0
                    ? entries.get(0).sequence() + 1
                    : entries.get(taken - 1).sequence();
        }
        return answer == null || answer.next() == null ? Positions.NOTHING : answer.next();
    }
}
