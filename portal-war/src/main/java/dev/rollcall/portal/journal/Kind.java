package dev.rollcall.portal.journal;

import dev.rollcall.portal.text.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of events that the registry knows. */
public enum Kind {
    REGISTERED("ok"),
    REPLACED("info"),
    DEREGISTERED("info"),
    EXPIRED("bad"),
    FORGOTTEN("bad"),
    EVICTED("info"),
    SUSPECT("warn"),
    DOWN("bad"),
    UP("ok"),
    DRAINED("info"),
    UNDRAINED("ok");

    private final String tone;

    Kind(String tone) {
        this.tone = tone;
    }

    /** The registry's word. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String words(Texts texts) {
        return texts.say("system.event." + wireName());
    }

    /** The icon: {@code ok}, {@code info}, {@code warn} or {@code bad}. */
    public String tone() {
        return tone;
    }

    boolean isEnd() {
        return this == DEREGISTERED || this == EXPIRED || this == FORGOTTEN || this == EVICTED;
    }

    /** Whether the instance went without a goodbye, and was not sent away. */
    boolean isLoss() {
        return this == EXPIRED || this == FORGOTTEN;
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
