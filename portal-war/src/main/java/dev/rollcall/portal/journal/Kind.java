package dev.rollcall.portal.journal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of events that the registry knows. */
public enum Kind {
    REGISTERED("registered", "ok"),
    REPLACED("registered again", "info"),
    DEREGISTERED("left", "info"),
    EXPIRED("gone: nothing was heard of it any more", "bad"),
    FORGOTTEN("gone: it was down for too long", "bad"),
    EVICTED("removed by an operator", "info"),
    SUSPECT("a check failed", "warn"),
    DOWN("down", "bad"),
    UP("healthy", "ok"),
    DRAINED("taken out of use", "info"),
    UNDRAINED("put back", "ok");

    private final String words;
    private final String tone;

    Kind(String words, String tone) {
        this.words = words;
        this.tone = tone;
    }

    /** The registry's word. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String words() {
        return words;
    }

    /** The icon: {@code ok}, {@code info}, {@code warn} or {@code bad}. */
    public String tone() {
        return tone;
    }

    boolean isEnd() {
        return this == DEREGISTERED || this == EXPIRED || this == FORGOTTEN || this == EVICTED;
    }

    boolean isTrouble() {
        return this == SUSPECT || this == DOWN || this == EXPIRED;
    }

    /** The kind that the registry calls so. */
    static Optional<Kind> of(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(wireName))
                .findFirst();
    }
}
