package dev.rollcall.portal.system;

import dev.rollcall.portal.text.Texts;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How a service or an instance is, as a page says it. In order of severity: the later, the worse. */
public enum State {
    HEALTHY("ok"),
    DRAINED("info"),
    DEGRADED("warn"),
    FAILING("warn"),
    DOWN("bad"),
    MISSING("bad");

    private final String tone;

    State(String tone) {
        this.tone = tone;
    }

    /** A service is as its worst instance, leaving out those that an operator took out of use, unless that is all of them. */
    static State of(Collection<Entry> instances) {
        List<Entry> inUse =
                instances.stream().filter(entry -> entry.drain() == null).toList();
        if (inUse.isEmpty()) {
            return instances.isEmpty() ? MISSING : DRAINED;
        }
        return inUse.stream().map(Entry::state).max(Comparator.naturalOrder()).orElse(MISSING);
    }

    /** For programs, and in the keys of texts: {@code healthy}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    public String label(Texts texts) {
        return texts.say("system.state." + word());
    }

    /** The icon and colour: {@code ok}, {@code info}, {@code warn} or {@code bad}. */
    public String tone() {
        return tone;
    }

    /** Whether calls are answered as they should be. */
    public boolean isHealthy() {
        return this == HEALTHY;
    }
}
