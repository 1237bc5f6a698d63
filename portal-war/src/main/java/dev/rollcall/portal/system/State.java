package dev.rollcall.portal.system;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How a service or an instance is, as a page says it. In order of severity: the later, the worse. */
public enum State {
    HEALTHY("healthy", "ok"),
    DRAINED("out of use", "info"),
    DEGRADED("degraded", "warn"),
    FAILING("failing", "warn"),
    DOWN("down", "bad"),
    MISSING("not registered", "bad");

    private final String label;
    private final String tone;

    State(String label, String tone) {
        this.label = label;
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

    public String label() {
        return label;
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
