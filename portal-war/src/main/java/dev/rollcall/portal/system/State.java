package dev.rollcall.portal.system;

/** How a service or an instance is, as a page says it. In order of severity: the later, the worse. */
public enum State {
    HEALTHY("healthy", "ok"),
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

    public String label() {
        return label;
    }

    /** The icon and colour: {@code ok}, {@code warn} or {@code bad}. */
    public String tone() {
        return tone;
    }

    /** Whether calls are answered as they should be. */
    public boolean isHealthy() {
        return this == HEALTHY;
    }
}
